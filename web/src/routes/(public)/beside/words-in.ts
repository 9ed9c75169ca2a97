import { sayIn } from '#lib/words/say-in.ts'
import { arabicBesideWords } from './words.ar.ts'
import { spanishBesideWords } from './words.es.ts'
import { besideSaid } from './words.ts'

export const spokenBeside = sayIn(
  besideSaid,
  import.meta.env.SSR && { ar: arabicBesideWords, es: spanishBesideWords }
)
