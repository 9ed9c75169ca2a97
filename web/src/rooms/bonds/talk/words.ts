/** Words of a conversation between two people. */
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
