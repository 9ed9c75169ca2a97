/**
 * What those who lead may do: in a circle its facilitators, each alone; in a team its stewards, two of them. In a
 * bond nobody has a right over the other.
 */
import type { Hash } from '../brand.ts'
import { isSameBytes } from '../bytes/text.ts'
import { refused, ok } from '../result.ts'
import { LIMITS } from './limits.ts'
import { letInByKnock, withAdmin, withMember } from './members.ts'
import type {
  Add,
  Appoint,
  ChangePolicy,
  ChangeRole,
  Cosign,
  Present,
  Remove
} from './operations.ts'
import {
  holdsPost,
  presentMemberById,
  presentMembers,
  proposalsAt,
  retentionDays,
  type Member,
  type Post,
  type Proposal,
  type SpaceState
} from './state.ts'
import type { Change, Step, StepBy } from './step.ts'

const HOUR_MS = 3_600_000

export function add(operation: Add, step: StepBy): Change {
  if (!leads('circle', step)) return refused('not-allowed')
  return letInByKnock(operation, { ...step, role: 'member', max: LIMITS.circleMembers })
}

export function appoint(operation: Appoint, step: StepBy): Change {
  if (!leads('team', step) || operation.until <= step.at.time) return refused('not-allowed')
  // Tried at once, so that nothing waits for a second yes which could not be.
  const tried = appointed(operation, { ...step, checkedBy: 'two' })
  return tried.ok ? propose(operation, step) : tried
}

export function remove(operation: Remove, step: StepBy): Change {
  const { state, at, member } = step
  const removed = presentMemberById(state, operation.memberId)
  const isOver = state.kind === 'team' && removed && !holdsPost(removed, at.time)
  // A post that is over has no defender: anybody of the team takes it out of the keys.
  if (isOver && member !== removed) return removedFrom(state, removed, at.seq)
  if (!leads('circle', step) && !leads('team', step)) return refused('not-allowed')
  if (isSameBytes(member.id, operation.memberId)) return refused('not-allowed')
  if (!removed) return refused('not-a-member')
  // One steward alone ends no other steward's post. Whoever else is in a team goes at once: there may be danger.
  const isOfTwo = state.kind === 'team' && removed.role === 'admin'
  return isOfTwo ? propose(operation, step) : removedFrom(state, removed, at.seq)
}

export function changeRole(operation: ChangeRole, step: StepBy): Change {
  if (!leads('circle', step) && !leads('team', step)) return refused('not-allowed')
  const changed = withRole(operation, step.state)
  return changed.ok && step.state.kind === 'team' ? propose(operation, step) : changed
}

export function changePolicy({ policy }: ChangePolicy, step: StepBy): Change {
  const { state, at } = step
  if (!leads('circle', step)) return refused('not-allowed')
  const before = { retentionDays: retentionDays(state, at.time) }
  return ok({ policy, policyBefore: { policy: before, changedAt: at.time } })
}

export function present({ words }: Present, { state, member }: StepBy): Change {
  if (state.kind !== 'team') return refused('not-allowed')
  return ok({ members: withMember(state, member, { shown: words }) })
}

/** The second yes: by another steward, or, where there is none, by the same one after three days. */
export function cosign({ proposal: id }: Cosign, step: StepBy): Change {
  const { state, at, member } = step
  const proposal = proposalsAt(state, at.time).find((one) => isSameBytes(one.id, id))
  if (!leads('team', step) || !proposal) return refused('not-allowed')
  const proposer = presentMemberById(state, proposal.by)
  // As an invitation, it is void once whoever proposed it has lost the right.
  if (!proposer || !leads('team', { ...step, member: proposer })) return refused('not-allowed')
  const isAlone = proposer === member
  if (isAlone && !mayActAlone(proposal, step)) return refused('not-allowed')
  const change = act(proposal, { ...step, checkedBy: isAlone ? 'one' : 'two' })
  return change.ok ? ok({ ...change.value, proposals: without(state, id) }) : change
}

type Checked = Step & Pick<Post, 'checkedBy'>

function act({ operation }: Proposal, step: Checked): Change {
  switch (operation.op) {
    case 'appoint':
      return appointed(operation, step)
    case 'remove': {
      const removed = presentMemberById(step.state, operation.memberId)
      return removed ? removedFrom(step.state, removed, step.at.seq) : refused('not-a-member')
    }
    case 'role':
      return withRole(operation, step.state)
    default:
      return operation satisfies never
  }
}

function appointed(operation: Appoint, { checkedBy, ...step }: Checked): Change {
  const { role, words, until, mustReport } = operation
  const post = { words, until, mustReport, checkedBy }
  return letInByKnock(operation, { ...step, role, post, max: LIMITS.members })
}

function propose(operation: Proposal['operation'], { state, record, at, member }: StepBy): Change {
  const waiting = proposalsAt(state, at.time)
  if (waiting.length >= LIMITS.proposals) return refused('space-full')
  const proposal = { id: record.envHash, by: member.id, time: at.time, operation }
  return ok({ proposals: [...waiting, proposal] })
}

// Nobody is the second for what takes their own post.
function mayActAlone({ time, operation }: Proposal, { state, at }: Step): boolean {
  const others = presentMembers(state).filter((one) => isSteward(one, at.time))
  const isRemoval = operation.op === 'remove'
  return others.length === 1 && !isRemoval && at.time >= time + LIMITS.aloneHours * HOUR_MS
}

function leads(kind: 'circle' | 'team', { state, member, at }: StepBy): boolean {
  return state.kind === kind && isSteward(member, at.time)
}

function isSteward(member: Member, now: number): boolean {
  return member.role === 'admin' && holdsPost(member, now)
}

function removedFrom(state: SpaceState, removed: Member, seq: number): Change {
  const members = withAdmin(withMember(state, removed, { leftSeq: seq }))
  return ok({ members, isStale: true })
}

function withRole({ memberId, role }: ChangeRole, state: SpaceState): Change {
  const changed = presentMemberById(state, memberId)
  if (!changed) return refused('not-a-member')
  const members = withMember(state, changed, { role })
  const isLed = members.some((one) => one.leftSeq === undefined && one.role === 'admin')
  return isLed ? ok({ members }) : refused('not-allowed')
}

function without({ proposals }: SpaceState, id: Hash): readonly Proposal[] {
  return proposals.filter((one) => !isSameBytes(one.id, id))
}
