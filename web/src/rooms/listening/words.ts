/** Words that both sides of being heard use. */
import type {
  AskWish,
  HeardView,
  HelpKind,
  HelpTime,
  KeptBy,
  ListenerWish,
  ListeningLanguage
} from '@beside/client'
import type { Said } from '#lib/beside/words.ts'

export const helpNames: Readonly<Record<HelpKind, string>> = {
  listen: 'Just listen', // words-allow: the person asks for listening alone
  think: 'Help me think',
  company: 'Keep me company',
  practical: 'Something practical'
}

export const timeNames: Readonly<Record<HelpTime, string>> = {
  now: 'Now, if someone is free',
  today: 'Later today',
  week: 'This week'
}

export const wishNames: Readonly<Record<ListenerWish, string>> = {
  woman: 'A woman',
  man: 'A man',
  'lived-experience': 'Someone who lived through hard things too',
  faith: 'Someone of faith',
  'no-faith': 'Someone who leaves faith out of it'
}

/** Each by its own name, so that whoever speaks it finds it. */
export const languageNames: Readonly<Record<ListeningLanguage, string>> = {
  en: 'English',
  ar: 'العربية',
  de: 'Deutsch',
  es: 'Español',
  fr: 'Français',
  pl: 'Polski',
  tr: 'Türkçe',
  uk: 'Українська'
}

export const keptNames: Readonly<Record<KeptBy, string>> = {
  me: 'I keep them, and they do not',
  both: 'We both keep them',
  nobody: 'Nobody keeps them'
}

/** What was agreed of the words, as each side reads it. */
export const keptMeans: Readonly<Record<'asker' | 'listener', Readonly<Record<KeptBy, string>>>> = {
  asker: {
    me: 'Afterwards your words stay with you. The device of the listener lets go of them.',
    both: 'Afterwards you both keep the words.',
    nobody: 'Afterwards nobody keeps the words. Both devices let go of them.'
  },
  listener: {
    me: 'Afterwards they keep the words. Your device lets go of them.',
    both: 'Afterwards you both keep the words.',
    nobody: 'Afterwards nobody keeps the words. Both devices let go of them.'
  }
}

export const heardWords = {
  noName: 'The listener',
  somebody: 'Somebody',
  isClose: {
    asker: 'You are here as somebody close to a person.',
    listener: 'They are here as somebody close to a person.'
  },
  wishedFor: 'Wished for:',
  language: 'Language:',
  back: 'Back to Be heard'
} as const

export const wordsMax = 1000
export const nameMax = 40
export const shortMax = 600

/** Why something is not taken: all of being heard, on both sides. */
export const listeningRefusals: Readonly<Record<string, Said>> = {
  'nobody-listens': {
    what: 'Nobody listens here at the moment, so your question did not go out.',
    next: 'What you wrote stays here. Help now, at the top, has people you can reach today.'
  },
  'too-long': {
    what: 'This is more than fits.',
    next: 'Shorten it a little, then try again.'
  },
  'asked-already': {
    what: 'You have asked already, maybe on another device.',
    next: 'Go back to Be heard. Your question stands there.'
  },
  'enough-open': {
    what: 'You have as many conversations that go on as there is room for.',
    next: 'Come to an end in one of them. Then you can ask somebody else.'
  },
  'too-many': {
    what: 'There is no room for one more right now.',
    next: 'Wait a while, then try again.'
  },
  'ask-taken': {
    what: 'Somebody said yes meanwhile.',
    next: 'Look at Be heard. It stands there now.'
  },
  'off-shift': {
    what: 'Your shift is over, so nothing new comes to you.',
    next: 'You can begin another one later.'
  },
  resting: {
    what: 'You are resting right now.',
    next: 'When you can begin again stands on this page.'
  },
  'debrief-first': {
    what: 'First comes the look back at your last shift.',
    next: 'It stands on this page.'
  },
  'not-now': {
    what: 'This conversation has ended meanwhile.',
    next: 'Go back to Be heard.'
  },
  'another-day': {
    what: 'This day does not fit.',
    next: 'Choose one from tomorrow on, within three months.'
  },
  'asked-otherwise': {
    what: 'What they ask has changed meanwhile, so your answer did not count.',
    next: 'Read what stands here now. Then say yes or no.'
  },
  'cover-gone': {
    what: 'This listener is not asked: they left, or you did not want to be heard by them again.',
    next: 'You can say no here. Your own listener can name somebody else.'
  },
  'nothing-written': { what: 'There are no words here yet.', next: 'A few are enough.' }
}

/** What the other one is called. */
export function nameOfOther({ iAm, person }: Pick<HeardView, 'iAm' | 'person'>): string {
  if (person.name !== '') return person.name
  return iAm === 'asker' ? heardWords.noName : heardWords.somebody
}

/** As one finds it among the nudges. */
export const nudgeNames = {
  ask: 'A yes to what I asked',
  talk: (name: string) => `A conversation with ${name}`
} as const

/** What was asked, in one line. */
export function wishInWords({ help, when }: Pick<AskWish, 'help' | 'when'>): string {
  return `${helpNames[help]} · ${timeNames[when]}`
}
