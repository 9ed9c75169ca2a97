/** Who holds a role, and what waits for a second yes: read from the chain of a team, at a time of the server. */
import { HOUR_MS } from '@beside/contract'
import type { TeamRole } from '@beside/contract'
import {
  holdsPost,
  isLeader,
  LIMITS,
  presentMemberById,
  presentMembers,
  proposalsAt,
  toBase64url,
  type Hash,
  type Member,
  type MemberPublicKeys,
  type Proposal,
  type SpaceState
} from '@beside/kernel'
import type { RoleEvent, RoleHolder, WaitingYes } from '../api.ts'
import { stateOf, type TeamChain } from './chain.ts'
import { roleLog } from './log.ts'
import { nameIn, shownName } from './names.ts'
import { hasServices, readChecked, readShown } from './words.ts'

/** Somebody who holds a role now, with the keys to which something for them is boxed. */
export type Holder = RoleHolder & MemberPublicKeys
export type Team = {
  readonly role: TeamRole
  readonly teamId: string
  readonly holders: readonly Holder[]
  readonly waiting: readonly WaitingYes[]
  readonly log: readonly RoleEvent[]
}
export type SeenBy = {
  readonly now: number
  /** My member id in this team, or undefined. */
  readonly me: string | undefined
}

/** Undefined for a chain that has no beginning: nobody holds anything by it. */
export function foldTeam(chain: TeamChain, seen: SeenBy): Team | undefined {
  const state = stateOf(chain)
  if (!state) return undefined
  const { role, teamId } = chain
  const here = presentMembers(state).filter((member) => holdsPost(member, seen.now))
  return {
    role,
    teamId,
    holders: here.map((member) => holderOf(chain, member, seen)),
    waiting: waitingIn(state, seen),
    log: roleLog(chain, seen.now)
  }
}

function holderOf(chain: TeamChain, member: Member, { me }: SeenBy): Holder {
  const holding = holdings.get(member) ?? holdingOf(chain, member)
  holdings.set(member, holding)
  return { ...holding, isMe: holding.memberId === me }
}

type Holding = Omit<Holder, 'isMe'>

// Each draw asks for each team, more than once: what somebody says of themselves is read once.
const holdings = new WeakMap<Member, Holding>()

function holdingOf({ role: teamRole, steps, time }: TeamChain, member: Member): Holding {
  const { id, sign, kem, role, post, shown } = member
  const said = readShown(shown)
  const mustReport = post?.mustReport ?? said.mustReport
  const { checked, isLead = false, services = [] } = readChecked(post?.words)
  return {
    memberId: toBase64url(id),
    sign,
    kem,
    name: shownName(member),
    lines: said.lines,
    checked,
    checkedBy: post?.checkedBy ?? 'founder',
    until: post?.until ?? null,
    mustReport: mustReport ?? false,
    isReportSaid: mustReport !== undefined,
    givenAt: steps.find(({ seq }) => seq === member.joinedSeq)?.time ?? time,
    isSteward: role === 'admin',
    isLead,
    services: hasServices(teamRole) ? services : [],
    mayBeAsked: said.mayBeAsked === true
  }
}

function waitingIn(state: SpaceState, seen: SeenBy): WaitingYes[] {
  const stewards = state.members.filter((member) => isLeader(member, seen.now))
  return proposalsAt(state, seen.now).flatMap((proposal) =>
    waitingYes(state, proposal, { ...seen, stewards })
  )
}

function waitingYes(
  state: SpaceState,
  { id, by, time, operation }: Proposal,
  { me, now, stewards }: SeenBy & { readonly stewards: readonly Member[] }
): WaitingYes[] {
  const whom = operation.op === 'appoint' ? undefined : memberOf(state, operation.memberId)
  if (operation.op !== 'appoint' && !whom) return []
  const appointed = operation.op === 'appoint' ? operation.words : undefined
  const { name, checked, isLead = false, services = [] } = readChecked(appointed)
  const isMine = toBase64url(by) === me
  const amSteward = stewards.some((one) => toBase64url(one.id) === me)
  const isAlone = isMine && stewards.length === 1 && operation.op !== 'remove'
  const aloneFrom = isAlone ? time + LIMITS.aloneHours * HOUR_MS : null
  return [
    {
      proposalId: toBase64url(id),
      kind: kindOf(operation),
      name: whom ? nameIn(state, whom.id) : name,
      checked,
      until: operation.op === 'appoint' ? operation.until : null,
      mustReport: operation.op === 'appoint' && operation.mustReport,
      isSteward: operation.op === 'remove' || operation.role === 'admin',
      isLead,
      services,
      by: nameIn(state, by),
      isMine,
      proposedAt: time,
      mayAnswer: amSteward && (isMine ? aloneFrom !== null && now >= aloneFrom : true),
      aloneFrom
    }
  ]
}

function kindOf(operation: Proposal['operation']): WaitingYes['kind'] {
  if (operation.op === 'appoint') return 'give'
  if (operation.op === 'remove') return 'end'
  return operation.role === 'admin' ? 'make-steward' : 'no-steward'
}

function memberOf(state: SpaceState, memberId: Hash): Member | undefined {
  return presentMemberById(state, memberId)
}
