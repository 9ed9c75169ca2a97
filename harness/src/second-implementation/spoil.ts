/**
 * What a server, a thief or a careless hand may do to a log: one thing in each spoiled copy. Where it is
 * signed anew, the rules behind the signature have to find it.
 */
import fc from 'fast-check'
import type { Envelope, Leaf } from '@beside/kernel'
import { cutOrStretch, flipBit, flipField, withAuthor } from './fields.ts'
import type { Placed, ServedLog } from './served-log.ts'
import { signedAnew, type Signers } from './sign-anew.ts'
import { OPERATION_WAYS, spoilOperation } from './spoil-operation.ts'

const WAYS = [
  'a number or hash of a leaf changed',
  'a part changed',
  'a part cut or stretched',
  'a field of the header changed, and signed anew',
  'a field of the header changed, signed anew by somebody else',
  'somebody else as the author, and signed by them',
  'signed by somebody else',
  'left out',
  'twice',
  'swapped with the next',
  'moved to another place',
  'numbered anew without one',
  'put in from another space',
  'the words gone',
  'the words of another',
  'another receipt'
] as const
export type Spoiling = {
  readonly way: (typeof WAYS)[number] | (typeof OPERATION_WAYS)[number]
  /** Which of all records of all logs, so that the long log is spoiled more often. */
  readonly at: number
  readonly part: number
  readonly bit: number
  readonly by: number
}
export const spoiling: fc.Arbitrary<Spoiling> = fc.record({
  way: fc.oneof(
    { arbitrary: fc.constantFrom(...WAYS), weight: 3 },
    // Deepest in the rules, so tried more often.
    { arbitrary: fc.constantFrom(...OPERATION_WAYS), weight: 2 }
  ),
  at: fc.nat(9999),
  part: fc.nat(999),
  bit: fc.nat(99_999),
  by: fc.nat(9)
})

const PARTS = ['header', 'salt', 'commitment', 'ciphertext', 'ciphertextHash', 'signature'] as const
const LEAF_PARTS = ['seq', 'time', 'lane', 'isDocument', 'envHash'] as const

export function spoil(logs: readonly ServedLog[], how: Spoiling, signers: Signers): ServedLog {
  const { log, at } = pick(logs.flatMap(placesIn), how.at)
  const one = pick(log.records, at)
  const replace = (...instead: readonly Placed[]): ServedLog => ({
    ...log,
    records: [...log.records.slice(0, at), ...instead, ...log.records.slice(at + 1)]
  })
  const other = pick(log.records, how.part)
  const stranger = pick(
    logs.flatMap(({ records }) => records),
    how.part
  )
  switch (how.way) {
    case 'a number or hash of a leaf changed':
      return replace({ ...one, leaf: spoilLeaf(one.leaf, how) })
    case 'a part changed':
      return replace({ ...one, envelope: spoilPart(one.envelope, how, flipBit) })
    case 'a part cut or stretched':
      return replace({ ...one, envelope: spoilPart(one.envelope, how, cutOrStretch) })
    case 'a field of the header changed, and signed anew':
      return replace(signedAnew(one, flipField(one.envelope.header, how), signers))
    case 'a field of the header changed, signed anew by somebody else':
      return replace(signedAnew(one, flipField(one.envelope.header, how), signers, how.by))
    case 'somebody else as the author, and signed by them':
      return replace(signedAnew(one, withAuthor(one.envelope.header, signers, how.by), signers))
    case 'signed by somebody else':
      return replace(signedAnew(one, one.envelope.header, signers, how.by))
    case 'left out':
      return replace()
    case 'twice':
      return replace(one, one)
    case 'swapped with the next':
      return {
        ...log,
        records: log.records
          .with(at, pick(log.records, at + 1))
          .with((at + 1) % log.records.length, one)
      }
    case 'moved to another place':
      return replace({ ...one, leaf: { ...one.leaf, seq: other.leaf.seq } })
    case 'numbered anew without one':
      return numberedAnew(replace())
    case 'put in from another space':
      return numberedAnew(replace(one, stranger))
    case 'the words gone':
      return replace({ ...one, envelope: withoutWords(one.envelope, how) })
    case 'the words of another':
      return replace(withWordsOf(one, other, signers))
    case 'another receipt':
      return spoilReceipt(log, how)
    case 'a field of an operation changed, and signed anew':
    case 'a field of an operation taken from elsewhere, and signed anew':
      return spoilOperation(logs, { ...how, way: how.way }, signers)
    default:
      return how.way satisfies never
  }
}

function placesIn(log: ServedLog): readonly { readonly log: ServedLog; readonly at: number }[] {
  return log.records.map((_, at) => ({ log, at }))
}

function spoilLeaf(leaf: Leaf, { part, bit }: Spoiling): Leaf {
  switch (pick(LEAF_PARTS, part)) {
    case 'seq':
      return { ...leaf, seq: (leaf.seq ^ (1 << (bit % 31))) >>> 0 }
    case 'time':
      return { ...leaf, time: Number(BigInt(leaf.time) ^ (1n << BigInt(bit % 53))) }
    case 'lane':
      return { ...leaf, lane: flipBit(leaf.lane, bit) }
    case 'isDocument':
      return { ...leaf, isDocument: !leaf.isDocument }
    default:
      return { ...leaf, envHash: flipBit(leaf.envHash, bit) }
  }
}

function spoilPart(
  envelope: Envelope,
  { part, bit }: Spoiling,
  change: <Kind extends Uint8Array>(bytes: Kind, bit: number) => Kind
): Envelope {
  const name = pick(PARTS, part)
  const bytes = envelope[name]
  return bytes ? { ...envelope, [name]: change(bytes, bit) } : envelope
}

/** Erased, or there and empty: two different things. */
function withoutWords(envelope: Envelope, { bit }: Spoiling): Envelope {
  return { ...envelope, ciphertext: bit % 2 === 0 ? undefined : new Uint8Array(0) }
}

/** As a server would number them that wants nobody to notice. */
function numberedAnew(log: ServedLog): ServedLog {
  const [first] = log.records
  if (!first) return log
  let time = first.leaf.time
  const records = log.records.map((one, at) => {
    time = Math.max(time, one.leaf.time)
    return { ...one, leaf: { ...one.leaf, seq: at + 1, time } }
  })
  return { ...log, records }
}

/** Somebody's sealed words under the header of another record, and signed so. */
function withWordsOf(one: Placed, other: Placed, signers: Signers): Placed {
  const { salt, commitment, ciphertext, ciphertextHash } = other.envelope
  const envelope = { ...one.envelope, salt, commitment, ciphertext, ciphertextHash }
  return signedAnew({ ...one, envelope }, envelope.header, signers)
}

function spoilReceipt(log: ServedLog, { part, bit }: Spoiling): ServedLog {
  const { generation, signature } = log.receipt
  const receipts = [
    { generation: generation + 1, signature },
    { generation, signature: flipBit(signature, bit) },
    { generation, signature: cutOrStretch(signature, bit) }
  ]
  return { ...log, receipt: pick(receipts, part) }
}

function pick<One>(all: readonly One[], at: number): One {
  const one = all[at % all.length]
  if (one === undefined) throw new Error('There is nothing to choose from')
  return one
}
