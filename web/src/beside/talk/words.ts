/** Words of a conversation. */
import type { AcknowledgementKey, TalkItem } from '@beside/client'
import type { Said } from '#lib/beside/words.ts'

/** In one go, by what a record can hold. */
export const wordsLengthMax = 16_000

export const talkWords = {
  nothingYet: 'No words yet. Take all the time you want.',
  earlier: 'Earlier words',
  beforeKept: 'What was said before you came in stays with those who were here then.',
  loading: 'Fetching earlier words',
  opening: 'Opening the conversation',
  stopped: 'Writing is stopped here, because something does not fit.',
  wentBack: 'Words are missing here since this place went back. Writing waits until you say go on.',
  stoppedLink: 'What happened and what to do',
  /** Where a name was not shown. */
  somebody: 'Somebody'
} as const

/** Above what was typed where nobody can send any more. */
export const unsentWords = 'You had written this. It was not sent. You can copy it.'

/** What a room says of a conversation: it knows who reads along. */
export type RoomWords = {
  /** What the one other is called. Left out where there are several: then it stands whose words they are. */
  readonly other?: string
  /** Which role people hold, as they show it here, by member id. */
  readonly roles?: Readonly<Record<string, string>>
  readonly conversation: string
  /** The label of the field. */
  readonly write: string
  readonly whoCanSee: string
  /** Said once when words come in. */
  readonly newWords: string
  readonly editHint: string
  readonly takeBackTexts: readonly string[]
  readonly left: (isMine: boolean, name: string) => string
}

/** What is said of a conversation with one other. */
export function wordsWith(name: string): RoomWords {
  return {
    other: name,
    conversation: `Conversation with ${name}`,
    write: `Write to ${name}`,
    whoCanSee: `Only you and ${name} can see this`,
    newWords: `New words from ${name}`,
    editHint: `${name} sees the new words, and that they were changed. They may have read the first ones.`,
    takeBackTexts: [
      `They leave this place and the screen of ${name}. ${name} sees that words were taken back.`,
      `${name} may have read them, and can remember them. Somebody may have kept a copy, and may report it. This cannot be undone.`
    ],
    left: (isMine) => (isMine ? 'You ended this.' : `${name} ended this.`)
  }
}

export const composerWords = {
  placeholder: 'Take your time',
  send: 'Send',
  addNote: 'Add a note: about…',
  notesDone: 'Done',
  draftKept: 'Kept while this page is open',
  mention: 'Mention somebody',
  mentionDone: 'Done',
  whomToMention: 'Whom do you mention?',
  mentionHint: 'They see it here, and nobody else does. Only those who said yes to it are listed.',
  mentions: (names: readonly string[]) => `You mention ${listNames(names)}.`
} as const

/** What answers and threads say. */
export const answerWords = {
  answer: 'Answer',
  write: (name: string) => (name === '' ? 'Your answer to your words' : `Your answer to ${name}`),
  not: 'Write something else',
  gone: 'These words were taken back. What you write will stand by itself.',
  begun: 'You began an answer to this.',
  goOn: 'Go on with it',
  to: (name: string) => (name === '' ? 'To your words:' : `To ${name}:`),
  toTakenBack: 'An answer to words that were taken back.',
  toElsewhere: 'An answer to words that are not shown here.',
  fold: 'Fold the answers',
  unfold: 'Open the answers'
} as const

/** What is folded because its reader wants it so. */
export const muteWords = {
  person: 'Somebody you muted wrote',
  topic: 'Words about a topic you muted',
  thread: 'Answers that you folded',
  open: 'open',
  close: 'fold again',
  mute: (name: string) => `Mute ${name} here`,
  muteHint: (name: string) => `Their words fold to one line here. ${name} is not told.`,
  stopPerson: (name: string) => `Stop muting ${name}`,
  stopTopic: (topic: string) => `Stop muting: ${topic}`,
  stopThread: 'Open the answers'
} as const

export const placeWords = {
  hold: 'Hold my place',
  hint: 'When you step away, the others see that you hold your place. They see no time.',
  held: 'You hold your place. The others can see that, until you write or come back.',
  back: 'I am back',
  away: (name: string) => `${name} stepped away and holds their place.`
} as const

export function listNames(names: readonly string[]): string {
  return new Intl.ListFormat('en-GB', { type: 'conjunction' }).format(names)
}

/** Why words are not taken, apart from what happens outside. */
export type SayRefusal = 'too-long' | 'nothing-written' | 'not-now' | 'no-detail' | 'no-mention'

