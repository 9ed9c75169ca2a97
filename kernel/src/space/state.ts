import type { Hash, KemPublicKey, SignPublicKey, SpaceId } from '../brand.ts'
import { isSameBytes } from '../bytes/text.ts'
import type { MemberPublicKeys } from '../crypto/keys.ts'
import { LIMITS } from './limits.ts'
import type {
  Appoint,
  ChangeRole,
  EpochOpening,
  Policy,
  Remove,
  Role,
  SpaceKind
} from './operations.ts'

export const DAY_MS = 86_400_000

/** What was checked about a member of a team, in the clear, and by how many: one alone has to wait for it. */
export type Post = {
  readonly words: string
  /** Ms since 1970, by the log's own time. */
  readonly until: number
  readonly mustReport: boolean
  readonly checkedBy: 'two' | 'one'
}

/** One person in one space. `id` is the hash of the operation that let them in: it survives new keys. */
export type Member = MemberPublicKeys & {
  readonly id: Hash
  readonly role: Role
  readonly joinedSeq: number
  /** The seq of the leave or the removal, after which this member reads nothing new. */
  readonly leftSeq: number | undefined
  /** Key pairs that this member has used here, this one included. */
  readonly keysUsed: number
  /** In a team, of everybody but its founder. */
  readonly post?: Post
  /** In a team: how this person shows themselves to everybody. */
  readonly shown?: string
}
/** What waits in a team for a second yes. `id` is the hash of the operation that proposed it. */
export type Proposal = {
  readonly id: Hash
  readonly by: Hash
  /** The proposer's key then: a later one voids the proposal. */
  readonly byKey: SignPublicKey
  readonly time: number
  readonly operation: Appoint | Remove | ChangeRole
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
  /** The policy that held before, where it was changed, and when. */
  readonly policyBefore?: { readonly policy: Policy; readonly changedAt: number }
  readonly opHash: Hash
  readonly epoch: number
  readonly opening: EpochOpening
  readonly members: readonly Member[]
  readonly invites: readonly OpenInvite[]
  readonly proposals: readonly Proposal[]
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

/** What has become of an invite, seen at a time of the log. R3: it dies with its issuer's right. */
export function inviteFate(
  state: SpaceState,
  invite: OpenInvite | undefined,
  time: number
): 'open' | 'unknown' | 'used' | 'expired' | 'revoked' | 'void' {
  if (!invite) return 'unknown'
  if (invite.fate !== 'open') return invite.fate
  const issuer = presentMemberByKey(state, invite.issuerKey)
  const holdsRight = issuer && isLeader(issuer, time) && isSameBytes(issuer.id, invite.issuer)
  if (!holdsRight) return 'void'
  return time > invite.expiresAt ? 'expired' : 'open'
}

/** Whether a member of a team still holds their post. A founder's has no end. */
export function holdsPost({ leftSeq, post }: Member, now: number): boolean {
  return leftSeq === undefined && (!post || now <= post.until)
}

/** An admin whose right holds: in a team it ends with their post. */
export function isLeader(member: Member, now: number): boolean {
  return member.role === 'admin' && holdsPost(member, now)
}

/** What waits in a team for a second yes, at a time of the log. As an invite, it dies with its maker's right. */
export function proposalsAt(state: SpaceState, now: number): readonly Proposal[] {
  return state.proposals.filter(({ byKey, time }) => {
    const proposer = presentMemberByKey(state, byKey)
    const isInTime = now <= time + LIMITS.proposalDays * DAY_MS
    return isInTime && proposer !== undefined && isLeader(proposer, now)
  })
}

/**
 * For how many days words stay, as it holds at `now`; 0 until the space ends. A shorter time acts later. In a circle
 * alone: nobody is told of a time in a bond or a team.
 */
export function retentionDays({ kind, policy, policyBefore }: SpaceState, now: number): number {
  if (kind !== 'circle') return 0
  const isNew = !policyBefore || now >= policyBefore.changedAt + LIMITS.shorteningDays * DAY_MS
  const days = [
    policy.retentionDays,
    isNew ? policy.retentionDays : policyBefore.policy.retentionDays
  ]
  return days.includes(0) ? 0 : Math.max(...days)
}

/** Whether words of this time are gone by agreement. Both times are of the log, ms since 1970. */
export function isPastRetention(state: SpaceState, time: number, now: number): boolean {
  const days = retentionDays(state, now)
  return days > 0 && time + days * DAY_MS < now
}
