import { nameIn, termOf } from '../build/special-terms.ts'
import type { Cards } from '../open/read-cards.ts'
import type { Index } from '../open/read-index.ts'
import { AUDIENCES } from '../service/audiences.ts'
import { languageCode } from '../service/languages.ts'
import { fold } from '../text/fold.ts'
import { isOpenAt } from './open-now.ts'
import type { OpenState, When } from './open-now.ts'
import type { Query } from './query.ts'

export type Filter = {
  readonly allows: (service: number) => boolean
  /** Below 1 for what fits less well. */
  readonly fit: (service: number) => number
}

type Ground = { readonly index: Index; readonly cards: Cards }

const SILENT_FIT = 0.6

export function makeFilter(ground: Ground, query: Query): Filter {
  const { cards } = ground
  const sets: Uint8Array[] = []
  const add = (terms: readonly string[] | undefined) => {
    if (terms !== undefined && terms.length > 0) sets.push(anyOf(ground, terms))
  }
  add(query.languages?.map((name) => termOf('language', fold(languageCode(name)))))
  add(query.categories?.map((name) => termOf('category', fold(name))))
  if (query.free === true) add([termOf('cost', 'free')])
  const audiences = query.audiences ?? []
  const forThem = audiences.length > 0 ? anyOf(ground, audiences.map(audienceTerm)) : undefined
  const forAny = forThem && anyOf(ground, AUDIENCES.map(audienceTerm))
  const { openAt, age, remote } = query
  return {
    allows: (service) =>
      sets.every((set) => set[service] === 1) &&
      (forThem?.[service] !== 0 || forAny?.[service] === 0) &&
      (age === undefined || cards.isAge(service, age)) &&
      (remote !== true || cards.kindAt(service) === 'remote') &&
      (openAt === undefined || openState(cards, service, openAt) === 'open'),
    fit: (service) => (forThem?.[service] === 0 ? SILENT_FIT : 1)
  }
}

/** Open only where a rule says so; closed for now, or where every rule was understood. */
export function openState(cards: Cards, service: number, when: When): OpenState {
  if (cards.isPaused(service)) return 'closed'
  const { hours, areAllKnown } = cards.hoursAt(service)
  if (hours.some((one) => isOpenAt(one, when))) return 'open'
  return areAllKnown ? 'closed' : 'unknown'
}

/** The names of one kind that the pack knows, with how many services have each, most first. */
export function namesOf(
  index: Index,
  kind: 'language' | 'need' | 'audience' | 'category'
): readonly { readonly name: string; readonly services: number }[] {
  const [from, to] = index.range(termOf(kind, ''))
  const all = []
  for (let term = from; term < to; term += 1) {
    const name = nameIn(kind, index.terms[term] ?? '')
    if (name !== undefined) all.push({ name, services: index.count(term) })
  }
  return all.toSorted((one, other) => other.services - one.services)
}

function audienceTerm(audience: string): string {
  return termOf('audience', audience)
}

function anyOf({ index, cards }: Ground, terms: readonly string[]): Uint8Array {
  const set = new Uint8Array(cards.length)
  for (const term of terms) {
    const at = index.find(term)
    if (at >= 0) index.each(at, (service) => void (set[service] = 1))
  }
  return set
}