export const sayRefusals: Readonly<Record<SayRefusal | 'on-its-way', Said>> = {
  'on-its-way': {
    what: 'These words are on their way right now.',
    next: 'You can take them back in a moment.'
  },
  'not-now': {
    what: 'This is paused or has ended, so no words go out.',
    next: 'They stay in this field. You can copy them.'
  },
  'no-detail': {
    what: 'The people here did not agree to words in detail.',
    next: 'You can change the note and the words, then send them.'
  },
  'no-mention': {
    what: 'Somebody whom you mention does not want that any more.',
    next: 'The mention is taken out. You can send your words now.'
  },
  'too-long': {
    what: 'This is more than one message can hold.',
    next: 'Send it in two or more parts.'
  },
  'nothing-written': { what: 'There are no words here yet.', next: 'Take your time.' }
}

/** Why kind words are not kept. */
export const keepRefusals: Readonly<Record<string, Said>> = {
  'too-long': {
    what: 'These words are longer than what can be kept here.',
    next: 'They stay in the conversation. You can copy a part into your notes.'
  },
  'too-many': {
    what: 'There is no room for more kind words.',
    next: 'Let older ones go, under Me, then keep these.'
  }
}

export const notePickerWords = {
  legend: 'What is it about? Up to three.',
  why: 'A note lets the reader choose when to read. It is a choice, and no shield.',
  depth: (category: string) => `How much: ${category}`
} as const

export const acknowledgements: Readonly<Record<AcknowledgementKey, string>> = {
  hear: 'I hear you',
  believe: 'I believe you',
  'not-alone': "You're not alone",
  sitting: 'Sitting with you'
}

export const itemWords = {
  you: 'You',
  respond: 'Respond',
  respondTo: (name: string) => `to ${name}`,
  respondHint: (name: string) => `Only ${name} sees it. It is not counted.`,
  more: 'More',
  moreOn: (name: string) => (name === '' ? 'about your words' : `about the words of ${name}`),
  exactly: 'Written on',
  youAcknowledged: (words: string) => `You: “${words}.”`,
  acknowledged: (name: string, words: string) => `${name}: “${words}.”`,
  mentioned: 'You are mentioned.',
  edited: 'changed later',
  waiting: 'Waiting. It goes out by itself while this page is open.',
  waitingStopped: 'Waiting until writing goes on.',
  folded: 'folded by its note',
  foldedHere: 'folded',
  wasClosed: 'Written while the circle was closed',
  foldAgain: 'fold again',
  hidden: 'Words that you chose to hide.',
  showOnce: 'Show them this once',
  edit: 'Change the words',
  keepKindWords: 'Keep these kind words',
  kindWordsHint: 'A copy only you can see. It stands under Me.',
  kindWordsKept: 'Kept. It stands under Me.',
  show: 'Report or keep a copy',
  editLabel: 'Your words',
  changeNote: 'Add or change a note',
  save: 'Save',
  notNow: 'Not now',
  notNowText: 'What you changed goes. Your words stay as they were.',
  takeBack: 'Take back',
  takeBackWaiting:
    'They leave this screen and do not go out. If they had gone already, they show here again.',
  takeBackTitle: 'Take these words back?',
  takeBackConfirm: 'Take them back'
} as const

export const reportHereWords = {
  label: 'Report something here',
  text: 'You choose what is shown, and who of the safety team sees it. You can also keep a copy for yourself.'
} as const

/** A line between words: what happened, and who did it. */
export function eventInWords(
  kind: Exclude<TalkItem['kind'], 'words'>,
  { isMine, name }: { readonly isMine: boolean; readonly name: string },
  left: RoomWords['left']
): string {
  switch (kind) {
    case 'taken-back':
      return isMine ? 'You took words back.' : `${name} took words back.`
    case 'withheld':
      return 'Words are missing here. This place did not hand them over.'
    case 'could-not-open':
      return 'Words that could not be opened here.'
    case 'paused':
      return isMine ? 'You paused.' : `${name} paused.`
    case 'resumed':
      return isMine ? 'You went on again.' : `${name} went on again.`
    case 'joined':
      return isMine ? 'You came in.' : `${name} came in.`
    case 'left':
      return left(isMine, name)
    case 'removed':
      return isMine ? 'Your membership ended.' : `The membership of ${name} ended.`
    case 'new-keys':
      return isMine ? 'You changed your keys.' : `${name} changed their keys.`
    case 'stay':
      return isMine
        ? 'You changed how long words stay. It stands in “About this circle”.'
        : `${name} changed how long words stay. It stands in “About this circle”.`
    case 'leads':
      return isMine ? 'You hold this circle now.' : `${name} holds this circle now.`
    case 'leads-no-more':
      return isMine ? 'You no longer hold this circle.' : `${name} no longer holds this circle.`
    case 'gathering':
      return isMine
        ? 'You planned when we meet. It stands in “When we meet”.'
        : `${name} planned when we meet. It stands in “When we meet”.`
    case 'agreement':
      return isMine ? 'You changed the agreement.' : `${name} changed the agreement.`
    default:
      return kind satisfies never
  }
}
