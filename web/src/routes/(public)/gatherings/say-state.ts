import type { GatheringDate } from '@beside/contract'
import { nameDay } from '#lib/community/name-things.ts'
import type { Language } from '#lib/words/language.ts'
import type { GatheringPageWords } from './words-in.ts'

/** How a date stands, in a sentence or two. */
export function sayState(
  date: GatheringDate,
  words: GatheringPageWords,
  language: Language
): string {
  if (date.because !== null) return words.notHeld(date.because)
  const moved = date.wasMoved ? `${words.moved(nameDay(date.day, language))} ` : ''
  if (date.canAsk) return moved + (date.isFull ? words.canWait : words.isFree)
  return moved + (date.isFull ? words.full : words.notOpen)
}
