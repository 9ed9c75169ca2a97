/**
 * Epochs: who holds the key of a space, and since when. A rekey makes a new random key, boxes it to each
 * member, commits to it in the signed body (so all members provably hold the same) and seals the key before
 * under it (so a new member has the history with one box).
 */
import type { Hash, KemPublicKey, SpaceId } from '../brand.ts'
import { encode, type Bytes } from '../bytes/encode.ts'
import { isSameBytes } from '../bytes/text.ts'
import { deriveKey, hash } from '../crypto/hash.ts'
import { openBox, sealBox } from '../crypto/hpke.ts'
import { kemPairFromSeed, type KemPair } from '../crypto/keys.ts'
import { open, packSealed, seal, unpackSealed, type RandomBytes } from '../crypto/seal.ts'
import type { EpochOpening, Genesis, Rekey, Relock } from './operations.ts'
import { presentMembers, type SpaceState } from './state.ts'

export type EpochKey = { readonly epoch: number; readonly key: Bytes }
/** What a lockbox is for: one epoch of one space, one member, one moment of the chain. */
export type LockboxPlace = {
  readonly spaceId: SpaceId
  readonly epoch: number
  readonly opHash: Hash
}

const BACK_LINK_MAX = 256

/** The public part of an epoch: a commitment to its key, and the inbox for drops. */
export function epochOpening(spaceId: SpaceId, { epoch, key }: EpochKey): EpochOpening {
  return {
    commitment: hash('K1/epoch', spaceId, epoch, key),
    inbox: kemPairFromSeed(deriveKey(key, 'K1/inbox')).public
  }
}

export function isKeyOf(opening: EpochOpening, spaceId: SpaceId, epochKey: EpochKey): boolean {
  return isSameBytes(epochOpening(spaceId, epochKey).commitment, opening.commitment)
}

export function sealLockbox(
  place: LockboxPlace,
  content: { readonly to: KemPublicKey; readonly key: Bytes },
  random: RandomBytes
): Bytes {
  const info = lockboxInfo(place, content.to)
  return sealBox(content.to, { info, plain: content.key }, random)
}

/** The epoch key in a lockbox, checked against the commitment, or `undefined`. */
export function openLockbox(
  place: LockboxPlace,
  box: { readonly bytes: Uint8Array; readonly opening: EpochOpening },
  pair: KemPair
): EpochKey | undefined {
  const key = openBox(box.bytes, lockboxInfo(place, pair.public), pair)
  const epochKey = key && { epoch: place.epoch, key }
  return epochKey && isKeyOf(box.opening, place.spaceId, epochKey) ? epochKey : undefined
}

/** The rekey that opens the epoch after `current` for all present members. */
export function makeRekey(
  state: SpaceState,
  current: EpochKey,
  random: RandomBytes
): { readonly rekey: Rekey; readonly next: EpochKey } {
  const next: EpochKey = { epoch: state.epoch + 1, key: random(32) }
  const place = { spaceId: state.spaceId, epoch: next.epoch, opHash: state.opHash }
  const boxes = presentMembers(state).map(({ sign, kem }) => ({
    member: sign,
    box: sealLockbox(place, { to: kem, key: next.key }, random)
  }))
  const header = backLinkHeader(state.spaceId, current.epoch)
  const backLink = packSealed(seal(next.key, { header, plain: current.key }, random))
  return { rekey: { op: 'rekey', ...epochOpening(state.spaceId, next), boxes, backLink }, next }
}

/** The key of the epoch before, from a rekey's back-link; the caller compares its commitment. */
export function openBackLink(
  spaceId: SpaceId,
  rekey: Pick<Rekey, 'backLink'>,
  newer: EpochKey
): EpochKey | undefined {
  const sealed = unpackSealed(rekey.backLink, BACK_LINK_MAX)
  const epoch = newer.epoch - 1
  const opened = sealed && open(newer.key, backLinkHeader(spaceId, epoch), sealed)
  return opened && { epoch, key: opened.plain }
}

/** The box for `pair` in a genesis, rekey or relock, if it is for them and opens to the committed key. */
export function epochKeyFrom(
  operation: Genesis | Rekey | Relock,
  place: LockboxPlace & { readonly opening: EpochOpening; readonly signKey: Uint8Array },
  pair: KemPair
): EpochKey | undefined {
  const bytes = boxFor(operation, place.signKey)
  return bytes && openLockbox(place, { bytes, opening: place.opening }, pair)
}

function boxFor(operation: Genesis | Rekey | Relock, key: Uint8Array): Bytes | undefined {
  switch (operation.op) {
    case 'genesis':
      return isSameBytes(operation.sign, key) ? operation.box : undefined
    case 'rekey':
      return operation.boxes.find(({ member }) => isSameBytes(member, key))?.box
    case 'relock':
      return isSameBytes(operation.member, key) ? operation.box : undefined
    default:
      return operation satisfies never
  }
}

function lockboxInfo({ spaceId, epoch, opHash }: LockboxPlace, to: KemPublicKey): Bytes {
  return encode('K1/box', spaceId, epoch, to, opHash)
}

function backLinkHeader(spaceId: SpaceId, epoch: number): Bytes {
  return encode('K1/back', spaceId, epoch)
}
