/** The epochs of a log, and what somebody gets out of it who has nothing but their keys. */
import type { Hash } from '../src/brand.ts'
import type { MemberKeys } from '../src/crypto/keys.ts'
import { epochKeyFrom, isKeyOf, openBackLink, type EpochKey } from '../src/space/epochs.ts'
import { decodeOperation, type Genesis, type Rekey } from '../src/space/operations.ts'
import type { SpaceLog } from './space-log.ts'

export type Epoch = { readonly operation: Genesis | Rekey; readonly opHash: Hash }

export function epochsOf(log: SpaceLog): Epoch[] {
  return log.records.flatMap(({ record: { header } }) => {
    const operation = header.type === 'operation' ? decodeOperation(header.body) : undefined
    const isEpoch = operation?.op === 'genesis' || operation?.op === 'rekey'
    return isEpoch ? [{ operation, opHash: header.opHash }] : []
  })
}

/** Every epoch key that somebody with these keys gets out of the log, from the first on. */
export function keysFound(
  { spaceId }: SpaceLog,
  epochs: readonly Epoch[],
  { sign, kem }: MemberKeys
): EpochKey[] {
  const found = new Map<number, EpochKey>()
  for (const [epoch, { operation, opHash }] of epochs.entries()) {
    const place = { spaceId, epoch, opHash, opening: operation, signKey: sign.public }
    const boxed = epochKeyFrom(operation, place, kem)
    if (boxed) found.set(epoch, boxed)
  }
  for (const [epoch, { operation }] of [...epochs.entries()].toReversed()) {
    const newer = found.get(epoch)
    const older = newer && operation.op === 'rekey' && openBackLink(spaceId, operation, newer)
    if (!older || found.has(older.epoch)) continue
    if (isKeyOf(epochs[older.epoch]!.operation, spaceId, older)) found.set(older.epoch, older)
  }
  return [...found.values()].toSorted((a, b) => a.epoch - b.epoch)
}
