/** Words of a conversation between two people. */
import type { RoomWords } from '#lib/beside/talk/words.ts'

export const bondTalkWords = {
  agreed: 'You agreed:',
  nothingAgreed: 'You have not said yet what you hope for.',
  toAgreement: 'Our agreement',
  afterYes: 'What they wrote shows once you say yes.',
  paused: 'You paused this. Neither of you can write until you go on.',
  pausedByThem: (name: string) => `${name} paused this. You can write again when they go on.`,
  ended: 'This has ended. You can still read it here.',
  notOpened: 'This conversation could not be opened here. Nothing of it was lost.',
  toPeople: 'Back to People'
} as const

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
