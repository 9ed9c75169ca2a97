import type { EarlierText, TextLanguage } from '@beside/contract'
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

/** From when words are or were shown, and why. */
export function sayChange(language: TextLanguage, shownFrom: number | null, why: string): string {
  const words = textWordsIn(language)
  const when =
    shownFrom === null ? words.cameWith : words.shownOn(nameDayIn(language, dayOf(shownFrom)))
  return why === '' ? when : `${when} ${why}`
}

/** That these are words of before, and from when to when they were shown. */
export function sayBefore(
  language: TextLanguage,
  { shownFrom, shownUntil }: Pick<EarlierText, 'shownFrom' | 'shownUntil'>
): string {
  const words = textWordsIn(language)
  if (shownUntil === null) return words.stillSo
  const until = nameDayIn(language, dayOf(shownUntil))
  return shownFrom === null
    ? words.saidUntil(until)
    : words.saidFromUntil(nameDayIn(language, dayOf(shownFrom)), until)
}

function dayOf(time: number): string {
  return new Date(time).toISOString().slice(0, 10)
}
