import { sayIn } from '#lib/words/say-in.ts'
import { arabicAskingAloudWords } from './words.ar.ts'
import { spanishAskingAloudWords } from './words.es.ts'
import { askingAloudWords } from './words.ts'

export const spokenAsking = sayIn(
  askingAloudWords,
  import.meta.env.SSR && { ar: arabicAskingAloudWords, es: spanishAskingAloudWords }
)
