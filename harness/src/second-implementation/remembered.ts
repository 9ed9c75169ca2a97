/**
 * The same records lie in hundreds of spoiled logs, and one signature costs a millisecond. What is
 * remembered here is only what the kernel's own pure functions answered for the very same arguments.
 */
import {
  applyOperation,
  decodeOperation,
  parseRecord,
  toBase64url,
  verifySignature,
  type EpochKey,
  type Leaf,
  type MemberKeys,
  type Operation,
  type OperationHeader,
  type ParsedRecord,
  type SpaceState,
  type VerifySignature
} from '@beside/kernel'
import type { Placed, Read } from './served-log.ts'

type Applied = ReturnType<typeof applyOperation>
type Pairs = readonly MemberKeys[]

const reads = new WeakMap<Placed, Read>()
const operations = new WeakMap<ParsedRecord, { readonly operation: Operation | undefined }>()
const applications = new WeakMap<ParsedRecord, Map<SpaceState | undefined, Map<string, Applied>>>()
const boxes = new WeakMap<SpaceState, Map<Pairs, { readonly found: EpochKey | undefined }>>()
const signatures = new Map<string, boolean>()

export function readOnce(placed: Placed): Read {
  const known = reads.get(placed)
  const read = known ?? { leaf: placed.leaf, record: parseRecord(placed.envelope) }
  reads.set(placed, read)
  return read
}

export function decodeOnce(record: ParsedRecord<OperationHeader>): Operation | undefined {
  const known = operations.get(record)
  const decoded = known ?? { operation: decodeOperation(record.header.body) }
  operations.set(record, decoded)
  return decoded.operation
}

export function applyOnce(
  state: SpaceState | undefined,
  record: ParsedRecord<OperationHeader>,
  { seq, time }: Leaf
): Applied {
  const byState =
    applications.get(record) ?? new Map<SpaceState | undefined, Map<string, Applied>>()
  const byPlace = byState.get(state) ?? new Map<string, Applied>()
  const known = byPlace.get(`${seq} ${time}`)
  const applied = known ?? applyOperation(state, record, { seq, time, verify: verifyOnce })
  applications.set(record, byState.set(state, byPlace.set(`${seq} ${time}`, applied)))
  return applied
}

/** The key that `open` finds for these pairs in the operation that made this state. */
export function boxOnce(
  state: SpaceState,
  pairs: Pairs,
  open: () => EpochKey | undefined
): EpochKey | undefined {
  const byPairs = boxes.get(state) ?? new Map<Pairs, { readonly found: EpochKey | undefined }>()
  const known = byPairs.get(pairs) ?? { found: open() }
  boxes.set(state, byPairs.set(pairs, known))
  return known.found
}

export const verifyOnce: VerifySignature = (signature, message, key) => {
  const name = [signature, message, key].map(toBase64url).join(' ')
  const verdict = signatures.get(name) ?? verifySignature(signature, message, key)
  signatures.set(name, verdict)
  return verdict
}
