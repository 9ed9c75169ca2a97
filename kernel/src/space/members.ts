/** Who is let in, and the lists in a state: who is here, which invites are open, which keys were used. */
import type { Hash } from '../brand.ts'
import { isSameBytes } from '../bytes/text.ts'
import type { MemberPublicKeys } from '../crypto/keys.ts'
import { ok, refused, type Result } from '../result.ts'
import { knockHash, type Add, type Role } from './operations.ts'
import {
  holdsPost,
  inviteFate,
  isLeader,
  presentMembers,
  type Member,
  type OpenInvite,
  type Post,
  type SpaceState
} from './state.ts'
import type { Change, Refusal, Step } from './step.ts'

export function newMember(
  id: Hash,
  { sign, kem }: MemberPublicKeys,
  { seq, role }: { readonly seq: number; readonly role: Role }
): Member {
  return { id, sign, kem, role, joinedSeq: seq, leftSeq: undefined, keysUsed: 1 }
}

// R6: where the last admin leaves, the oldest member takes their place; in a team the oldest whose post holds.
export function withAdmin(members: readonly Member[], now: number): readonly Member[] {
  const present = members.filter(({ leftSeq }) => leftSeq === undefined)
  if (present.some((member) => isLeader(member, now))) return members
  const heir = present.find((member) => holdsPost(member, now)) ?? present[0]
  return members.map((member) => (member === heir ? { ...member, role: 'admin' } : member))
}

export function withMember(
  state: SpaceState,
  member: Member,
  change: Partial<Member>
): readonly Member[] {
  return state.members.map((one) => (one === member ? { ...one, ...change } : one))
}

export function withFate(
  state: SpaceState,
  invite: OpenInvite,
  fate: 'used' | 'revoked'
): readonly OpenInvite[] {
  return state.invites.map((other) => (other === invite ? { ...other, fate } : other))
}

// R4. A former box key counts as used too: whoever learned its secret must not receive the next key.
export function areKeysFree({ usedKeys }: SpaceState, { sign, kem }: MemberPublicKeys): boolean {
  return !usedKeys.some((used) => isSameBytes(used, sign) || isSameBytes(used, kem))
}

/** Lets in somebody who asked with the keys of a knock, by an invite that still holds. */
export function letInByKnock(
  operation: Omit<Add, 'op'>,
  step: Step & { readonly role: Role; readonly max: number; readonly post?: Post }
): Change {
  const { state, at, max } = step
  const invite = inviteOf(operation, step)
  if (!invite.ok) return invite
  if (presentMembers(state).length >= max) return refused('space-full')
  const message = knockHash(state.spaceId, operation)
  const isClaim = at.verify(operation.claim, message, invite.value.key)
  if (!isClaim || !at.verify(operation.proof, message, operation.sign)) return refused('bad-claim')
  return letIn(operation, invite.value, step)
}

export function inviteOf(
  { inviteId }: { readonly inviteId: Uint8Array },
  { state, at }: Step
): Result<OpenInvite, Refusal> {
  const invite = state.invites.find(({ id }) => isSameBytes(id, inviteId))
  const fate = inviteFate(state, invite, at.time)
  return invite && fate === 'open'
    ? ok(invite)
    : refused(`invite-${fate === 'open' ? 'unknown' : fate}`)
}

export function letIn(
  keys: MemberPublicKeys,
  invite: OpenInvite,
  { state, record, at, role, post }: Step & { readonly role: Role; readonly post?: Post }
): Change {
  if (!areKeysFree(state, keys)) return refused('key-used')
  const member = newMember(record.envHash, keys, { seq: at.seq, role })
  return ok({
    members: [...state.members, { ...member, ...(post && { post }) }],
    invites: withFate(state, invite, 'used'),
    usedKeys: [...state.usedKeys, keys.sign, keys.kem],
    isStale: true
  })
}
