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

export const keptTalkWords = {
  title: 'Conversations that I kept',
  lead: 'Their words lie here as long as you keep them.',
  with: (name: string) => `With ${name}`,
  read: (name: string) => `Read it again: ${name}`,
  letGo: (name: string) => `Let it go: ${name}`,
  letGoTitle: 'Let this conversation go?',
  letGoTexts: ['Its words go from all your devices. What the other one keeps stays with them.'],
  letGoConfirm: 'Let it go now',
  gone: 'It is gone from here.'
} as const
