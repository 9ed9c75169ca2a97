import { sayIn } from '#lib/words/say-in.ts'
import { arabicOfferedWords } from './words.ar.ts'
import { spanishOfferedWords } from './words.es.ts'
import { offeredWords } from './words.ts'

export const spokenOffered = sayIn(
  offeredWords,
  import.meta.env.SSR && { ar: arabicOfferedWords, es: spanishOfferedWords }
)
