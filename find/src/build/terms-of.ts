import type { Listed } from '../service/listed.ts'
import { fold } from '../text/fold.ts'
import { splitWords } from '../text/split-words.ts'
import { isStopWord } from '../text/stop-words.ts'
import type { classifier, Part } from '../needs/classify.ts'
import { termOf } from './special-terms.ts'

/** How strongly each term stands for a service, from 0 to 1. */
export type Impacts = ReadonlyMap<string, number>

type Field = {
  readonly text: string
  /** How much a word here counts, and how long such a text usually is. */
  readonly weight: number
  readonly usual: number
  /** How much a phrase here says of what the service does; 0 for what is no description. */
  readonly says: number
}

// BM25F: how soon more of the same word counts less, and how much the length of a text matters.
const SOON = 1.2
const BY_LENGTH = 0.5
const WORDS_MAX = 3_000

export type Reading = {
  readonly classify: ReturnType<typeof classifier>
  readonly stem: (word: string) => string
}

export function impactsOf(listed: Listed, { classify, stem }: Reading): Impacts {
  const weights = new Map<string, number>()
  const parts: Part[] = []
  for (const { text, weight, usual, says } of fieldsOf(listed)) {
    if (text === '') continue
    const words = splitWords(text).slice(0, WORDS_MAX)
    const stems = words.map((word) => stem(word))
    if (says > 0) parts.push({ stems, weight: says })
    const each = weight / (1 - BY_LENGTH + (BY_LENGTH * words.length) / usual)
    for (const [index, term] of stems.entries()) {
      if (isStopWord(words[index] ?? '')) continue
      weights.set(term, (weights.get(term) ?? 0) + each)
    }
  }
  const impacts = new Map<string, number>()
  for (const [term, weight] of weights) impacts.set(term, weight / (weight + SOON))
  for (const [id, value] of classify(parts)) impacts.set(termOf('need', id), value)
  for (const term of listed.categories) impacts.set(termOf('category', fold(term)), 1)
  for (const term of listed.languages) impacts.set(termOf('language', fold(term)), 1)
  for (const term of listed.audiences) impacts.set(termOf('audience', term), 1)
  impacts.set(termOf('cost', listed.cost), 1)
  return impacts
}

function fieldsOf(listed: Listed): readonly Field[] {
  const { more } = listed
  const regions = listed.named.flatMap(({ town, region, postcode }) => [town, region, postcode])
  return [
    { text: listed.name, weight: 3.5, usual: 5, says: 1.6 },
    { text: more.alternateName ?? '', weight: 2.5, usual: 4, says: 1 },
    { text: listed.categories.join(' . '), weight: 3, usual: 4, says: 1.6 },
    // Many services are called as their house is, which is nothing new.
    {
      text: listed.organization === listed.name ? '' : listed.organization,
      weight: 1.5,
      usual: 5,
      says: 1
    },
    { text: more.description ?? '', weight: 1, usual: 70, says: 1 },
    { text: more.eligibility ?? '', weight: 0.7, usual: 20, says: 0.4 },
    { text: more.application ?? '', weight: 0.3, usual: 10, says: 0 },
    { text: [...new Set(regions)].join(' '), weight: 1.5, usual: 6, says: 0 },
    { text: listed.area, weight: 1.5, usual: 4, says: 0 }
  ]
}
