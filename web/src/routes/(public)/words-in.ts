import { sayIn } from '#lib/words/say-in.ts'
import { arabicWelcomeWords } from './words.ar.ts'
import { spanishWelcomeWords } from './words.es.ts'
import { welcomeWords } from './words.ts'

export const spokenWelcome = sayIn(
  welcomeWords,
  import.meta.env.SSR && { ar: arabicWelcomeWords, es: spanishWelcomeWords }
)
