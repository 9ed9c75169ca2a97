import { sayIn } from '#lib/words/say-in.ts'
import { arabicBreatheWords } from './words.ar.ts'
import { spanishBreatheWords } from './words.es.ts'
import { breatheWords } from './words.ts'

export const spokenBreathe = sayIn(
  breatheWords,
  import.meta.env.SSR && { ar: arabicBreatheWords, es: spanishBreatheWords }
)
