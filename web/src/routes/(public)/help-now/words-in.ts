import { sayIn } from '#lib/words/say-in.ts'
import { arabicHelpWords } from './words.ar.ts'
import { spanishHelpWords } from './words.es.ts'
import { helpWords } from './words.ts'

export const spokenHelp = sayIn(
  helpWords,
  import.meta.env.SSR && { ar: arabicHelpWords, es: spanishHelpWords }
)
