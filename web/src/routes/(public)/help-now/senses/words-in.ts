import { sayIn } from '#lib/words/say-in.ts'
import { arabicSensesWords } from './words.ar.ts'
import { spanishSensesWords } from './words.es.ts'
import { sensesWords } from './words.ts'

export const spokenSenses = sayIn(
  sensesWords,
  import.meta.env.SSR && { ar: arabicSensesWords, es: spanishSensesWords }
)
