import type { ByteReader } from '../bytes/byte-reader.ts'
import { readNumbers, readTexts } from '../bytes/columns.ts'

export type Index = {
  readonly terms: readonly string[]
  /** Where a term is in the dictionary, or −1. */
  readonly find: (term: string) => number
  /** The terms that begin so: from, and up to but not with. */
  readonly range: (start: string) => readonly [number, number]
  /** In how many services a term is. */
  readonly count: (term: number) => number
  readonly each: (term: number, visit: (service: number, impact: number) => void) => void
}

export function readIndex(reader: ByteReader, services: number): Index {
  const terms = readTerms(reader)
  const counts = readNumbers(reader)
  const steps = reader.block()
  const impacts = reader.block()
  const stepsFrom = stepStarts(counts, steps)
  const impactsFrom = startsOf(counts.map((count) => (count + 1) >> 1))
  const find = (term: string) => {
    const at = lowerBound(terms, term)
    return terms[at] === term ? at : -1
  }
  const each: Index['each'] = (term, visit) => {
    const count = counts[term] ?? 0
    const nibbles = impactsFrom[term] ?? 0
    let at = stepsFrom[term] ?? 0
    let service = -1
    for (let index = 0; index < count; index += 1) {
      let step = 0
      let shift = 0
      let byte = 0
      do {
        byte = steps[at] ?? 0
        step += (byte & 0x7f) * 2 ** shift
        shift += 7
        at += 1
      } while (byte >= 0x80 && shift < 35)
      service += step + 1
      // Bytes that were changed may name a service that is not there.
      if (service >= services) return
      const pair = impacts[nibbles + (index >> 1)] ?? 0
      visit(service, index % 2 === 0 ? pair & 15 : pair >> 4)
    }
  }
  const range = (start: string) =>
    [lowerBound(terms, start), lowerBound(terms, `${start}\uFFFF`)] as const
  return { terms, find, range, count: (term) => counts[term] ?? 0, each }
}

function readTerms(reader: ByteReader): readonly string[] {
  const shared = readNumbers(reader)
  const ends = readTexts(reader)
  const terms: string[] = []
  let before = ''
  for (let index = 0; index < ends.length; index += 1) {
    before = before.slice(0, shared[index] ?? 0) + ends.at(index)
    // A changed length would let words grow without end.
    if (before.length > TERM_MAX) before = ''
    terms.push(before)
  }
  return terms
}

const TERM_MAX = 400

function startsOf(lengths: Uint32Array): Uint32Array {
  const starts = new Uint32Array(lengths.length)
  let start = 0
  for (const [index, length] of lengths.entries()) {
    starts[index] = start
    start += length
  }
  return starts
}

/** Each step ends with a byte below 128, so the steps say where the next term begins. */
function stepStarts(counts: Uint32Array, steps: Uint8Array): Uint32Array {
  const starts = new Uint32Array(counts.length)
  let at = 0
  for (const [term, count] of counts.entries()) {
    starts[term] = at
    for (let left = count; left > 0 && at < steps.length; at += 1)
      if ((steps[at] ?? 0) < 0x80) left -= 1
  }
  return starts
}

function lowerBound(terms: readonly string[], term: string): number {
  let from = 0
  let to = terms.length
  while (from < to) {
    const middle = (from + to) >> 1
    if ((terms[middle] ?? '') < term) from = middle + 1
    else to = middle
  }
  return from
}
