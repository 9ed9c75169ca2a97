import { sayIn } from '#lib/words/say-in.ts'
import { arabicAboutWords } from './words.ar.ts'
import { spanishAboutWords } from './words.es.ts'
import { aboutWords } from './words.ts'

export const spokenAbout = sayIn(
  aboutWords,
  import.meta.env.SSR && { ar: arabicAboutWords, es: spanishAboutWords }
)
