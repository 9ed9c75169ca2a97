/** Who listens: a member of the listeners' team who holds a post there. */
import type { Reason } from '@beside/contract'
import { holdsPost, isSameBytes, ok, presentMemberByKey, refused } from '@beside/kernel/wire'
import type { Member, Result } from '@beside/kernel/wire'
import { isPlaceClosed } from '../../gates/closing-gate.ts'
import type { Context } from '../../gates/context.ts'
import { isPaused } from '../../gates/pause-gate.ts'
import type { OpenSession } from '../../gates/session-gate.ts'
import type { SpaceMember } from '../../gates/token-gate.ts'
import { findSpace } from '../../store/spaces.ts'
import { findTeam } from '../../store/teams.ts'

/** Anybody else, in this space or not, learns nothing of what waits. */
export async function listenerBy(
  { store, clock }: Context,
  { spaceId, key, upTo }: SpaceMember
): Promise<Result<Member, Reason>> {
  const team = upTo === undefined ? await findTeam(store.read, 'listener') : undefined
  const isThisTeam = team && isSameBytes(team.space, spaceId)
  const space = isThisTeam && (await findSpace(store.read, spaceId))
  const member = space && presentMemberByKey(space.state, key)
  if (!member) return refused('not-found')
  if (!clock.isSure()) return refused('clock-unsure')
  return holdsPost(member, clock.now()) ? ok(member) : refused('not-found')
}

/** The same, of who may begin something new: nobody who is paused, and nobody where the place is closed. */
export async function beginnerBy(
  context: Context,
  { member, session }: { readonly member: SpaceMember; readonly session: OpenSession }
): Promise<Result<Member, Reason>> {
  const who = await listenerBy(context, member)
  if (!who.ok) return who
  if (await isPaused(context, session)) return refused('paused')
  const isClosed = await isPlaceClosed(context.store.read, context.clock)
  return isClosed ? refused('community-closed') : who
}
