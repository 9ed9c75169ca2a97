/**
 * The rules of membership, R1–R7 of `docs/protocol.md`: one pure, total function from a state and an
 * operation to the next state, the same on every client and on the server. It never throws on bytes from
 * outside; what it refuses is skipped by everyone, so a bad record never locks a space.
 */
import { isSameBytes } from '../bytes/text.ts'
import { ok, refused, type Result } from '../result.ts'
import { add, appoint, changePolicy, changeRole, cosign, present, remove } from './lead.ts'
import { LIMITS } from './limits.ts'
import {
  areKeysFree,
  inviteOf,
  letIn,
  newMember,
  withAdmin,
  withFate,
  withMember
} from './members.ts'
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
  type ParsedRecord,
  type Standing
} from './record.ts'
import {
  DAY_MS,
  isLeader,
  presentMemberByKey,
  presentMembers,
  type Member,
  type SpaceState
} from './state.ts'
import type { Change, OperationRecord, Placement, Refusal, Step, StepBy } from './step.ts'

/**
 * The state after `record`, or why it is skipped. `state` is `undefined` before the genesis. Who needs the
 * operation too gives it along, decoded from this very record: to admit its keys again would take long.
 */
export function applyOperation(
  state: SpaceState | undefined,
  record: OperationRecord,
  at: Placement & { readonly operation?: Operation | undefined }
): Result<SpaceState, Refusal> {
  const operation = at.operation ?? decodeOperation(record.header.body)
  if (!operation) return refused('unknown-operation')
  if (!isSignedByAuthor(record, at.verify)) return refused('bad-signature')
  if (!state || operation.op === 'genesis') return begin(state, operation, { record, at })
  const change = changeOf(operation, { state, record, at })
  return change.ok ? ok({ ...state, ...change.value, opHash: record.envHash }) : change
}

/**
 * Whether an entry may stand: the writer rule. The caller checks the rest, which needs no state:
 * `isSignedByAuthor`, and that `seenHead` is the head at `seenSeq`.
 */
export function checkEntry(state: SpaceState, header: EntryHeader): Result<Member, Refusal> {
  const author = checkAuthor(state, header)
  return author.ok && state.isStale ? refused('rekey-first') : author
}

/** Whether an erase may stand. What it names must be the author's own: the caller compares the authors. */
export function checkErase(state: SpaceState, header: EraseHeader): Result<Member, Refusal> {
  return checkAuthor(state, header)
}

/** A state, and the number of the operation that made it. */
export type ChainStep = { readonly seq: number; readonly state: SpaceState }

/**
 * Whether a record that lies somewhere in the log may stand, judged by the state that held there. Every
 * reader asks this: else a server could slip in what somebody signs who has left, or with a stolen key.
 * `chain` holds the steps of all valid operations, oldest first.
 */
export function checkRecordAt(
  chain: readonly ChainStep[],
  record: ParsedRecord,
  at: Omit<Placement, 'time'>
): Result<true, Refusal> {
  const { header, envHash } = record
  if (header.type === 'operation') {
    const own = chain.find(({ seq }) => seq === at.seq)
    return own && isSameBytes(own.state.opHash, envHash) ? ok(true) : refused('not-allowed')
  }
  const state = chain.findLast(({ seq }) => seq < at.seq)?.state
  if (!state || !isSignedByAuthor(record, at.verify)) return refused('bad-signature')
  const author = header.type === 'entry' ? checkEntry(state, header) : checkErase(state, header)
  return author.ok ? ok(true) : author
}

function checkAuthor(state: SpaceState, header: Standing): Result<Member, Refusal> {
  const standing = checkStanding(state, header)
  if (!standing.ok) return standing
  const member = presentMemberByKey(state, header.author)
  return member ? ok(member) : refused('not-a-member')
}

function checkStanding(state: SpaceState, header: Standing): Result<true, Refusal> {
  if (!isSameBytes(header.spaceId, state.spaceId)) return refused('wrong-space')
  if (state.isClosed) return refused('space-closed')
  // R2: everybody stands on the latest operation, so there is nothing to merge.
  if (!isSameBytes(header.opHash, state.opHash)) return refused('chain-moved')
  return header.epoch === state.epoch ? ok(true) : refused('wrong-epoch')
}

function begin(
  state: SpaceState | undefined,
  operation: Operation,
  { record, at }: Omit<Step, 'state'>
): Result<SpaceState, Refusal> {
  const { spaceId, opHash, epoch, author } = record.header
  if (state || operation.op !== 'genesis' || at.seq !== 1) return refused('not-allowed')
  if (!isSameBytes(spaceId, spaceIdOf(operation))) return refused('wrong-space')
  if (!isSameBytes(opHash, NO_OPERATION)) return refused('chain-moved')
  if (epoch !== 0) return refused('wrong-epoch')
  return isSameBytes(author, operation.sign)
    ? ok(firstState(operation, record))
    : refused('not-allowed')
}

function firstState(genesis: Genesis, record: OperationRecord): SpaceState {
  const { sign, kem, kind, policy, commitment, inbox } = genesis
  return {
    spaceId: record.header.spaceId,
    kind,
    policy,
    opHash: record.envHash,
    epoch: 0,
    opening: { commitment, inbox },
    members: [newMember(record.envHash, genesis, { seq: 1, role: 'admin' })],
    invites: [],
    proposals: [],
    usedKeys: [sign, kem],
    isStale: false,
    isClosed: false
  }
}

