import { sayIn } from '#lib/words/say-in.ts'
import { arabicFeedWords, arabicLibraryWords } from './words.ar.ts'
import { spanishFeedWords, spanishLibraryWords } from './words.es.ts'
import { feedWords, libraryWords } from './words.ts'

export const spokenLibrary = sayIn(
  libraryWords,
  import.meta.env.SSR && { ar: arabicLibraryWords, es: spanishLibraryWords }
)

export const spokenFeed = sayIn(
  feedWords,
  import.meta.env.SSR && { ar: arabicFeedWords, es: spanishFeedWords }
)
