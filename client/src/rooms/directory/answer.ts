/** From what a search gives to what screens are told. */
import type { Audience, Card as FoundCard, Finder, Found } from '@beside/find'
import { freshness } from '@beside/hsds'
import type { Answer, Entry, NamedPlace, Now, Question } from './views.ts'

const PLACES_SHOWN = 6
/** As far as one gets in an hour. What is farther is left out, and what serves everybody is not. */
export const NEAR_KM = 50

export function answerOnDevice(finder: Finder, question: Question, now: number): Answer {
  const { near, count } = question
  const found = finder.search({
    text: question.words,
    language: question.saidIn,
    asTyped: question.isAsTyped,
    ...(near && { near: { ...near, withinKm: NEAR_KM } }),
    ...(question.isOpen && { openAt: whenOf(now) }),
    ...(question.isFree && { free: true }),
    ...(question.language !== '' && { languages: [question.language] }),
    ...(question.forWhom !== '' && { audiences: [question.forWhom as Audience] }),
    today: dayOf(now),
    limit: count
  })
  const cards = found.hits.flatMap(({ index, km }) => {
    const card = finder.card(index)
    const id = finder.idOf(index)
    return card ? [{ ...card, ...nowOf(finder, card, now), id, km: km ?? null }] : []
  })
  return { ...shownFrom(found), cards, hasMore: found.total > count }
}

export function readOnDevice(finder: Finder, id: string, now: number): Entry | undefined {
  const index = finder.byId(id)
  const details = index === undefined ? undefined : finder.details(index)
  return details && { ...details, ...nowOf(finder, details, now) }
}

/** A town or postcode that was typed, looked up without asking anybody. */
export function placesOnDevice(finder: Finder, text: string): readonly NamedPlace[] {
  return finder
    .places(text)
    .slice(0, PLACES_SHOWN)
    .map(({ name, region, latitude, longitude }) => {
      return { name: region === '' ? name : `${name}, ${region}`, latitude, longitude }
    })
}

export function shownFrom({
  understood,
  isDanger
}: Found): Pick<Answer, 'understood' | 'isDanger'> {
  return { understood: understood.map(({ showing }) => showing), isDanger }
}

/** One should call first. */
export function isStale({ checked }: Pick<FoundCard, 'checked'>, now: number): boolean {
  const { state } = freshness({ assured_date: checked }, dayOf(now))
  return state === 'stale' || state === 'unknown'
}

function nowOf(finder: Finder, card: FoundCard, now: number): Now {
  return { open: finder.openState(card.index, whenOf(now)), isStale: isStale(card, now) }
}

function whenOf(now: number) {
  return { at: now, offsetMinutes: -new Date(now).getTimezoneOffset() }
}

function dayOf(now: number): string {
  return new Date(now).toISOString().slice(0, 10)
}
