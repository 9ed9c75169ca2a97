/** Words of a conversation. */
import type { AcknowledgementKey, TalkItem } from '@beside/client'
import type { Said } from '#lib/beside/words.ts'

/** In one go, by what a record can hold. */
export const wordsLengthMax = 16_000

export const talkWords = {
  nothingYet: 'No words yet. Take all the time you want.',
  earlier: 'Earlier words',
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
  readonly conversation: string
  /** The label of the field. */
  readonly write: string
  readonly whoCanSee: string
  /** Said once when words come in. */
  readonly newWords: string
  readonly acknowledged: (words: string) => string
  readonly editHint: string
  readonly takeBackTexts: readonly string[]
  readonly left: (isMine: boolean, name: string) => string
}

export const composerWords = {
  placeholder: 'Take your time',
  send: 'Send',
  addNote: 'Add a note: about…',
  notesDone: 'Done',
  draftKept: 'Kept while this page is open'
} as const

/** Why words are not taken, apart from what happens outside. */
export type SayRefusal = 'too-long' | 'nothing-written' | 'not-now'

export const sayRefusals: Readonly<Record<SayRefusal | 'on-its-way', Said>> = {
  'on-its-way': {
    what: 'These words are on their way right now.',
    next: 'You can take them back in a moment.'
  },
  'not-now': {
    what: 'This is paused or has ended, so no words go out.',
    next: 'They stay in this field. You can copy them.'
  },
  'too-long': {
    what: 'This is more than one message can hold.',
    next: 'Send it in two or more parts.'
  },
  'nothing-written': { what: 'There are no words here yet.', next: 'Take your time.' }
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
  editLabel: 'Your words',
  save: 'Save',
  notNow: 'Not now',
  notNowText: 'What you changed goes. Your words stay as they were.',
  takeBack: 'Take back',
  takeBackWaiting:
    'They leave this screen and do not go out. If they had gone already, they show here again.',
  takeBackTitle: 'Take these words back?',
  takeBackConfirm: 'Take them back'
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
    case 'agreement':
      return isMine ? 'You wrote the agreement.' : `${name} wrote the agreement.`
    default:
      return kind satisfies never
  }
}
