import { sayIn } from '#lib/words/say-in.ts'
import { arabicBarWords } from './words.ar.ts'
import { spanishBarWords } from './words.es.ts'
import { barWords } from './words.ts'

export const spokenBar = sayIn(
  barWords,
  import.meta.env.SSR && { ar: arabicBarWords, es: spanishBarWords }
)
