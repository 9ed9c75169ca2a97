/** Words of bonds: people, the invitation, the agreement, pausing and ending. */
import type { PersonView, Relation } from '@beside/client'
import { dayToCome, whenInWords } from '#lib/ui/time/words.ts'

export const relationNames: Readonly<Record<Relation, string>> = {
  close: 'Someone close',
  peer: 'A peer',
  other: 'Someone else'
}

export function relationInWords(person: Pick<PersonView, 'relation' | 'relationWords'>): string {
  const own = person.relationWords.trim()
  return person.relation === 'other' && own !== '' ? own : relationNames[person.relation]
}

/** What a person is called in a list, before and after they came. */
export function nameInList(person: PersonView): string {
  return person.name === '' ? relationInWords(person) : person.name
}

/** Nothing more happens here by itself: it ended, or nobody came by the link. */
export function isOver({ state }: Pick<PersonView, 'state'>): boolean {
  return state === 'ended' || state === 'link-closed'
}

/** Both said yes, and it goes on: also in a pause. */
export function areBeside({ state }: Pick<PersonView, 'state'>): boolean {
  return state === 'together' || state === 'paused'
}

export function nameInSentence(person: Pick<PersonView, 'name'>): string {
  return person.name === '' ? 'the other person' : person.name
}

/** How it stands with a person, in words: never a number, never "seen" (T23, T25). */
export function stateInWords(person: PersonView, now: number): string {
  const relation = relationInWords(person)
  switch (person.state) {
    case 'invited':
      return person.invite === null
        ? 'Your link waits for them'
        : `Your link waits for them · open until ${dayToCome(person.invite.expiresAt)}`
    case 'link-closed':
      return 'The link is closed. Nobody came by it.'
    case 'is-it-them':
      return 'Opened your link. Is it them?'
    case 'together':
      return `${relation} · ${lastWordsInWords(person, now)}`
    case 'paused':
      return person.pausedBy === 'me' ? `${relation} · you paused this` : `${relation} · paused`
    case 'ended':
      return person.endedBy === 'me' ? 'You ended this' : 'This has ended'
    case 'could-not-open':
      return 'This could not be opened here. Nothing of it was lost.'
    default:
      return person.state satisfies never
  }
}

function lastWordsInWords({ lastWords, hasNewWords }: PersonView, now: number): string {
  if (lastWords === null) return 'no words yet'
  const when = whenInWords(lastWords.at, now)
  if (lastWords.by === 'me') return `you wrote ${when}`
  return hasNewWords ? `new words, ${when}` : `wrote ${when}`
}

/** The letters that one answer of an agreement can hold. */
export const shortTextMax = 600

export const peopleWords = {
  howTo: 'How to be beside someone',
  title: 'People',
  intro: 'Nobody can write to you here before you both said yes.',
  nobody: 'Nobody is here right now. You can invite someone, when you want to.',
  begin: 'Invite someone',
  ended: 'What has ended',
  putAwayFor: (name: string) => `Put ${name} away`,
  putAwayTitle: (name: string) => `Put ${name} away?`,
  putAwayTexts: [
    'It leaves your list, and you cannot read it here again.',
    'The other side sees nothing of it.'
  ],
  putLinkAwayText: 'It leaves your list. The link opens nothing any more.',
  putAwayConfirm: 'Put it away'
} as const

export const beginWords = {
  title: 'Invite someone',
  intro: 'You make a link and give it to one person, by hand. Nothing is sent from here.',
  who: 'Who are they to you?',
  relationWords: 'In your words',
  relationWordsHint: 'Such as: my neighbour, my sponsor, a cousin.',
  purpose: 'What you hope for',
  purposeHint: 'Such as: an evening message now and then. No advice unless asked.',
  pace: 'What pace would suit you',
  paceHint: 'Such as: once a week, never at night. An answer can take days.',
  note: 'A few words to them',
  noteHint: 'They read this first. You can leave it empty.',
  goOn: 'Go on',
  back: 'Back',
  lookTitle: 'Before the link is made',
  whoSees: (name: string) =>
    `Who: the one person who opens the link. They see your nickname, ${name}, and your shape.`,
  whatSees: 'What: what you wrote here, and nothing else of you.',
  until: 'Until when: for seven days, or until you close it. The link works once.',
  make: 'Make the link',
  relation: 'They are to you',
  whoCanSee: 'Only the one who opens your link can see this.'
} as const

