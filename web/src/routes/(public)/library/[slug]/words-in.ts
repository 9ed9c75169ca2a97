import type { EarlierText, TextLanguage } from '@beside/contract'
import { nameDay } from '#lib/community/name-things.ts'
import { arabicTextWords } from './words.ar.ts'
import { spanishTextWords } from './words.es.ts'
import { type TextPageWords, textWords } from './words.ts'

const wordsByLanguage: Readonly<Record<TextLanguage, TextPageWords>> = {
  en: textWords,
  ar: arabicTextWords,
  es: spanishTextWords
}

export function textWordsIn(language: TextLanguage): TextPageWords {
  return wordsByLanguage[language]
}

/** From when words are or were shown, and why. */
export function sayChange(language: TextLanguage, shownFrom: number | null, why: string): string {
  const words = textWordsIn(language)
  const when =
    shownFrom === null ? words.cameWith : words.shownOn(nameDay(dayOf(shownFrom), language))
  return why === '' ? when : `${when} ${why}`
}

/** That these are words of before, and from when to when they were shown. */
export function sayBefore(
  language: TextLanguage,
  { shownFrom, shownUntil }: Pick<EarlierText, 'shownFrom' | 'shownUntil'>
): string {
  const words = textWordsIn(language)
  if (shownUntil === null) return words.stillSo
  const until = nameDay(dayOf(shownUntil), language)
  return shownFrom === null
    ? words.saidUntil(until)
    : words.saidFromUntil(nameDay(dayOf(shownFrom), language), until)
}

function dayOf(time: number): string {
  return new Date(time).toISOString().slice(0, 10)
}
