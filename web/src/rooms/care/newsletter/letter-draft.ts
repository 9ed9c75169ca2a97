import type { LetterWords, StewardLetter } from '@beside/client'
import { drawId } from '#lib/beside/draw-id.ts'
import type { LetterDraft } from '#lib/beside/memory.svelte.ts'

export const letterLimits = { subject: 120, text: 20_000 } as const

const YEAR_MS = 365 * 86_400_000

/** A new one, under an id of its own: saved twice, it is there once. */
export function beginLetter(): LetterDraft {
  const body: LetterWords = { topic: 'news', subject: '', text: '' }
  return { id: drawId(), version: null, before: body, body }
}

export function draftOf({ id, version, topic, subject, text }: StewardLetter): LetterDraft {
  const body = { topic, subject, text }
  return { id, version, before: body, body }
}

export function isWhole({ subject, text }: LetterWords): boolean {
  const fits = (words: string, max: number) => words.trim() !== '' && words.trim().length <= max
  return fits(subject, letterLimits.subject) && fits(text, letterLimits.text)
}

/** Ms since 1970, by the clock of this device; null for soon, undefined for a time that cannot be. */
export function timeOf(typed: string, now: number): number | null | undefined {
  if (typed === '') return null
  const time = new Date(typed).getTime()
  return time > now && time < now + YEAR_MS ? time : undefined
}
