/**
 * The rules of membership, R1–R7 of `docs/protocol.md`: one pure, total function from a state and an
 * operation to the next state, the same on every client and on the server. It never throws on bytes from
 * outside; what it refuses is skipped by everyone, so a bad record never locks a space.
 */
import type { KemPublicKey, SignPublicKey } from '../brand.ts'
import { isSameBytes } from '../bytes/text.ts'
import type { VerifySignature } from '../crypto/keys.ts'
import { ok, refused, type Result } from '../result.ts'
import { LIMITS } from './limits.ts'
import {
  claimHash,
  decodeOperation,
  inviteIdOf,
  setKeyHash,
  spaceIdOf,
  type Genesis,
  type Invite,
  type Join,
  type Operation,
  type Rekey,
  type Relock,
  type SetKey,
  type Uninvite
} from './operations.ts'
import {
  isSignedByAuthor,
  NO_OPERATION,
  type EntryHeader,
  type EraseHeader,
  type OperationHeader,
  type ParsedRecord
} from './record.ts'
import {
  presentMemberByKey,
  presentMembers,
  type Member,
  type OpenInvite,
  type SpaceState
} from './state.ts'

/** Where the server put a record: its number and its time, in ms since 1970. */
export type Placement = {
  readonly seq: number
  readonly time: number
  readonly verify: VerifySignature
}
export type Refusal =
  | 'unknown-operation'
  | 'wrong-space'
  | 'chain-moved'
  | 'wrong-epoch'
  | 'bad-signature'
  | 'not-a-member'
  | 'not-allowed'
  | 'space-closed'
  | 'rekey-first'
  | 'key-used'
  | 'space-full'
  | 'invite-unknown'
  | 'invite-used'
  | 'invite-expired'
  | 'invite-revoked'
  | 'invite-void'
  | 'bad-claim'
  | 'boxes-differ'

type Applied = Result<SpaceState, Refusal>
type OperationRecord = ParsedRecord<OperationHeader>
type Step = {
  readonly state: SpaceState
  readonly record: OperationRecord
  readonly at: Placement
}

/** The state after `record`, or why it is skipped. `state` is `undefined` before the genesis. */
export function applyOperation(
  state: SpaceState | undefined,
  record: OperationRecord,
  at: Placement
): Applied {
  const operation = decodeOperation(record.header.body)
  if (!operation) return refused('unknown-operation')
  if (!isSignedByAuthor(record, at.verify)) return refused('bad-signature')
  if (!state || operation.op === 'genesis') return begin(state, { operation, record, at })
  const standing = checkStanding(state, record.header)
  if (!standing.ok) return standing
  return applyByKind(operation, { state, record, at })
}

/** Whether an entry may stand: the writer rule. The server has already compared `seenHead`. */
export function checkEntry(state: SpaceState, header: EntryHeader): Result<Member, Refusal> {
  const standing = checkStanding(state, header)
  if (!standing.ok) return standing
  const member = presentMemberByKey(state, header.author)
  if (!member) return refused('not-a-member')
  return state.isStale ? refused('rekey-first') : ok(member)
}

/** Whether an erase may stand. What it names must be the author's own: the caller compares the authors. */
export function checkErase(state: SpaceState, header: EraseHeader): Result<Member, Refusal> {
  const standing = checkStanding(state, header)
  if (!standing.ok) return standing
  const member = presentMemberByKey(state, header.author)
  return member ? ok(member) : refused('not-a-member')
}

function checkStanding(
  state: SpaceState,
  header: OperationHeader | EntryHeader | EraseHeader
): Result<true, Refusal> {
  if (!isSameBytes(header.spaceId, state.spaceId)) return refused('wrong-space')
  if (state.isClosed) return refused('space-closed')
  // R2: everybody stands on the latest operation, so there is nothing to merge.
  if (!isSameBytes(header.opHash, state.opHash)) return refused('chain-moved')
  return header.epoch === state.epoch ? ok(true) : refused('wrong-epoch')
}

