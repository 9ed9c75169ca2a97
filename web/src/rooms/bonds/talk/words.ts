/** Words of a conversation. */
import type { AcknowledgementKey, TalkItem } from '@beside/client'
import type { Said } from '#lib/beside/words.ts'

/** In one go, by what a record can hold. */
export const wordsLengthMax = 16_000

export const talkWords = {
  agreed: 'You agreed:',
  nothingAgreed: 'You have not said yet what you hope for.',
  toAgreement: 'Our agreement',
  conversation: (name: string) => `Conversation with ${name}`,
  nothingYet: 'No words yet. Take all the time you want.',
  afterYes: 'What they wrote shows once you say yes.',
  earlier: 'Earlier words',
  loading: 'Fetching earlier words',
  opening: 'Opening the conversation',
  newWords: (name: string) => `New words from ${name}`,
  stopped: 'Writing is stopped here, because something does not fit.',
  wentBack: 'Words are missing here since this place went back. Writing waits until you say go on.',
  stoppedLink: 'What happened and what to do',
  paused: 'You paused this. Neither of you can write until you go on.',
  pausedByThem: (name: string) => `${name} paused this. You can write again when they go on.`,
  ended: 'This has ended. You can still read it here.',
  notOpened: 'This conversation could not be opened here. Nothing of it was lost.',
  toPeople: 'Back to People'
} as const

export const composerWords = {
  label: (name: string) => `Write to ${name}`,
  placeholder: 'Take your time',
  whoCanSee: (name: string) => `Only you and ${name} can see this`,
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
  acknowledged: (name: string, words: string) => `${name}: “${words}.”`,
  youAcknowledged: (words: string) => `You: “${words}.”`,
  edited: 'changed later',
  waiting: 'Waiting. It goes out by itself while this page is open.',
  waitingStopped: 'Waiting until writing goes on.',
  folded: 'folded by its note',
  foldAgain: 'fold again',
  hidden: 'Words that you chose to hide.',
  showOnce: 'Show them this once',
  edit: 'Change the words',
  editLabel: 'Your words',
  editHint: (name: string) =>
    `${name} sees the new words, and that they were changed. They may have read the first ones.`,
  save: 'Save',
  notNow: 'Not now',
  notNowText: 'What you changed goes. Your words stay as they were.',
  takeBack: 'Take back',
  takeBackWaiting:
    'They leave this screen and do not go out. If they had gone already, they show here again.',
  takeBackTitle: 'Take these words back?',
  takeBackTexts: (name: string) => [
    `They leave this place and the screen of ${name}. ${name} sees that words were taken back.`,
    `${name} may have read them, and can remember or copy words. This cannot be undone.`
  ],
  takeBackConfirm: 'Take them back'
} as const

/** A line between words: what happened, and who did it. */
export function eventInWords(
  kind: Exclude<TalkItem['kind'], 'words'>,
  by: 'me' | 'them',
  name: string
): string {
  const isMine = by === 'me'
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
      return isMine ? 'You ended this.' : `${name} ended this.`
    case 'new-keys':
      return isMine ? 'You changed your keys.' : `${name} changed their keys.`
    case 'agreement':
      return isMine ? 'You wrote the agreement.' : `${name} wrote the agreement.`
    default:
      return kind satisfies never
  }
}
