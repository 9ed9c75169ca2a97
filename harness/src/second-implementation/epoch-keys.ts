/** The epoch keys that somebody reaches with the keys of their memberships: by a box, or back along links. */
import {
  epochKeyFrom,
  isKeyOf,
  isSameBytes,
  openBackLink,
  type Bytes,
  type ChainStep,
  type EpochKey,
  type MemberKeys,
  type Operation,
  type OperationHeader,
  type ParsedRecord
} from '@beside/kernel'
import { boxOnce, decodeOnce } from './remembered.ts'

/** An operation that stands, and the state that it made. */
export type Step = ChainStep & { readonly record: ParsedRecord<OperationHeader> }

export function epochKeysOf(
  steps: readonly Step[],
  pairs: readonly MemberKeys[]
): ReadonlyMap<number, Bytes> {
  const keys = new Map<number, Bytes>()
  for (const step of steps) {
    const found = boxOnce(step.state, pairs, () => keyFromBox(step, pairs))
    if (found && !keys.has(found.epoch)) keys.set(found.epoch, found.key)
  }
  for (const step of steps.toReversed()) {
    const found = keyFromLink(step, { steps, keys })
    if (found && !keys.has(found.epoch)) keys.set(found.epoch, found.key)
  }
  return keys
}

function keyFromBox({ state, record }: Step, pairs: readonly MemberKeys[]): EpochKey | undefined {
  const operation = decodeOnce(record)
  if (operation?.op !== 'genesis' && operation?.op !== 'rekey' && operation?.op !== 'relock') {
    return undefined
  }
  const { spaceId, epoch, opening } = state
  const { opHash } = record.header
  for (const { sign, kem } of pairs) {
    if (!boxedTo(operation).some((key) => isSameBytes(key, sign.public))) continue
    const place = { spaceId, epoch, opHash, opening, signKey: sign.public }
    const found = epochKeyFrom(operation, place, kem)
    if (found) return found
  }
  return undefined
}

function boxedTo(operation: Operation): readonly Uint8Array[] {
  if (operation.op === 'genesis') return [operation.sign]
  if (operation.op === 'relock') return [operation.member]
  return operation.op === 'rekey' ? operation.boxes.map(({ member }) => member) : []
}

function keyFromLink(
  { state, record }: Step,
  known: { readonly steps: readonly Step[]; readonly keys: ReadonlyMap<number, Bytes> }
): EpochKey | undefined {
  const operation = decodeOnce(record)
  const key = known.keys.get(state.epoch)
  if (operation?.op !== 'rekey' || !key) return undefined
  const found = openBackLink(state.spaceId, operation, { epoch: state.epoch, key })
  const opened = known.steps.find((step) => step.state.epoch === operation.backTo)
  return found && opened && isKeyOf(opened.state.opening, state.spaceId, found) ? found : undefined
}
