import type { TextLanguage } from '@beside/contract'
import { arabicMailWords } from './words.ar.ts'
import { spanishMailWords } from './words.es.ts'
import { type MailWords, newsletterWords } from './words.ts'

/** What we say around the letters, which stay as stewards wrote them. */
export const mailWordsIn: Readonly<Record<TextLanguage, MailWords>> = {
  en: newsletterWords,
  ar: arabicMailWords,
  es: spanishMailWords
}
