/** Kind words that somebody said, kept in one's own space. */
export const kindWords = {
  title: 'Kind words I kept',
  lead: 'What somebody said to you, and what you wanted to keep.',
  whoCanSee: 'Only you can see this. Nobody is told that you kept it.',
  none: 'Nothing is kept here so far. “Keep these kind words” stands on what others wrote to you.',
  from: (name: string, when: string) => (name === '' ? when : `${name}, ${when}`),
  letGo: 'Let these words go',
  letGoTitle: 'Let these words go?',
  letGoTexts: ['They leave this page. The conversation stays as it is.'],
  letGoConfirm: 'Let them go',
  gone: 'They are gone from here.',
  back: 'Back to Me'
} as const
