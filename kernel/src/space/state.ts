import type { Hash, KemPublicKey, SignPublicKey, SpaceId } from '../brand.ts'
import { isSameBytes } from '../bytes/text.ts'
import type { MemberPublicKeys } from '../crypto/keys.ts'
import type { EpochOpening, Policy, Role, SpaceKind } from './operations.ts'

/** One person in one space. `id` is the hash of the operation that let them in: it survives new keys. */
export type Member = MemberPublicKeys & {
  readonly id: Hash
  readonly role: Role
  readonly joinedSeq: number
  /** The seq of the leave or the removal, after which this member reads nothing new. */
  readonly leftSeq: number | undefined
  /** Key pairs that this member has used here, this one included. */
  readonly keysUsed: number
}
export type OpenInvite = {
  readonly id: Hash
  readonly key: SignPublicKey
  readonly issuer: Hash
  /** The issuer's key when they invited: a later one voids the invite. */
  readonly issuerKey: SignPublicKey
  readonly expiresAt: number
  readonly fate: 'open' | 'used' | 'revoked'
}

/** What the chain of valid operations says. The server's access rules are read from it too. */
export type SpaceState = {
  readonly spaceId: SpaceId
  readonly kind: SpaceKind
  readonly policy: Policy
  readonly opHash: Hash
  readonly epoch: number
  readonly opening: EpochOpening
  readonly members: readonly Member[]
  readonly invites: readonly OpenInvite[]
  /** Every key ever admitted here, of both sorts: none serves twice. */
  readonly usedKeys: readonly (SignPublicKey | KemPublicKey)[]
  /** After any change of members or keys nobody may write until a rekey: no one encrypts for a member set that was. */
  readonly isStale: boolean
  readonly isClosed: boolean
}

export function presentMembers(state: SpaceState): Member[] {
  return state.members.filter((member) => member.leftSeq === undefined)
}

/** The member who now holds this key; not one who left. */
export function presentMemberByKey(state: SpaceState, key: SignPublicKey): Member | undefined {
  return presentMembers(state).find((member) => isSameBytes(member.sign, key))
}

export function presentMemberById(state: SpaceState, memberId: Uint8Array): Member | undefined {
  return presentMembers(state).find(({ id }) => isSameBytes(id, memberId))
}
