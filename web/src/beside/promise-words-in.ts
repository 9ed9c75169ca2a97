import { sayIn } from '#lib/words/say-in.ts'
import { arabicPromiseWords } from './promise-words.ar.ts'
import { spanishPromiseWords } from './promise-words.es.ts'
import { promiseWords } from './promise-words.ts'

export const spokenPromises = sayIn(
  promiseWords,
  import.meta.env.SSR && { ar: arabicPromiseWords, es: spanishPromiseWords }
)
