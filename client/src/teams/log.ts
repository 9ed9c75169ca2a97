/** The log of roles: every role given or ended, by whom and when. It is read from the operations alone. */
import {
  holdsPost,
  isSameBytes,
  presentMemberByKey,
  toBase64url,
  type Member,
  type SpaceState
} from '@beside/kernel'
import type { RoleEvent } from '../api.ts'
import { stateOf, type TeamChain, type TeamStep } from './chain.ts'
import { nameIn } from './names.ts'
import { readChecked } from './words.ts'

const NOTHING_GIVEN = { checked: '', checkedBy: null, until: null } as const

/** Oldest first. People stand in it by the name that they show now. */
export function roleLog(chain: TeamChain, now: number): RoleEvent[] {
  const state = stateOf(chain)
  if (!state) return []
  const told = toldBy.get(chain) ?? chain.steps.flatMap((step) => eventsOf(step, state))
  toldBy.set(chain, told)
  return [...told, ...endsOf(chain, state, now)].toSorted((a, b) => a.at - b.at)
}

// Each draw asks for the log of each team, and of a large one it takes long: what a chain says is read once.
const toldBy = new WeakMap<TeamChain, readonly RoleEvent[]>()

function eventsOf(step: TeamStep, now: SpaceState): RoleEvent[] {
  const { before, after, time: at, seq } = step
  return after.members.flatMap((member): RoleEvent[] => {
    const earlier = before?.members.find(({ id }) => isSameBytes(id, member.id))
    const kind = changeOf(step, earlier, member)
    if (!kind) return []
    const { id, post } = member
    const isGiven = kind === 'given' && post
    return [
      {
        id: `${seq}.${toBase64url(id)}`,
        at,
        kind,
        name: nameIn(now, id),
        by: kind === 'founded' || kind === 'left' ? [] : actorsOf(step, now),
        ...(isGiven ? givenBy(post) : NOTHING_GIVEN)
      }
    ]
  })
}

function givenBy({ words, checkedBy, until }: NonNullable<Member['post']>) {
  return { checked: readChecked(words).checked, checkedBy, until }
}

function changeOf(
  { time, operation }: TeamStep,
  earlier: Member | undefined,
  member: Member
): RoleEvent['kind'] | undefined {
  if (!earlier) return operation.op === 'genesis' ? 'founded' : 'given'
  if (earlier.leftSeq === undefined && member.leftSeq !== undefined) {
    if (operation.op === 'leave') return 'left'
    // What is over already had its line at its time.
    return holdsPost(earlier, time) ? 'ended' : undefined
  }
  if (earlier.role === member.role) return undefined
  return member.role === 'admin' ? 'became-steward' : 'steward-no-more'
}

/** Whoever wrote the operation, and before them whoever proposed what it said yes to. */
function actorsOf({ before, operation, author }: TeamStep, now: SpaceState): string[] {
  const actor = before && presentMemberByKey(before, author)
  const proposal =
    operation.op === 'cosign'
      ? before?.proposals.find(({ id }) => isSameBytes(id, operation.proposal))
      : undefined
  const ids = [proposal?.by, actor?.id].filter((id) => id !== undefined)
  const isTwice = ids.length === 2 && ids[0] === ids[1]
  return (isTwice ? ids.slice(1) : ids).map((id) => nameIn(now, id))
}

/** Posts whose time was over while their holder was still here. */
function endsOf({ steps }: TeamChain, state: SpaceState, now: number): RoleEvent[] {
  return state.members.flatMap(({ id, post, leftSeq }): RoleEvent[] => {
    const left = steps.find(({ seq }) => seq === leftSeq)
    if (!post || post.until >= (left?.time ?? now)) return []
    const memberId = toBase64url(id)
    const name = nameIn(state, id)
    return [
      { id: `over.${memberId}`, at: post.until, kind: 'over', name, by: [], ...NOTHING_GIVEN }
    ]
  })
}
