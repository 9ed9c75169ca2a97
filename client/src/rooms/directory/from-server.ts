/** What the server found for a page without JavaScript, in the words of the same screens. */
import type { DirectoryFound, DirectorySearch } from '@beside/contract'
import type { Card as FoundCard, Details, Found, FoundPlace } from '@beside/find'
import { isStale, NEAR_KM, shownFrom } from './answer.ts'
import type { Answer, Entry, Question } from './views.ts'

export type ServerQuestion = Omit<Question, 'isAsTyped' | 'isOpen' | 'near'> & {
  /** A place as somebody wrote it; empty for anywhere. */
  readonly place: string
}
export type FoundByServer = DirectoryFound<Found, FoundCard, FoundPlace>

/** Nothing about being open: without a script nobody knows the clock of whoever asks. */
export function askServerFor(question: ServerQuestion): DirectorySearch {
  const { words, isFree, forWhom, language, place, count, saidIn } = question
  return {
    text: words,
    language: saidIn,
    ...(isFree && { free: true }),
    ...(forWhom !== '' && { audiences: [forWhom] }),
    ...(language !== '' && { languages: [language] }),
    ...(place !== '' && { place, withinKm: NEAR_KM }),
    limit: count
  }
}

export function answerFromServer({ found, cards }: FoundByServer, now: number): Answer {
  return {
    ...shownFrom(found),
    hasMore: found.total > found.hits.length,
    cards: cards.map((card, at) => ({
      ...card,
      open: found.hits[at]?.open ?? 'unknown',
      isStale: isStale(card, now),
      km: found.hits[at]?.km ?? null
    }))
  }
}

export function entryFromServer(details: Details, now: number): Entry {
  return { ...details, open: 'unknown', isStale: isStale(details, now) }
}
