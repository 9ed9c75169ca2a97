import { partsOf } from './need.ts'
import type { NeedTable } from './need.ts'
import { stemsOf } from './pattern.ts'

/** Words of one part of a service, and how much a phrase in it counts. */
export type Part = { readonly stems: readonly string[]; readonly weight: number }

type Phrase = {
  readonly id: string
  readonly stems: readonly string[]
  readonly weight: number
  readonly key: string
}

// What is said early in a text is what it is about.
const EARLY_WORDS = 30
const EARLY = 1.4
const HALF = 9
const LEAST = 4
const USUAL_WORDS = 80

/** How much a service is about each need, from 0 to 1. */
export function classifier(tables: readonly NeedTable[]) {
  const byStart = new Map<string, Phrase[]>()
  for (const { needs } of tables) {
    for (const { id, finds } of needs) {
      for (const part of partsOf(finds)) {
        const [, text = '', weight = ''] = /^(.+) (-?\d+)$/.exec(part) ?? []
        const stems = stemsOf(text)
        const [start] = stems
        if (start === undefined) continue
        const phrase = { id, stems, weight: Number(weight), key: `${id} ${stems.join(' ')}` }
        byStart.set(start, [...(byStart.get(start) ?? []), phrase])
      }
    }
  }
  return (parts: readonly Part[]): ReadonlyMap<string, number> => {
    const best = new Map<string, { phrase: Phrase; value: number; times: number }>()
    for (const { stems, weight } of parts) {
      for (const [at, word] of stems.entries()) {
        for (const phrase of byStart.get(word) ?? []) {
          if (!phrase.stems.every((one, index) => stems[at + index] === one)) continue
          const value = phrase.weight * weight * (at < EARLY_WORDS ? EARLY : 1)
          const before = best.get(phrase.key)
          const isMore = before === undefined || Math.abs(value) > Math.abs(before.value)
          best.set(phrase.key, {
            phrase,
            value: isMore ? value : before.value,
            times: (before?.times ?? 0) + 1
          })
        }
      }
    }
    return sumUp(best.values(), lengthOf(parts))
  }
}

function lengthOf(parts: readonly Part[]): number {
  return parts.reduce((sum, { stems }) => sum + stems.length, 0)
}

function sumUp(
  matches: Iterable<{ phrase: Phrase; value: number; times: number }>,
  length: number
): ReadonlyMap<string, number> {
  const sums = new Map<string, number>()
  for (const { phrase, value, times } of matches) {
    const more = value * (1 + Math.log(times) / 2)
    sums.set(phrase.id, (sums.get(phrase.id) ?? 0) + more)
  }
  // A long list of all that a house does is less about each thing in it.
  const dilution = 0.8 + 0.2 * Math.min(4, length / USUAL_WORDS)
  const known = new Map<string, number>()
  for (const [id, sum] of sums) {
    const value = sum / dilution
    if (value >= LEAST) known.set(id, value / (value + HALF))
  }
  return known
}