function changeOf(operation: Exclude<Operation, Genesis>, step: Step): Change {
  const standing = checkStanding(step.state, step.record.header)
  if (!standing.ok) return standing
  if (operation.op === 'join') return join(operation, step)
  const member = presentMemberByKey(step.state, step.record.header.author)
  if (!member) return refused('not-a-member')
  switch (operation.op) {
    case 'invite':
      return invite(operation, { ...step, member })
    case 'uninvite':
      return uninvite(operation, { ...step, member })
    case 'add':
      return add(operation, { ...step, member })
    case 'leave':
      return leave({ ...step, member })
    case 'remove':
      return remove(operation, { ...step, member })
    case 'role':
      return changeRole(operation, { ...step, member })
    case 'policy':
      return changePolicy(operation, { ...step, member })
    case 'appoint':
      return appoint(operation, { ...step, member })
    case 'cosign':
      return cosign(operation, { ...step, member })
    case 'present':
      return present(operation, { ...step, member })
    case 'setkey':
      return setKey(operation, { ...step, member })
    case 'rekey':
      return rekey(operation, step.state)
    case 'relock':
      return relock(operation, step.state)
    default:
      return operation satisfies never
  }
}

function invite({ key, expiresAt }: Invite, { state, at, member }: StepBy): Change {
  if (!isLeader(member, at.time) || state.kind === 'own') return refused('not-allowed')
  // A bond has two places. Once the second was taken, it never opens to a third person.
  if (state.kind === 'bond' && state.members.length > 1) return refused('space-full')
  const { invites } = state
  const open = invites.filter(({ fate }) => fate === 'open')
  const isFull = open.length >= LIMITS.invitesOpen || invites.length >= LIMITS.invitesEver
  if (isFull) return refused('space-full')
  const id = inviteIdOf(key)
  if (invites.some((other) => isSameBytes(other.id, id))) return refused('key-used')
  // A day of grace for a maker whose clock runs ahead.
  if (expiresAt > at.time + (LIMITS.inviteDays + 1) * DAY_MS) return refused('not-allowed')
  const issued = { issuer: member.id, issuerKey: member.sign, expiresAt, fate: 'open' } as const
  return ok({ invites: [...invites, { id, key, ...issued }] })
}

function uninvite({ inviteId }: Uninvite, { state, at, member }: StepBy): Change {
  if (!isLeader(member, at.time)) return refused('not-allowed')
  const invite = state.invites.find(({ id }) => isSameBytes(id, inviteId))
  if (!invite) return refused('invite-unknown')
  if (invite.fate !== 'open') return refused(`invite-${invite.fate}`)
  return ok({ invites: withFate(state, invite, 'revoked') })
}

function join(operation: Join, step: Step): Change {
  const { state, record, at } = step
  // Only in a bond is the claim itself the operation; elsewhere an admin adds.
  if (state.kind !== 'bond') return refused('not-allowed')
  const invite = inviteOf(operation, step)
  if (!invite.ok) return invite
  if (state.members.length > 1) return refused('space-full')
  const { author, opHash } = record.header
  const message = claimHash(state.spaceId, opHash, operation)
  const isClaim = at.verify(operation.claim, message, invite.value.key)
  if (!isClaim || !isSameBytes(author, operation.sign)) return refused('bad-claim')
  return letIn(operation, invite.value, { ...step, role: 'admin' })
}

function leave({ state, at, member }: StepBy): Change {
  const members = withMember(state, member, { leftSeq: at.seq })
  const isClosed = members.every(({ leftSeq }) => leftSeq !== undefined)
  return ok({ members: withAdmin(members, at.time), isStale: true, isClosed })
}

function setKey(operation: SetKey, { state, record, at, member: owner }: StepBy): Change {
  const { sign, kem } = operation
  if (!areKeysFree(state, operation)) return refused('key-used')
  if (owner.keysUsed >= LIMITS.keysEach) return refused('space-full')
  const message = setKeyHash(record.header, operation)
  if (!at.verify(operation.proof, message, sign)) return refused('bad-claim')
  const keysUsed = owner.keysUsed + 1
  return ok({
    members: withMember(state, owner, { sign, kem, keysUsed }),
    usedKeys: [...state.usedKeys, sign, kem],
    isStale: true
  })
}

// R5: exactly one box for each member who is here, in the order in which they came.
function rekey({ boxes, backTo, backLink, commitment, inbox }: Rekey, state: SpaceState): Change {
  if (backTo > state.epoch) return refused('wrong-epoch')
  // Only a circle has newcomers from whom anything is kept.
  if (backLink.length === 0 && state.kind !== 'circle') return refused('not-allowed')
  const present = presentMembers(state)
  const isExact = boxes.every(({ member }, at) => isSameBytes(member, present[at]?.sign ?? member))
  if (!isExact || boxes.length !== present.length) return refused('boxes-differ')
  return ok({ epoch: state.epoch + 1, opening: { commitment, inbox }, isStale: false })
}

function relock({ epoch, member }: Relock, state: SpaceState): Change {
  if (epoch !== state.epoch) return refused('wrong-epoch')
  return presentMemberByKey(state, member) ? ok({}) : refused('not-a-member')
}
