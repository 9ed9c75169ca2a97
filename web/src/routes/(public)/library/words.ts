import type { TextLanguage, TextTopic } from '@beside/contract'

/** In this order they stand on the page. */
export const topics: readonly TextTopic[] = ['grounding', 'relationships', 'safety', 'helpers']

export const libraryWords = {
  title: 'Texts to read',
  lead: 'Open to everybody, without an account. We keep no list of what you read. Your browser may keep one, and whoever runs your network can see that you were here.',
  nothing: 'There is no text here yet.',
  notRead: 'The texts could not be fetched.',
  notReadNext: 'You can load this page again in a little while. Help now works meanwhile.',
  topics: {
    grounding: 'For hard hours',
    relationships: 'Being with others',
    safety: 'Staying private',
    helpers: 'For people who help'
  } satisfies Record<TextTopic, string>,
  languages: { en: 'In English', ar: 'In Arabic', es: 'In Spanish' } satisfies Record<
    TextLanguage,
    string
  >,
  withYou: 'Pages that do it with you',
  withYouText: 'On a device of your own they also open without a network.',
  senses: 'Look around the room',
  breathe: 'Slow down with me',
  follow: 'Hear of new texts',
  followText:
    'For a feed reader. It says that a text is new, and not what it is about. The address of a text does show there.',
  atom: 'Feed (Atom)',
  rss: 'Feed (RSS)'
} as const

/** What stands in the reader of somebody, whose screen others may see. */
export const feedWords = {
  title: 'Texts',
  text: 'New and changed texts',
  entry: 'A text',
  written: (day: string) => `New or changed on ${day}.`
} as const
