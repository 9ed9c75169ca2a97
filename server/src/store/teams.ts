/** Teams: which space holds which role. */
import { TEAM_ROLES } from '@beside/contract'
import type { TeamRole } from '@beside/contract'
import type { Bytes } from '@beside/kernel/wire'
import type { Reader, Tables, Writer } from './tables.ts'

export type Team = Tables['teams']

export async function listTeams(db: Reader): Promise<Team[]> {
  return db
    .selectFrom('teams')
    .selectAll()
    .where('role', 'in', TEAM_ROLES)
    .orderBy('role')
    .execute()
}

export async function findTeam(db: Reader, role: TeamRole): Promise<Team | undefined> {
  return db.selectFrom('teams').selectAll().where('role', '=', role).executeTakeFirst()
}

/** The role that this space holds. */
export async function findTeamOfSpace(db: Reader, space: Bytes): Promise<Team | undefined> {
  return db.selectFrom('teams').selectAll().where('space', '=', space).executeTakeFirst()
}

/** Puts this team in the place of any that held the role. */
export async function putTeam(db: Writer, { role, space }: Team): Promise<void> {
  await db
    .insertInto('teams')
    .values({ role, space })
    .onConflict((conflict) => conflict.column('role').doUpdateSet({ space }))
    .execute()
}
