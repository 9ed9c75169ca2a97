import type { TextLanguage } from '@beside/contract'
import { arabicTextWords } from './words.ar.ts'
import { spanishTextWords } from './words.es.ts'
import { type TextPageWords, textWords } from './words.ts'

const wordsByLanguage: Readonly<Record<TextLanguage, TextPageWords>> = {
  en: textWords,
  ar: arabicTextWords,
  es: spanishTextWords
}
const localeByLanguage: Readonly<Record<TextLanguage, string>> = { en: 'en-GB', ar: 'ar', es: 'es' }

export function textWordsIn(language: TextLanguage): TextPageWords {
  return wordsByLanguage[language]
}

/** @param day as YYYY-MM-DD */
export function nameDayIn(language: TextLanguage, day: string): string {
  const format = new Intl.DateTimeFormat(localeByLanguage[language], {
    dateStyle: 'long',
    timeZone: 'UTC'
  })
  return format.format(new Date(`${day}T00:00:00Z`))
}
