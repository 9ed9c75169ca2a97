import { freshness } from '@beside/hsds'
import type { Understood } from '../needs/need.ts'
import type { Recognised } from '../needs/recognise.ts'
import { dateOf } from '../open/read-cards.ts'
import type { Cards } from '../open/read-cards.ts'
import type { Index } from '../open/read-index.ts'
import { splitWords, TEXT_MAX } from '../text/split-words.ts'
import { stem } from '../text/stem.ts'
import { BestOf } from './best-of.ts'
import type { Scored } from './best-of.ts'
import { kmBetween } from './distance.ts'
import { makeFilter, openState } from './filters.ts'
import { nearTerms } from './near-terms.ts'
import { makePlan } from './plan.ts'
import type { Plan } from './plan.ts'
import type { Found, Hit, Near, Query } from './query.ts'
import { Scores } from './scores.ts'

export type Ground = {
  readonly index: Index
  readonly cards: Cards
  readonly today: string
  readonly recognise: (
    stems: readonly string[],
    isWord: (stem: string) => boolean
  ) => readonly Recognised[]
  readonly showing: (id: string, language: string) => string
}

const LIMIT_MAX = 200
const LIMIT = 20
const FROM_MAX = 10_000
// What fits this much less than the best is something else.
const TAIL = 0.25
const PAUSED = 0.5
// A word that two services have is a word, whatever the table of needs thinks of it.
const KNOWN_WORD = 2

export function searcher(ground: Ground): (query: Query) => Found {
  const { index, cards } = ground
  const scores = new Scores(cards.length)
  const near = nearTerms(index)
  const fading = fader(cards)
  return (query) => {
    const text = (query.text ?? '').slice(0, TEXT_MAX)
    const words = splitWords(text)
    const stems = words.map((word) => stem(word))
    const recognised = ground.recognise(
      stems,
      (word) => index.count(index.find(word)) >= KNOWN_WORD
    )
    const meant = query.asTyped === true ? [] : recognised
    const plan = makePlan(
      { index, services: cards.length, near },
      {
        words,
        stems,
        recognised: meant,
        picked: query.needs ?? [],
        isTyping: /[\p{L}\p{N}]$/u.test(text)
      }
    )
    const understood = meant.map(({ id, isDanger }): Understood => ({
      id,
      isDanger,
      showing: ground.showing(id, query.language ?? '')
    }))
    const fade = fading(query.today ?? ground.today)
    const { hits, total } = rank({ ground, query, plan, scores, fade })
    return { hits, total, understood, isDanger: recognised.some(({ isDanger }) => isDanger) }
  }
}

type Ranking = {
  readonly ground: Ground
  readonly query: Query
  readonly plan: Plan
  readonly scores: Scores
  readonly fade: (service: number) => number
}

function rank({ ground, query, plan, scores, fade }: Ranking): Pick<Found, 'hits' | 'total'> {
  const { index, cards } = ground
  const isBrowsing =
    plan.words.length === 0 && (query.needs ?? []).length === 0 && plan.needs.length === 0
  scores.fill(index, plan)
  const from = clamp(query.from ?? 0, FROM_MAX)
  const limit = clamp(query.limit ?? LIMIT, LIMIT_MAX)
  const best = new BestOf(from + limit)
  const filter = makeFilter(ground, query)
  const least = isBrowsing ? 0 : topOf(scores) * TAIL
  let total = 0
  const consider = (service: number) => {
    const fits = isBrowsing ? 1 : scores.total(service)
    if (fits < least || !filter.allows(service)) return
    const nearness = query.near === undefined ? 1 : nearnessOf(cards, service, query.near)
    if (nearness === 0) return
    total += 1
    const score = fits * filter.fit(service) * fade(service) * nearness
    // Among equals nobody is first for their name alone.
    best.add({ index: service, score, tie: isBrowsing ? 0 : Math.imul(service, 0x9e3779b1) >>> 0 })
  }
  if (isBrowsing) for (let service = 0; service < cards.length; service += 1) consider(service)
  else for (const service of scores.touched) consider(service)
  const hits = best
    .inOrder()
    .slice(from)
    .map((scored) => hitOf({ ground, query, plan, scores }, scored))
  scores.clear()
  return { hits, total }
}

function topOf(scores: Scores): number {
  let top = 0
  for (const service of scores.touched) top = Math.max(top, scores.total(service))
  return top
}

function hitOf(
  { ground, query, plan, scores }: Omit<Ranking, 'fade'>,
  { index, score }: Scored
): Hit {
  const { cards } = ground
  const km = query.near === undefined ? undefined : kmTo(cards, index, query.near)
  const words = plan.words.filter((_, bit) => (scores.words(index) & (1 << bit)) !== 0)
  const needs = plan.needs.filter((_, bit) => (scores.needs(index) & (1 << bit)) !== 0)
  return {
    index,
    score,
    ...(km === undefined ? {} : { km }),
    ...(query.openAt === undefined ? {} : { open: openState(cards, index, query.openAt) }),
    why: { needs: needs.map(({ id }) => id), words: words.map(({ typed }) => typed) }
  }
}

// How much is left of a fit with the distance: all of it next door, half at 15 km, a quarter far away.
const HALF_KM = 15
const FAR = 0.25
// What serves everywhere stands beside what is some kilometres away, and never goes.
const EVERYWHERE = 0.7
const NO_POINT = 0.35
// The middle of a town is this far from what lies somewhere in it: what is surely next door comes first.
const ROUGH_KM = 3

/** 0 for what is farther than asked. */
function nearnessOf(cards: Cards, service: number, near: Near): number {
  const km = kmTo(cards, service, near)
  const isEverywhere = cards.isEverywhere(service)
  if (km === undefined) return isEverywhere ? EVERYWHERE : NO_POINT
  if (near.withinKm !== undefined && km > near.withinKm) return isEverywhere ? EVERYWHERE : 0
  const way = cards.isRough(service) ? Math.max(km, ROUGH_KM) : km
  const nearness = FAR + (1 - FAR) / (1 + way / HALF_KM)
  return isEverywhere ? Math.max(EVERYWHERE, nearness) : nearness
}

function kmTo(cards: Cards, service: number, near: Near): number | undefined {
  const ways = cards.pointsAt(service).map((point) => kmBetween(point, near))
  const least = Math.min(...ways)
  return Number.isFinite(least) ? least : undefined
}

/** What was checked long ago, or is closed for now, fades and does not go. */
function fader(cards: Cards) {
  const byToday = new Map<string, ReadonlyMap<number, number>>()
  return (today: string) => {
    const weights = byToday.get(today) ?? weightsOf(cards, today)
    // One day at a time is asked for; more would only be kept.
    byToday.clear()
    byToday.set(today, weights)
    return (service: number) =>
      (weights.get(cards.checkedDay(service)) ?? 1) * (cards.isPaused(service) ? PAUSED : 1)
  }
}

function weightsOf(cards: Cards, today: string): ReadonlyMap<number, number> {
  const weights = new Map<number, number>()
  for (let service = 0; service < cards.length; service += 1) {
    const day = cards.checkedDay(service)
    if (weights.has(day)) continue
    const { weight } = freshness({ assured_date: dateOf(day) }, today)
    weights.set(day, (1 + weight) / 2)
  }
  return weights
}

function clamp(value: number, most: number): number {
  return Number.isFinite(value) ? Math.min(most, Math.max(0, Math.floor(value))) : 0
}
