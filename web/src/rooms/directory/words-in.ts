import { sayIn } from '#lib/words/say-in.ts'
import { arabicDirectoryWords } from './words.ar.ts'
import { spanishDirectoryWords } from './words.es.ts'
import { directoryWords } from './words.ts'

export const spokenDirectory = sayIn(
  directoryWords,
  import.meta.env.SSR && { ar: arabicDirectoryWords, es: spanishDirectoryWords }
)
