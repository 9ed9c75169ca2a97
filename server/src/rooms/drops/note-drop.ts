/**
 * A drop is news for whoever looks after what waits at its address, if they want a nudge there. All addresses are
 * looked at alike, and nothing is noted of whoever sent it.
 */
import { holdsPost, isSameBytes, memberAddress, presentMemberByKey } from '@beside/kernel/wire'
import type { Bytes, Member, SpaceId, SpaceState } from '@beside/kernel/wire'
import { listNudgesOf, startWaitingFor } from '../../store/nudges.ts'
import type { NudgePlace } from '../../store/nudges.ts'
import { findSpace } from '../../store/spaces.ts'
import { listTeams } from '../../store/teams.ts'
import type { Writer } from '../../store/tables.ts'

export async function noteDrop(db: Writer, address: Bytes, now: number): Promise<void> {
  // A report goes to the address of one member of a team, which only the team's state leads to.
  const teams = await listTeams(db)
  for (const spaceId of [address, ...teams.map(({ space }) => space)]) {
    const wanting = await listNudgesOf(db, spaceId)
    const state = wanting.length > 0 ? (await findSpace(db, spaceId))?.state : undefined
    if (!state) continue
    const isTheirs = (place: NudgePlace) => isFor(address, state, { place, now })
    await startWaitingFor(db, wanting.filter(isTheirs))
  }
}

type Who = { readonly place: NudgePlace; readonly now: number }

function isFor(address: Bytes, state: SpaceState, { place, now }: Who): boolean {
  const { space, member } = place
  const who = presentMemberByKey(state, member as Member['sign'])
  if (!who) return false
  if (isSameBytes(address, space)) return looksAfter(state, who, now)
  return holdsPost(who, now) && isSameBytes(address, memberAddress(space as SpaceId, who.id))
}

// Those who may see what waits there.
function looksAfter({ kind }: SpaceState, who: Member, now: number): boolean {
  return kind === 'team' ? holdsPost(who, now) : kind === 'circle' && who.role === 'admin'
}
