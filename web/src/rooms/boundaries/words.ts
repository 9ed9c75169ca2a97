/** Words of boundaries: my own, what others see of them, and how to be beside somebody. */
import type { InviteRefusal, QuietHours, ShownPart } from '@beside/client'
import type { Said } from '#lib/beside/words.ts'

/** The letters that fit. */
export const textLengthMax = 600
export const hardWordsLengthMax = 300

export const boundariesWords = {
  title: 'My boundaries',
  intro: 'What you wish around you. Any part can stay empty.',
  share:
    'Nothing here is shown by itself. In a bond you can show parts of it under “Our agreement”. In a circle it is under “About this circle”.',
  empty: 'You have written none so far. You can begin with one, and leave the rest.',
  begin: 'Write my boundaries',
  change: 'Change my boundaries',
  save: 'Save my boundaries',
  savedWhen: (when: string) => `Saved ${when}.`,
  stop: 'Leave it as it was',
  stopText: 'What you wrote here goes. Your boundaries stay as they were.',
  device: 'On a shared device nothing of it stays when you leave.',
  elsewhere: 'You also saved your boundaries on another device.',
  elsewhereNext: 'Both are here, side by side. Take what you want, then save.',
  other: 'On the other device',
  takeOther: 'Take this',
  otherEmpty: 'There it is empty.'
} as const

export const sectionNames = {
  quietHours: 'Quiet hours',
  howToSpeak: 'How I like to be spoken to',
  words: 'Words I prefer',
  hard: 'Topics that are hard for me'
} as const

export const sectionHints = {
  quietHours: 'People can still write then. They read that it is quiet time for you.',
  howToSpeak: 'Such as: slowly, no advice unless I ask, no nicknames.',
  words: 'Such as: the name and the words you want to be called by.',
  hardWords: 'A few words are enough. No need to say why.'
} as const

export const quietWords = {
  on: 'I want quiet hours',
  from: 'From',
  until: 'Until',
  untilHint: 'Where both are the same, it is quiet all day.',
  clock: (zone: string) => `By the clock of ${zone}.`
} as const

export function hoursInWords({ from, to, timeZone }: QuietHours): string {
  const hours = from === to ? 'All day' : `From ${from} until ${to}`
  return `${hours}, by the clock of ${zoneInWords(timeZone)}.`
}

/** `America/New_York` as people read it. */
export function zoneInWords(timeZone: string): string {
  return timeZone.replaceAll('_', ' ')
}

export const hardWords = {
  label: 'In your own words',
  whoCanSee: 'Only you can see this. It is never shown to anybody.',
  fold: 'Fold these topics for me',
  foldText: 'Words with a note about these topics are shown to you. They can be folded first.',
  folded: 'Words with a note about these topics come folded or hidden for you.',
  choices: 'What I would rather not see'
} as const

/** Who can see one part. */
export function whoCanSee(names: readonly string[]): string {
  if (names.length === 0) return 'Only you can see this'
  return `You can see this, and so can ${listNames(names)}.`
}

export function whoGetsIt(names: readonly string[]): string {
  return names.length === 0
    ? whoCanSee(names)
    : `${whoCanSee(names)} When you save, they get the new words.`
}

function listNames(names: readonly string[]): string {
  return new Intl.ListFormat('en-GB', { type: 'conjunction' }).format(names)
}

export function circleAsWho(name: string): string {
  return `the people in ${name}`
}

/** What is shown of mine in one bond or circle. `who` is "Sam", or "the people in this circle". */
export const shownWords = {
  title: (who: string) => `What ${who} can see of my boundaries`,
  inThisCircle: 'the people in this circle',
  text: (who: string) =>
    `Each part is off until you switch it on. Then ${who} can see it, until you switch it off here.`,
  later: 'Whoever comes in later sees it too.',
  remember: 'Who has read it may remember it.',
  never: 'Topics that are hard for you are never shown.',
  zone: 'With the hours they see your time zone, and so about where you are.',
  nothing: 'You have written no boundaries to show so far.',
  noWords: 'Nothing is written here now.',
  toMine: 'My boundaries',
  on: 'It is shown now.',
  off: 'It is not shown any more.'
} as const

export const showRefusals: Readonly<Record<'not-now', Said>> = {
  'not-now': {
    what: 'This could not be changed here now.',
    next: 'You can look whether you both are still beside each other.'
  }
}

