import { termOf } from '../build/special-terms.ts'
import { asideNeeds } from '../needs/tables.ts'
import type { Recognised } from '../needs/recognise.ts'
import type { Index } from '../open/read-index.ts'
import { isStopWord } from '../text/stop-words.ts'
import type { nearTerms } from './near-terms.ts'

/** What stands for one word that was typed: terms of the dictionary, and how well each stands for it. */
export type Choice = { readonly term: number; readonly weight: number }
export type Wanted = {
  readonly typed: string
  readonly choices: readonly Choice[]
  /** How much the word matters beside the others. */
  readonly weight: number
}
export type Plan = {
  readonly needs: readonly { readonly id: string; readonly term: number; readonly weight: number }[]
  readonly words: readonly Wanted[]
  /** How much words count beside needs. */
  readonly wordShare: number
}

/** A bit for each word that a hit has. */
const WORDS_MAX = 30
const PREFIXES_MAX = 48
const PREFIX_WEIGHT = 0.6
const MISTAKE_WEIGHT = 0.5
// Words that a need already stands for say little more.
const TOLD_WEIGHT = 0.25
const MENDED_MAX = 6
/** A bit of a byte for each. */
const NEEDS_MAX = 8
const ASIDE_WEIGHT = 0.4

export type Asked = {
  readonly words: readonly string[]
  readonly stems: readonly string[]
  /** The last word may not be typed to its end. */
  readonly isTyping: boolean
  readonly recognised: readonly Recognised[]
  readonly picked: readonly string[]
}

type Ground = {
  readonly index: Index
  readonly services: number
  readonly near: ReturnType<typeof nearTerms>
}

export function makePlan(ground: Ground, asked: Asked): Plan {
  const needs = needsOf(ground, asked)
  const isTold = (at: number) => asked.recognised.some(({ from, to }) => at >= from && at < to)
  const places = wordsThatCount(asked)
  let mended = 0
  let fresh = 0
  const words = places.map((at): Wanted => {
    const stem = asked.stems[at] ?? ''
    const isLast = asked.isTyping && at === asked.stems.length - 1
    let choices = choicesOf(ground, stem, isLast)
    if (choices.length === 0 && needs.length === 0 && mended < MENDED_MAX) {
      mended += 1
      choices = mendedChoices(ground, stem)
    }
    const told = needs.length > 0 && isTold(at)
    if (!told && choices.length > 0) fresh += 1
    return {
      typed: asked.words[at] ?? '',
      choices,
      weight: rarity(ground, choices) * (told ? TOLD_WEIGHT : 1)
    }
  })
  return { needs, words, wordShare: shareOf(needs.length, fresh) }
}

function needsOf({ index }: Ground, { picked, recognised }: Asked): Plan['needs'] {
  const ids = new Set([...picked, ...recognised.map(({ id }) => id)])
  const isAlone = [...ids].every((id) => asideNeeds.has(id))
  return [...ids].slice(0, NEEDS_MAX).flatMap((id) => {
    const term = index.find(termOf('need', id))
    const weight = asideNeeds.has(id) && !isAlone && !picked.includes(id) ? ASIDE_WEIGHT : 1
    return term < 0 ? [] : [{ id, term, weight }]
  })
}

/** A few words beside a need ("food bank leeds") are a wish; many are a story. */
function shareOf(needs: number, fresh: number): number {
  if (needs === 0) return 1
  if (fresh === 0) return 0.2
  return fresh <= 3 ? 0.7 : 0.3
}

function wordsThatCount({ words, stems }: Asked): readonly number[] {
  const first = new Map<string, number>()
  for (const [at, stem] of stems.entries()) if (!first.has(stem)) first.set(stem, at)
  const all = [...first.values()]
  const telling = all.filter((at) => !isStopWord(words[at] ?? ''))
  return (telling.length > 0 ? telling : all).slice(0, WORDS_MAX)
}

function choicesOf({ index }: Ground, stem: string, isLast: boolean): readonly Choice[] {
  const exact = index.find(stem)
  const choices: Choice[] = exact < 0 ? [] : [{ term: exact, weight: 1 }]
  if ((exact >= 0 && !isLast) || stem.length < 2) return choices
  const [from, to] = index.range(stem)
  const longer: Choice[] = []
  for (let term = from; term < to; term += 1) {
    if (term === exact) continue
    const share = stem.length / (index.terms[term]?.length ?? 1)
    longer.push({ term, weight: PREFIX_WEIGHT * share })
  }
  longer.sort((one, other) => index.count(other.term) - index.count(one.term))
  return [...choices, ...longer.slice(0, PREFIXES_MAX)]
}

function mendedChoices({ near }: Ground, stem: string): readonly Choice[] {
  return near(stem).map(({ term, mistakes }) => ({ term, weight: MISTAKE_WEIGHT / mistakes }))
}

/** What few services have says more. */
function rarity({ index, services }: Ground, choices: readonly Choice[]): number {
  let most = 0
  for (const { term } of choices) most = Math.max(most, index.count(term))
  if (most === 0) return Math.log(1 + services)
  return Math.log(1 + (services - most + 0.5) / (most + 0.5)) + 0.1
}