export const inviteWords = {
  title: 'Your link',
  until: (expiresAt: number) => `It is open until ${dayToCome(expiresAt)}. It works once.`,
  visible: 'Whoever has the link can open it. When someone comes, you are asked if it is them.',
  close: 'Close this link',
  closeTitle: 'Close this link?',
  closeText:
    'It then opens nothing. Whoever tries it reads that it is closed. You can make another.',
  closeConfirm: 'Close it',
  closed: 'This link is closed. Nobody came by it.',
  renew: 'Make a new link',
  toPeople: 'Back to People'
} as const

export const isItThemWords = {
  title: (name: string) => `${name} opened your link. Is it them?`,
  text: 'If you are not sure, ask them in another way, such as a call. Until you say yes, you cannot write here.',
  yes: 'Yes, it is them',
  no: 'No, or I am not sure',
  noTitle: 'Then this ends here',
  noText:
    'The link stays used and this bond ends. The one who came sees only that it has ended. This cannot be undone. You can make a new link.',
  noConfirm: 'End it',
  words: 'Compare six words first',
  keep: 'You are both asked to keep your words private, unless a life or a child may be in danger.'
} as const

export const sixWords = {
  title: 'Six words each',
  why: 'With these words you both can make sure that nobody stands between you.',
  how: 'Meet or call. Read your six words aloud. They should be the same on the other screen.',
  mine: 'My six words',
  theirs: (name: string) => `The six words of ${name}`,
  match: 'They are the same',
  matched: 'You have compared these words, and they were the same.',
  differ: 'They are not the same',
  differTitle: 'Then something is wrong',
  differText: 'Do not write here for now. Someone may stand between you, or a link went astray.',
  differNext: 'Talk in another way. End this bond, and make a new link face to face.',
  toAgreement: 'Ways to pause or end',
  back: 'Back to the conversation',
  screen: 'Anyone who can see your screen can read these words. They open nothing by themselves.'
} as const

export const agreementWords = {
  title: 'Our agreement',
  purpose: 'What we hope for',
  pace: 'Our pace',
  notSaid: 'Not said yet',
  change: 'Change it',
  changeHint: (name: string) => `Only you and ${name} can see this. They see that you changed it.`,
  save: 'Save',
  saved: 'Saved. You both see it now.',
  back: 'Not now',
  backText: 'What you wrote here goes. The agreement stays as it was.',
  compareTitle: 'Is it really them?',
  compare: 'Compare six words',
  compared: 'You have compared six words, and they were the same.',
  room: 'Room to breathe',
  roomIntro: 'You can do any of these at any time. Nobody asks for a reason.',
  toTalk: 'Back to the conversation'
} as const

export const pauseWords = {
  label: 'Pause',
  title: 'Pause for now?',
  texts: (name: string) => [
    `${name} sees that you paused. Neither of you can write until you go on.`,
    'What was written stays. You can go on at any time.'
  ],
  confirm: 'Pause now',
  resume: 'Go on again',
  resumeHint: (name: string) => `${name} sees that you are back.`,
  theirs: (name: string) =>
    `${name} paused this. Only ${name} can go on again. You can still end it.`
} as const

export const endWords = {
  label: 'End with last words',
  title: 'End with last words?',
  texts: (name: string) => [
    `Only ${name} can see your last words, and that it has ended. No answer can come here.`,
    `${name} keeps what you wrote before. This cannot be undone.`
  ],
  words: 'Your last words',
  wordsHint: 'Such as a thank you. You can leave this empty.',
  confirm: 'End it with these words'
} as const

export const endNowWords = {
  label: 'End without words',
  title: 'End this now?',
  texts: (name: string) => [
    `${name} sees that it has ended, and no reason.`,
    `${name} keeps what you wrote before. This cannot be undone.`
  ],
  confirm: 'End it now'
} as const

export const blockWords = {
  label: 'Block',
  title: 'End this and hide it?',
  texts: (name: string) => [
    `It ends at once and leaves your list. ${name} sees only that it has ended.`,
    'Their words leave your screens. To report or keep them, do that first.',
    'You read nothing more from them here. This cannot be undone.'
  ],
  confirm: 'Block now'
} as const
