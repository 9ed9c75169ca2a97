/** Who signed for a team, and when: also those who left it since, or whose keys changed. */
import { DAY_MS } from '@beside/contract'
import {
  holdsPost,
  presentMembers,
  toBase64url,
  type Member,
  type SignPublicKey,
  type SpaceState
} from '@beside/kernel'
import type { TeamChain } from './chain.ts'

/** Every key with which this member could ever sign; none for who is not known here. */
export function keysEver({ steps }: TeamChain, memberId: string): readonly SignPublicKey[] {
  const keys = steps.flatMap(({ after }) => memberIn(after.members, memberId)?.sign ?? [])
  return [...new Map(keys.map((key) => [toBase64url(key), key])).values()]
}

/** Whether they held a post then. A day more or less: the time is by the clock of whoever signed. */
export function heldPostAt({ steps }: TeamChain, memberId: string, at: number): boolean {
  return steps.some(({ time, after }, index) => {
    const end = Math.min(steps[index + 1]?.time ?? at + DAY_MS, at + DAY_MS)
    const moment = Math.max(time, at - DAY_MS)
    const member = memberIn(presentMembers(after), memberId)
    return moment <= end && member !== undefined && holdsPost(member, moment)
  })
}

function memberIn(members: SpaceState['members'], memberId: string): Member | undefined {
  return members.find(({ id }) => toBase64url(id) === memberId)
}
