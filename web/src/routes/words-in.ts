import { sayIn } from '#lib/words/say-in.ts'
import { arabicLostWords } from './words.ar.ts'
import { spanishLostWords } from './words.es.ts'
import { lostWords } from './words.ts'

export const spokenLost = sayIn(
  lostWords,
  import.meta.env.SSR && { ar: arabicLostWords, es: spanishLostWords }
)
