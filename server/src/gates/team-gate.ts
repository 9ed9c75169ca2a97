/** Rights that come from a team's chain: whoever holds a post in it has them, and nobody else. */
import { TOKEN_HEADER } from '@beside/contract'
import type { Reason, TeamRole } from '@beside/contract'
import { holdsPost, isSameBytes, ok, presentMemberByKey, refused } from '@beside/kernel/wire'
import type { Hash, Member, Result } from '@beside/kernel/wire'
import { findSpace } from '../store/spaces.ts'
import type { Reader } from '../store/tables.ts'
import { findTeam } from '../store/teams.ts'
import type { Context } from './context.ts'
import { isMeantFor } from './is-meant.ts'
import { isPaused } from './pause-gate.ts'
import type { Asked } from './route.ts'

/**
 * The member of this role's team for whom the token of a request speaks. Whoever is not one learns no more. A post
 * rests while its holder is paused.
 */
export async function teamMember(
  context: Context,
  role: TeamRole,
  { cookies, header }: Pick<Asked, 'cookies' | 'header'>
): Promise<Result<Member, Reason>> {
  const { store, clock, sessions, tokens } = context
  const session = await sessions.find(cookies)
  if (!session || !isMeantFor(session, header)) return refused('not-signed-in')
  const told = await tokens.read(session, header(TOKEN_HEADER) ?? '')
  if (!told.ok) return told
  const { spaceId, key } = told.value
  const team = await findTeam(store.read, role)
  const isThisTeam = team && isSameBytes(team.space, spaceId)
  const space = isThisTeam && (await findSpace(store.read, spaceId))
  const member = space && presentMemberByKey(space.state, key)
  if (!member) return refused('token-refused')
  // A post ends on a day, and just now nobody knows the day.
  if (!clock.isSure()) return refused('clock-unsure')
  if (!holdsPost(member, clock.now())) return refused('token-refused')
  return (await isPaused(context, session)) ? refused('paused') : ok(member)
}

/** The member ids of those who hold a post in the team of this role now. */
export async function holdersOf(db: Reader, role: TeamRole, now: number): Promise<Hash[]> {
  const team = await findTeam(db, role)
  const space = team && (await findSpace(db, team.space))
  const members = space?.state.members ?? []
  return members.filter((member) => holdsPost(member, now)).map(({ id }) => id)
}