function begin(
  state: SpaceState | undefined,
  step: { operation: Operation; record: OperationRecord; at: Placement }
): Applied {
  const { operation, record, at } = step
  const { header } = record
  if (state || operation.op !== 'genesis' || at.seq !== 1) return refused('not-allowed')
  if (!isSameBytes(header.spaceId, spaceIdOf(operation))) return refused('wrong-space')
  if (!isSameBytes(header.opHash, NO_OPERATION)) return refused('chain-moved')
  if (header.epoch !== 0) return refused('wrong-epoch')
  if (!isSameBytes(header.author, operation.sign)) return refused('not-allowed')
  return ok(firstState(operation, record))
}

function firstState(genesis: Genesis, record: OperationRecord): SpaceState {
  const { sign, kem, kind, policy, commitment, inbox } = genesis
  const id = record.envHash
  return {
    spaceId: record.header.spaceId,
    kind,
    policy,
    opHash: id,
    epoch: 0,
    opening: { commitment, inbox },
    members: [{ id, sign, kem, role: 'admin', joinedSeq: 1, leftSeq: undefined }],
    invites: [],
    usedKeys: [sign],
    isStale: false,
    isClosed: false
  }
}

function applyByKind(operation: Exclude<Operation, Genesis>, step: Step): Applied {
  if (operation.op === 'join') return applyJoin(operation, step)
  const member = presentMemberByKey(step.state, step.record.header.author)
  if (!member) return refused('not-a-member')
  switch (operation.op) {
    case 'invite':
      return applyInvite(operation, step, member)
    case 'uninvite':
      return applyUninvite(operation, step, member)
    case 'leave':
      return applyLeave(step, member)
    case 'setkey':
      return applySetKey(operation, step, member)
    case 'rekey':
      return applyRekey(operation, step)
    case 'relock':
      return applyRelock(operation, step)
    default:
      return operation satisfies never
  }
}

function applyInvite(invite: Invite, { state, record, at }: Step, issuer: Member): Applied {
  if (issuer.role !== 'admin' || state.kind === 'own') return refused('not-allowed')
  // A bond has two places. Once the second was taken, it never opens to a third person.
  if (state.kind === 'bond' && state.members.length > 1) return refused('space-full')
  const open = state.invites.filter(({ fate }) => fate === 'open')
  const isFull = open.length >= LIMITS.invitesOpen || state.invites.length >= LIMITS.invitesEver
  if (isFull) return refused('space-full')
  const id = inviteIdOf(invite.key)
  if (state.invites.some((other) => isSameBytes(other.id, id))) return refused('key-used')
  const latest = at.time + LIMITS.inviteDays * 86_400_000
  // A day of grace for a maker whose clock runs ahead.
  if (invite.expiresAt > latest + 86_400_000) return refused('not-allowed')
  const made: OpenInvite = {
    id,
    key: invite.key,
    issuer: issuer.id,
    issuerKey: issuer.sign,
    expiresAt: invite.expiresAt,
    fate: 'open'
  }
  return moved(state, record, { invites: [...state.invites, made] })
}

function applyUninvite({ inviteId }: Uninvite, { state, record }: Step, member: Member): Applied {
  if (member.role !== 'admin') return refused('not-allowed')
  const invite = state.invites.find(({ id }) => isSameBytes(id, inviteId))
  if (!invite) return refused('invite-unknown')
  if (invite.fate !== 'open') return refused('invite-used')
  return moved(state, record, { invites: withFate(state, invite, 'revoked') })
}

function applyJoin(join: Join, { state, record, at }: Step): Applied {
  const { header } = record
  // Only in a bond is the claim itself the operation; elsewhere an admin adds.
  if (state.kind !== 'bond') return refused('not-allowed')
  const invite = state.invites.find(({ id }) => isSameBytes(id, join.inviteId))
  const fate = inviteFate(state, invite, at.time)
  if (!invite || fate !== 'open')
    return refused(fate === 'open' ? 'invite-unknown' : `invite-${fate}`)
  if (state.members.length > 1) return refused('space-full')
  if (!isSameBytes(header.author, join.sign)) return refused('bad-claim')
  if (!at.verify(join.claim, claimHash(state.spaceId, header.opHash, join), invite.key)) {
    return refused('bad-claim')
  }
  if (!isKeyFree(state, join)) return refused('key-used')
  const member: Member = {
    id: record.envHash,
    sign: join.sign,
    kem: join.kem,
    role: 'admin',
    joinedSeq: at.seq,
    leftSeq: undefined
  }
  return moved(state, record, {
    members: [...state.members, member],
    invites: withFate(state, invite, 'used'),
    usedKeys: [...state.usedKeys, join.sign],
    isStale: true
  })
}

