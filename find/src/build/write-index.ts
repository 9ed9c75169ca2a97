import { ByteWriter } from '../bytes/byte-writer.ts'
import { writeNumbers, writeTexts } from '../bytes/columns.ts'
import type { Impacts } from './terms-of.ts'

export const IMPACT_STEPS = 15

type Posting = { readonly services: number[]; readonly impacts: number[] }

/**
 * The dictionary in order, each word after what it shares with the one before; then of each word in
 * which services it is (steps from one to the next), and how strongly (four bits).
 */
export function writeIndex(writer: ByteWriter, all: Iterable<Impacts>): void {
  const postings = collect(all)
  const terms = [...postings.keys()].toSorted(byCodeUnits)
  const shared: number[] = []
  const ends: string[] = []
  const counts: number[] = []
  const lengths: number[] = []
  const steps = new ByteWriter()
  const impacts = new ByteWriter()
  let before = ''
  for (const term of terms) {
    const length = sharedLength(before, term)
    shared.push(length)
    ends.push(term.slice(length))
    before = term
    const posting = postings.get(term) ?? { services: [], impacts: [] }
    const stepsFrom = steps.length
    let last = -1
    for (const service of posting.services) {
      steps.varint(service - last - 1)
      last = service
    }
    counts.push(posting.services.length)
    lengths.push(steps.length - stepsFrom)
    writeNibbles(impacts, posting.impacts)
  }
  writeNumbers(writer, shared)
  writeTexts(writer, ends)
  writeNumbers(writer, counts)
  writeNumbers(writer, lengths)
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
      posting.impacts.push(Math.max(1, Math.round(value * IMPACT_STEPS)))
    }
    service += 1
  }
  return postings
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
