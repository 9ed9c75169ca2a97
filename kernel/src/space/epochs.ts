/**
 * Epochs: who holds the key of a space, and since when. A rekey makes a new random key, boxes it to each
 * member, commits to it in the signed body (so all members provably hold the same) and seals the key before
 * under it (so a new member has the history with one box), unless newcomers are to read from today on: a cut.
 */
import type { Hash, KemPublicKey, SpaceId } from '../brand.ts'
import { encode, type Bytes } from '../bytes/encode.ts'
import { isSameBytes } from '../bytes/text.ts'
import { deriveKey, hash } from '../crypto/hash.ts'
import { openBox, sealBox } from '../crypto/hpke.ts'
import { kemPairFromSeed, KEY_BYTES, type KemPair } from '../crypto/keys.ts'
import { openPacked, sealPacked, type RandomBytes } from '../crypto/seal.ts'
import {
  BACK_LINK_BYTES,
  type EpochOpening,
  type Genesis,
  type Rekey,
  type Relock
} from './operations.ts'
import { presentMembers, type SpaceState } from './state.ts'

export type EpochKey = { readonly epoch: number; readonly key: Bytes }
/** What a lockbox is for: one epoch of one space, one member, one moment of the chain. */
export type LockboxPlace = {
  readonly spaceId: SpaceId
  readonly epoch: number
  readonly opHash: Hash
}

/** The public part of an epoch: a commitment to its key, and the inbox for drops. */
export function epochOpening(spaceId: SpaceId, { epoch, key }: EpochKey): EpochOpening {
  return {
    commitment: hash('K1/epoch', spaceId, epoch, key),
    inbox: inboxPair(key).public
  }
}

/** The pair with which every member opens what is dropped for all of them, while they hold this epoch's key. */
export function inboxPair(epochKey: Uint8Array): KemPair {
  return kemPairFromSeed(deriveKey(epochKey, 'K1/inbox'))
}

/** True if the key is the committed one, and the inbox belongs to the space and not to whoever rekeyed. */
export function isKeyOf(opening: EpochOpening, spaceId: SpaceId, epochKey: EpochKey): boolean {
  const { commitment, inbox } = epochOpening(spaceId, epochKey)
  return isSameBytes(commitment, opening.commitment) && isSameBytes(inbox, opening.inbox)
}

export function sealLockbox(
  place: LockboxPlace,
  content: { readonly to: KemPublicKey; readonly key: Bytes },
  random: RandomBytes
): Bytes {
  const info = lockboxInfo(place, content.to)
  return sealBox(content.to, { info, plain: content.key }, random)
}

/**
 * The rekey that opens the next epoch for all present members. `current` is the newest key at hand: where
 * somebody opened an epoch that nobody can read, the next one links back over it.
 */
export function makeRekey(
  state: SpaceState,
  current: EpochKey,
  random: RandomBytes
): { readonly rekey: Rekey; readonly next: EpochKey } {
  const { spaceId, opHash } = state
  const next: EpochKey = { epoch: state.epoch + 1, key: random(KEY_BYTES) }
  const place = { spaceId, epoch: next.epoch, opHash }
  const boxes = presentMembers(state).map(({ sign, kem }) => ({
    member: sign,
    box: sealLockbox(place, { to: kem, key: next.key }, random)
  }))
  const header = backLinkHeader(spaceId, current.epoch)
  const backLink = sealPacked(next.key, { header, plain: current.key }, random)
  const links = { backTo: current.epoch, backLink }
  return { rekey: { op: 'rekey', ...epochOpening(spaceId, next), boxes, ...links }, next }
}

/** The same rekey as a cut: who came with it opens nothing from before, and who was here needs their own boxes. */
export function cutOf(rekey: Rekey): Rekey {
  return { ...rekey, backLink: new Uint8Array(0) }
}

/** The key of the earlier epoch `backTo`, from a rekey's back-link; the caller compares its commitment. */
export function openBackLink(
  spaceId: SpaceId,
  { backTo, backLink }: Pick<Rekey, 'backTo' | 'backLink'>,
  newer: EpochKey
): EpochKey | undefined {
  const header = backLinkHeader(spaceId, backTo)
  const key = openPacked(newer.key, { header, bytes: backLink, max: BACK_LINK_BYTES })
  return key && { epoch: backTo, key }
}

/** The key in the box for `pair` in a genesis, rekey or relock, checked against what its epoch committed to. */
export function epochKeyFrom(
  operation: Genesis | Rekey | Relock,
  place: LockboxPlace & { readonly opening: EpochOpening; readonly signKey: Uint8Array },
  pair: KemPair
): EpochKey | undefined {
  const { spaceId, epoch, opening, signKey } = place
  const boxes = operation.op === 'rekey' ? operation.boxes : [boxOf(operation)]
  const mine = boxes.find(({ member }) => isSameBytes(member, signKey))
  const key = mine && openBox(mine.box, lockboxInfo(place, pair.public), pair)
  const epochKey = key && { epoch, key }
  return epochKey && isKeyOf(opening, spaceId, epochKey) ? epochKey : undefined
}

function boxOf(operation: Genesis | Relock): { member: Uint8Array; box: Bytes } {
  return {
    member: operation.op === 'genesis' ? operation.sign : operation.member,
    box: operation.box
  }
}

function lockboxInfo({ spaceId, epoch, opHash }: LockboxPlace, to: KemPublicKey): Bytes {
  return encode('K1/box', spaceId, epoch, to, opHash)
}

function backLinkHeader(spaceId: SpaceId, epoch: number): Bytes {
  return encode('K1/back', spaceId, epoch)
}
