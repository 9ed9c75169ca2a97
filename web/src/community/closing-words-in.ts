import { sayIn } from '#lib/words/say-in.ts'
import { arabicClosingWords } from './closing-words.ar.ts'
import { spanishClosingWords } from './closing-words.es.ts'
import { closingWords } from './closing-words.ts'

export const spokenClosing = sayIn(
  closingWords,
  import.meta.env.SSR && { ar: arabicClosingWords, es: spanishClosingWords }
)
