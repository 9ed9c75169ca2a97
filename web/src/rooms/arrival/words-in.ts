import { sayIn } from '#lib/words/say-in.ts'
import { arabicArrivalWords } from './words.ar.ts'
import { spanishArrivalWords } from './words.es.ts'
import { arrivalWords } from './words.ts'

export const spokenArrival = sayIn(
  arrivalWords,
  import.meta.env.SSR && { ar: arabicArrivalWords, es: spanishArrivalWords }
)
