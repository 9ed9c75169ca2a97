export const nudgeSwitchWords = {
  title: 'Nudges',
  about: 'Nudge me about this',
  areOff: 'Nudges are off.',
  toNudges: 'What nudges are'
} as const
