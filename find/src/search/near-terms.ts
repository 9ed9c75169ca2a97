import type { Index } from '../open/read-index.ts'
import { isWordTerm } from '../build/special-terms.ts'
import { canBeNear, countMistakes, letterMask, mistakesFor } from '../text/near-words.ts'

type NearTerm = { readonly term: number; readonly mistakes: number }

const FOUND_MAX = 12
const CHECKED_MAX = 4_000

/** Finds the terms that a word with typing mistakes may have meant, among those of about its length. */
export function nearTerms(index: Index) {
  let table: ReadonlyMap<number, Bucket> | undefined
  return (word: string): readonly NearTerm[] => {
    const most = mistakesFor(word)
    if (most === 0) return []
    // Made when the first mistake is typed, so that a pack opens at once.
    table ??= byLength(index.terms)
    const mask = letterMask(word)
    const found: NearTerm[] = []
    let checked = 0
    for (let length = word.length - most; length <= word.length + most; length += 1) {
      const bucket = table.get(length)
      if (bucket === undefined) continue
      for (let at = 0; at < bucket.terms.length && checked < CHECKED_MAX; at += 1) {
        if (!canBeNear(mask, bucket.masks[at] ?? 0, most)) continue
        checked += 1
        const term = bucket.terms[at] ?? 0
        const mistakes = countMistakes(word, index.terms[term] ?? '', most)
        if (mistakes <= most) found.push({ term, mistakes })
      }
    }
    const least = Math.min(...found.map(({ mistakes }) => mistakes))
    return found
      .filter(({ mistakes }) => mistakes === least)
      .toSorted((one, other) => index.count(other.term) - index.count(one.term))
      .slice(0, FOUND_MAX)
  }
}

type Bucket = { readonly terms: Uint32Array; readonly masks: Int32Array }

function byLength(terms: readonly string[]): ReadonlyMap<number, Bucket> {
  const lists = new Map<number, number[]>()
  for (const [index, term] of terms.entries()) {
    if (!isWordTerm(term)) continue
    const list = lists.get(term.length)
    if (list === undefined) lists.set(term.length, [index])
    else list.push(index)
  }
  const buckets = new Map<number, Bucket>()
  for (const [length, list] of lists) {
    const masks = Int32Array.from(list, (index) => letterMask(terms[index] ?? ''))
    buckets.set(length, { terms: Uint32Array.from(list), masks })
  }
  return buckets
}
