/** What helps somebody to answer. What a tip says comes with the package that finds it. */
import type { Said } from '#lib/beside/words.ts'

export const answerHelpWords = {
  switch: 'Help me answer',
  where: 'It works on this page alone. Nothing of it is sent or kept.',
  beforeTitle: 'Before you write, if you like',
  prompts: [
    'What did you hear?',
    'Why does it make sense, after what they lived through?',
    'One open question, or none.'
  ],
  look: 'Look over my reply',
  looked: 'Your reply, looked over',
  earlier: 'You have changed your words since. This is about them as they were.',
  nothing: 'No phrase was found that often hurts.',
  nothingMeans: 'That means nothing more. Only a few phrases are known here, in English.',
  yours: 'These words are yours. You can send them as they are.'
} as const

export const nothingWritten: Said = {
  what: 'There are no words here yet.',
  next: 'Take your time.'
}

export const notLoaded: Said = {
  what: 'What looks over a reply could not be fetched yet.',
  next: 'You can send your words without it.'
}