/** What has become of an invite, seen at a time of the log. R3: it dies with its issuer's right. */
export function inviteFate(
  state: SpaceState,
  invite: OpenInvite | undefined,
  time: number
): 'open' | 'unknown' | 'used' | 'expired' | 'revoked' | 'void' {
  if (!invite) return 'unknown'
  if (invite.fate !== 'open') return invite.fate
  const issuer = presentMembers(state).find(({ id }) => isSameBytes(id, invite.issuer))
  const holdsRight = issuer?.role === 'admin' && isSameBytes(issuer.sign, invite.issuerKey)
  if (!holdsRight) return 'void'
  return time > invite.expiresAt ? 'expired' : 'open'
}

function applyLeave({ state, record, at }: Step, leaver: Member): Applied {
  const members = state.members.map((member) =>
    member === leaver ? { ...member, leftSeq: at.seq } : member
  )
  const isClosed = members.every(({ leftSeq }) => leftSeq !== undefined)
  return moved(state, record, { members: withAdmin(members), isStale: true, isClosed })
}

// R6: where the last admin leaves, the oldest member takes their place.
function withAdmin(members: readonly Member[]): readonly Member[] {
  const present = members.filter(({ leftSeq }) => leftSeq === undefined)
  const [oldest] = present
  if (!oldest || present.some(({ role }) => role === 'admin')) return members
  return members.map((member) => (member === oldest ? { ...member, role: 'admin' } : member))
}

function applySetKey(operation: SetKey, { state, record, at }: Step, owner: Member): Applied {
  if (!isKeyFree(state, operation)) return refused('key-used')
  if (state.usedKeys.length >= LIMITS.membersEver) return refused('space-full')
  const message = setKeyHash(record.header, operation)
  if (!at.verify(operation.proof, message, operation.sign)) return refused('bad-claim')
  const { sign, kem } = operation
  return moved(state, record, {
    members: state.members.map((member) => (member === owner ? { ...member, sign, kem } : member)),
    usedKeys: [...state.usedKeys, sign],
    isStale: true
  })
}

// R5: exactly one box for each member who is here.
function applyRekey(operation: Rekey, { state, record }: Step): Applied {
  const present = presentMembers(state)
  const isExact =
    operation.boxes.length === present.length &&
    present.every((member, index) => {
      const box = operation.boxes[index]
      return box !== undefined && isSameBytes(box.member, member.sign)
    })
  if (!isExact || operation.backLink.length === 0) return refused('boxes-differ')
  const { commitment, inbox } = operation
  return moved(state, record, {
    epoch: state.epoch + 1,
    opening: { commitment, inbox },
    isStale: false
  })
}

function applyRelock(operation: Relock, { state, record }: Step): Applied {
  if (operation.epoch !== state.epoch) return refused('wrong-epoch')
  if (!presentMemberByKey(state, operation.member)) return refused('not-a-member')
  return moved(state, record, {})
}

function moved(state: SpaceState, record: OperationRecord, change: Partial<SpaceState>): Applied {
  return ok({ ...state, ...change, opHash: record.envHash })
}

function withFate(
  state: SpaceState,
  invite: OpenInvite,
  fate: 'used' | 'revoked'
): readonly OpenInvite[] {
  return state.invites.map((other) => (other === invite ? { ...other, fate } : other))
}

function isKeyFree(
  state: SpaceState,
  keys: { readonly sign: SignPublicKey; readonly kem: KemPublicKey }
): boolean {
  const isSignUsed = state.usedKeys.some((used) => isSameBytes(used, keys.sign))
  return !isSignUsed && !state.members.some((member) => isSameBytes(member.kem, keys.kem))
}
