import { ByteWriter } from '../bytes/byte-writer.ts'
import { writeNumbers, writeTexts } from '../bytes/columns.ts'
import { isWordTerm } from './special-terms.ts'
import type { Impacts } from './terms-of.ts'

export const IMPACT_STEPS = 15
// Few different values pack smaller, and order results as well.
const LEVELS = [1, 2, 3, 5, 7, 9, 11, 13]
// A word of many services that stands in a long text once tells nothing of it.
const COMMON_SHARE = 0.02
const FAINT = 2

type Posting = { readonly services: number[]; readonly impacts: number[] }

/**
 * The dictionary in order, each word after what it shares with the one before; then of each word in
 * which services it is (steps from one to the next), and how strongly (four bits).
 */
export function writeIndex(writer: ByteWriter, all: Iterable<Impacts>): void {
  const postings = new Map(collect(all))
  withoutFaint(postings)
  const terms = [...postings.keys()].toSorted(byCodeUnits)
  const shared: number[] = []
  const ends: string[] = []
  const counts: number[] = []
  const steps = new ByteWriter()
  const impacts = new ByteWriter()
  let before = ''
  for (const term of terms) {
    const length = sharedLength(before, term)
    shared.push(length)
    ends.push(term.slice(length))
    before = term
    const posting = postings.get(term) ?? { services: [], impacts: [] }
    let last = -1
    for (const service of posting.services) {
      steps.varint(service - last - 1)
      last = service
    }
    counts.push(posting.services.length)
    writeNibbles(impacts, posting.impacts)
  }
  writeNumbers(writer, shared)
  writeTexts(writer, ends)
  writeNumbers(writer, counts)
  writer.block(steps.done())
  writer.block(impacts.done())
}

function collect(all: Iterable<Impacts>): ReadonlyMap<string, Posting> {
  const postings = new Map<string, Posting>()
  let service = 0
  for (const impacts of all) {
    for (const [term, value] of impacts) {
      let posting = postings.get(term)
      if (posting === undefined) {
        posting = { services: [], impacts: [] }
        postings.set(term, posting)
      }
      posting.services.push(service)
      posting.impacts.push(isWordTerm(term) ? levelOf(value) : stepOf(value))
    }
    service += 1
  }
  return postings
}

function withoutFaint(postings: Map<string, Posting>): void {
  const services = Math.max(0, ...[...postings.values()].map((one) => one.services.at(-1) ?? 0)) + 1
  for (const [term, { services: all, impacts }] of postings) {
    if (!isWordTerm(term) || all.length <= services * COMMON_SHARE) continue
    const isKept = (_: number, index: number) => (impacts[index] ?? 0) > FAINT
    const kept = { services: all.filter(isKept), impacts: impacts.filter((one) => one > FAINT) }
    // A word that is faint everywhere is still the only one that somebody may type.
    if (kept.services.length > 0) postings.set(term, kept)
  }
}

function stepOf(value: number): number {
  return Math.min(IMPACT_STEPS, Math.max(1, Math.round(value * IMPACT_STEPS)))
}

function levelOf(value: number): number {
  const step = value * IMPACT_STEPS
  let best = LEVELS[0] ?? 1
  for (const level of LEVELS) if (Math.abs(level - step) < Math.abs(best - step)) best = level
  return best
}

function writeNibbles(writer: ByteWriter, values: readonly number[]): void {
  for (let index = 0; index < values.length; index += 2) {
    writer.byte((values[index] ?? 0) | ((values[index + 1] ?? 0) << 4))
  }
}

function sharedLength(one: string, other: string): number {
  const most = Math.min(one.length, other.length)
  let length = 0
  while (length < most && one.charCodeAt(length) === other.charCodeAt(length)) length += 1
  // Half of a sign that takes two units is no text.
  const isSplit = length > 0 && (other.charCodeAt(length - 1) & 0xfc00) === 0xd800
  return isSplit ? length - 1 : length
}

/** Alike on every machine, whatever its language. */
export function byCodeUnits(one: string, other: string): number {
  if (one === other) return 0
  return one < other ? -1 : 1
}
