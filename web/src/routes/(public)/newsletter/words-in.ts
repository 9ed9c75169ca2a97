import { sayIn } from '#lib/words/say-in.ts'
import { arabicNewsletterWords } from './words.ar.ts'
import { spanishNewsletterWords } from './words.es.ts'
import { newsletterWords } from './words.ts'

export const spokenNewsletter = sayIn(
  newsletterWords,
  import.meta.env.SSR && { ar: arabicNewsletterWords, es: spanishNewsletterWords }
)
