/**
 * Invitation by link. The link carries 128 random bits after the `#`, which a browser never sends: the invite
 * key and the key of the sealed card both come from it. The guest pins everything from the link and the card,
 * and nothing from the server.
 */
import type { Hash, SpaceId } from '../brand.ts'
import { encode, type Bytes } from '../bytes/encode.ts'
import { pad, unpad } from '../bytes/pad.ts'
import { fromBase64url, toBase64url } from '../bytes/text.ts'
import { deriveKey } from '../crypto/hash.ts'
import {
  sign,
  signPairFromSeed,
  type MemberKeys,
  type MemberPublicKeys,
  type SignPair
} from '../crypto/keys.ts'
import { openPacked, sealPacked, type RandomBytes } from '../crypto/seal.ts'
import { claimHash, inviteIdOf, knockHash, type Add, type Join } from './operations.ts'

export const INVITE_SECRET_BYTES = 16
/** The largest sealed card the server keeps: names, a note, a genesis. */
export const INVITE_CARD_BYTES_MAX = 16_384

export type InviteKeys = {
  readonly inviteId: Hash
  readonly pair: SignPair
  readonly cardKey: Bytes
}

export function inviteKeys(secret: Uint8Array): InviteKeys {
  const pair = signPairFromSeed(deriveKey(secret, 'K1/invite-sign'))
  const cardKey = deriveKey(secret, 'K1/invite-card')
  return { inviteId: inviteIdOf(pair.public), pair, cardKey }
}

/** The part of the link after the `#`. */
export function inviteFragment(secret: Uint8Array): string {
  return toBase64url(secret)
}

/** The secret in a link's fragment, or `undefined` if it is cut short or mistyped. */
export function inviteSecretOf(fragment: string): Bytes | undefined {
  const bytes = fromBase64url(fragment)
  return bytes?.length === INVITE_SECRET_BYTES ? bytes : undefined
}

/** The card that the guest reads before any account exists. `plain` is JSON bytes. */
export function sealInviteCard(keys: InviteKeys, plain: Uint8Array, random: RandomBytes): Bytes {
  const content = { header: cardHeader(keys), plain: pad(plain) }
  return sealPacked(keys.cardKey, content, random)
}

export function openInviteCard(keys: InviteKeys, card: Uint8Array): Bytes | undefined {
  const packed = { header: cardHeader(keys), bytes: card, max: INVITE_CARD_BYTES_MAX }
  const padded = openPacked(keys.cardKey, packed)
  return padded && unpad(padded)
}

/** The join that claims an invite for new keys, at this moment of the chain. */
export function makeJoin(
  invite: InviteKeys,
  place: { readonly spaceId: SpaceId; readonly opHash: Hash },
  member: MemberPublicKeys
): Join {
  const join = { inviteId: invite.inviteId, sign: member.sign, kem: member.kem }
  const message = claimHash(place.spaceId, place.opHash, join)
  return { op: 'join', ...join, claim: sign(message, invite.pair.secret) }
}

/** The wish to come into a circle with new keys. Whoever holds it can do no more with it than let them in. */
export function makeKnock(
  invite: InviteKeys,
  spaceId: SpaceId,
  { sign: signPair, kem }: MemberKeys
): Omit<Add, 'op'> {
  const keys = { sign: signPair.public, kem: kem.public }
  const message = knockHash(spaceId, keys)
  const claim = sign(message, invite.pair.secret)
  return { inviteId: invite.inviteId, ...keys, claim, proof: sign(message, signPair.secret) }
}

function cardHeader(keys: InviteKeys): Bytes {
  return encode('K1/invite-card', keys.inviteId)
}
