import { sayIn } from '#lib/words/say-in.ts'
import { arabicFieldWords } from './words.ar.ts'
import { spanishFieldWords } from './words.es.ts'
import { fieldWords } from './words.ts'

export const spokenFields = sayIn(
  fieldWords,
  import.meta.env.SSR && { ar: arabicFieldWords, es: spanishFieldWords }
)
