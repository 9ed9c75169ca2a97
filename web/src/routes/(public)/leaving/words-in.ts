import { sayIn } from '#lib/words/say-in.ts'
import { arabicLeavingWords } from './words.ar.ts'
import { spanishLeavingWords } from './words.es.ts'
import { leavingWords } from './words.ts'

export const spokenLeaving = sayIn(
  leavingWords,
  import.meta.env.SSR && { ar: arabicLeavingWords, es: spanishLeavingWords }
)