/** What somebody else shows. */
export const besideWords = {
  title: (name: string) => `How to be beside ${name}`,
  parts: {
    quietHours: 'Quiet hours',
    howToSpeak: 'How they like to be spoken to',
    words: 'Words they prefer'
  } satisfies Readonly<Record<ShownPart, string>>,
  quietNow: (name: string) => `It is quiet time for ${name}. Your words wait until they look.`
} as const

export const saveRefusals: Readonly<Record<'changed-elsewhere' | 'too-long', Said>> = {
  'too-long': {
    what: 'A part is longer than it can be.',
    next: 'Shorten the part that says so, then save.'
  },
  'changed-elsewhere': {
    what: 'Nothing was saved yet, so that no words are replaced unseen.',
    next: 'Take what you want from the other device, then save again.'
  }
}

/** Whether people in a circle may ask for a bond, and asking somebody who allows it. */
export const mayAskWords = {
  label: 'People here may ask me for a bond',
  text: 'They then see “Ask for a bond” beside your name. You can leave a question without an answer. Nobody is told.',
  on: 'The people in this circle can see that they may ask.',
  off: 'Nobody here may ask you.'
} as const

/** The letters that fit into a few words to somebody who is asked. */
export const noteLengthMax = 300

export const askWords = {
  label: 'Ask for a bond',
  labelWith: (name: string) => `with ${name}`,
  relation: (circle: string) => `From ${circle}`,
  title: (name: string) => `Ask ${name} for a bond?`,
  before: (name: string) => [
    `${name} sees your name, your shape, this circle, and what you write here.`,
    'The question is open for seven days, or until you take it back here.',
    `${name} may leave it without an answer. You are not told why.`
  ],
  note: 'A few words to them',
  noteHint: 'You can leave this empty.',
  purpose: 'What you hope for',
  purposeHint: 'Such as: an evening message now and then. No advice unless asked.',
  pace: 'What pace would suit you',
  paceHint: 'Such as: once a week, never at night. An answer can take days.',
  whoCanSee: (name: string) => `Only ${name} can see this. Nobody else in the circle is told.`,
  send: (name: string) => `Ask ${name}`,
  back: 'Not now',
  backText: 'What you wrote here goes. Nobody is asked.',
  open: (name: string, day: string) =>
    `You asked ${name} for a bond. The question is open until ${day}.`,
  takeBack: 'Take it back',
  otherOpen: (name: string) =>
    `You can ask ${name} for a bond once your other question here is over.`
} as const

export const askRefusals: Readonly<Record<'not-now' | 'too-long', Said>> = {
  'not-now': {
    what: 'This question could not be asked now.',
    next: 'They may have switched it off, or you asked somebody here already.'
  },
  'too-long': {
    what: 'Something here is longer than fits.',
    next: 'The field says so. You can shorten it.'
  }
}

/** A question that came. */
export const questionWords = {
  title: (name: string) => `${name} asks you for a bond`,
  asks: (name: string, circle: string) => `${name} from ${circle} asks for a bond`,
  look: 'Look at it',
  from: (circle: string) => `You know each other from ${circle}.`,
  reading: 'Opening the question',
  again: 'Look again',
  putAway: 'Put it away',
  hopes: (name: string) => `What ${name} hopes for`,
  meansTitle: 'What a yes means',
  means: (name: string) => [
    `You and ${name} get a place where you two can write to each other.`,
    `${name} sees your name, your shape, and when you came.`,
    'Either of you can pause or end it at any time, without a reason.'
  ],
  whoCanSee: (name: string) => `Only you and ${name} can see this.`,
  yes: 'Yes, I’d like that',
  notNow: 'Not now',
  ifLeft: (name: string, day: string) =>
    `If you leave it, ${name} is told nothing. It closes by itself on ${day}.`
} as const

const over: Said = {
  what: 'This question is not open any more.',
  next: 'Nothing more is needed. You can put it away.'
}
export const questionRefusals: Readonly<Record<InviteRefusal | 'not-found', Said>> = {
  'link-cut-short': over,
  'invite-unknown': over,
  'invite-used': over,
  'invite-expired': over,
  'invite-revoked': over,
  'invite-void': over,
  'another-server': over,
  'own-link': over,
  'not-found': over
}
