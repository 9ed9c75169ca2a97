/** Where drops wait, as the server knows it: the id of a space, or a mailbox that only its owner reads. */
import type { Hash, KemPublicKey, SpaceId } from '../brand.ts'
import { hash } from '../crypto/hash.ts'

/** The largest drop, as a whole. */
export const DROP_BYTES_MAX = 98_304

export function mailboxAddress(readKey: Uint8Array): Hash {
  return hash('K1/mailbox', readKey)
}

/** Where a drop waits for one member of a space alone; who left still reads it for a while. */
export function memberAddress(spaceId: SpaceId, memberId: Hash): Hash {
  return hash('K1/member-address', spaceId, memberId)
}

/** What a facilitator signs who lets people find a circle: what it says of itself, and where one asks. */
export function listingHash(spaceId: SpaceId, inbox: KemPublicKey, words: Uint8Array): Hash {
  return hash('K1/listing', spaceId, inbox, words)
}
