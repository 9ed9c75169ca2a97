/**
 * What those who lead may do: in a circle its facilitators, each alone; in a team its stewards, two of them. In a
 * bond nobody has a right over the other.
 */
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
  isLeader,
  presentMemberById,
  proposalsAt,
  retentionDays,
  type Member,
  type Post,
  type Proposal
} from './state.ts'
import type { Change, Step, StepBy } from './step.ts'

const HOUR_MS = 3_600_000

export function add(operation: Add, step: StepBy): Change {
  if (!leads('circle', step)) return refused('not-allowed')
  return letInByKnock(operation, { ...step, role: 'member', max: LIMITS.circleMembers })
}

export function appoint(operation: Appoint, step: StepBy): Change {
  return leads('team', step) ? propose(operation, step) : refused('not-allowed')
}

export function remove(operation: Remove, step: StepBy): Change {
  const { state, at, member } = step
  const removed = presentMemberById(state, operation.memberId)
  const isOver = state.kind === 'team' && removed && !holdsPost(removed, at.time)
  // A post that is over has no defender: anybody of the team takes it out of the keys.
  if (isOver && member !== removed) return removedFrom(removed, step)
  if (!leads('circle', step) && !leads('team', step)) return refused('not-allowed')
  if (isSameBytes(member.id, operation.memberId)) return refused('not-allowed')
  // One steward alone ends no other steward's post. Whoever else is in a team goes at once: there may be danger.
  const isOfTwo = state.kind === 'team' && removed?.role === 'admin'
  return isOfTwo ? propose(operation, step) : removedFrom(removed, step)
}

export function changeRole(operation: ChangeRole, step: StepBy): Change {
  if (!leads('circle', step) && !leads('team', step)) return refused('not-allowed')
  if (step.state.kind === 'team') return propose(operation, step)
  return withRole(operation, { ...step, checkedBy: 'one' })
}

export function changePolicy({ policy }: ChangePolicy, step: StepBy): Change {
  const { state, at } = step
  if (!leads('circle', step)) return refused('not-allowed')
  const before = { policy: { retentionDays: retentionDays(state, at.time) }, changedAt: at.time }
  return ok({ policy, policyBefore: before })
}

export function present({ words }: Present, { state, at, member }: StepBy): Change {
  if (state.kind !== 'team' || !holdsPost(member, at.time)) return refused('not-allowed')
  return ok({ members: withMember(state, member, { shown: words }) })
}

/** The second yes: by another steward, or, where there is none, by the same one after three days. */
export function cosign({ proposal: id }: Cosign, step: StepBy): Change {
  const { state, at, member } = step
  const proposal = proposalsAt(state, at.time).find((one) => isSameBytes(one.id, id))
  if (!leads('team', step) || !proposal) return refused('not-allowed')
  const isAlone = isSameBytes(proposal.by, member.id)
  if (isAlone && !mayActAlone(proposal, step)) return refused('not-allowed')
  const change = act(proposal, { ...step, checkedBy: isAlone ? 'one' : 'two' })
  const proposals = state.proposals.filter((one) => one !== proposal)
  return change.ok ? ok({ ...change.value, proposals }) : change
}

type Checked = Step & Pick<Post, 'checkedBy'>

function act({ operation, time }: Omit<Proposal, 'id' | 'by' | 'byKey'>, step: Checked): Change {
  if (operation.op === 'appoint') return appointed(operation, step, time)
  if (operation.op === 'role') return withRole(operation, step)
  return removedFrom(presentMemberById(step.state, operation.memberId), step)
}

function appointed(operation: Appoint, { checkedBy, ...step }: Checked, asked: number): Change {
  const { role, words, until, mustReport } = operation
  if (until <= step.at.time) return refused('not-allowed')
  const post = { words, until, mustReport, checkedBy }
  // The link has to hold when somebody is proposed. The second yes may come later.
  const at = { ...step.at, time: asked }
  return letInByKnock(operation, { ...step, at, role, post, max: LIMITS.members })
}

function propose(operation: Proposal['operation'], step: StepBy): Change {
  const { state, record, at, member } = step
  const asked = { time: at.time, operation }
  // Tried at once, so that nothing waits for a second yes which could not be.
  const tried = act(asked, { ...step, checkedBy: 'two' })
  if (!tried.ok) return tried
  const waiting = proposalsAt(state, at.time)
  const own = waiting.filter(({ by }) => isSameBytes(by, member.id))
  if (own.length >= LIMITS.proposalsEach) return refused('space-full')
  const proposal = { ...asked, id: record.envHash, by: member.id, byKey: member.sign }
  return ok({ proposals: [...waiting, proposal] })
}

// Nobody is the second for what takes their own post.
function mayActAlone({ time, operation }: Proposal, { state, at }: Step): boolean {
  const stewards = state.members.filter((one) => isLeader(one, at.time))
  const isRemoval = operation.op === 'remove'
  return stewards.length === 1 && !isRemoval && at.time >= time + LIMITS.aloneHours * HOUR_MS
}

function leads(kind: 'circle' | 'team', { state, member, at }: StepBy): boolean {
  return state.kind === kind && isLeader(member, at.time)
}

function removedFrom(removed: Member | undefined, { state, at }: Step): Change {
  if (!removed) return refused('not-a-member')
  const members = withAdmin(withMember(state, removed, { leftSeq: at.seq }), at.time)
  return ok({ members, isStale: true })
}

function withRole({ memberId, role }: ChangeRole, { state, at, checkedBy }: Checked): Change {
  const changed = presentMemberById(state, memberId)
  if (!changed) return refused('not-a-member')
  const post = changed.post && { post: { ...changed.post, checkedBy } }
  const members = withMember(state, changed, { role, ...post })
  const isLed = members.some((one) => isLeader(one, at.time))
  return isLed ? ok({ members }) : refused('not-allowed')
}
