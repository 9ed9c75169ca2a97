/**
 * Pauses that wait for a second yes, or for the member whom they are for. One of no days is the end of a pause that
 * was met: it waits for the same member, since no row says whose account it was.
 */
import type { Bytes } from '@beside/kernel/wire'
import { sql } from 'kysely'
import type { RawBuilder, SqlBool } from 'kysely'
import type { Reader, Tables, Writer } from './tables.ts'

export type Pause = Tables['pauses']
export type PausePlace = Pick<Pause, 'space' | 'member'>

export async function findPause(
  db: Reader,
  { space, member }: PausePlace
): Promise<Pause | undefined> {
  return db
    .selectFrom('pauses')
    .selectAll()
    .where('space', '=', space)
    .where('member', '=', member)
    .executeTakeFirst()
}

/** The pauses of these spaces that two have set. */
export async function listPausesIn(db: Reader, spaces: readonly Bytes[]): Promise<Pause[]> {
  if (spaces.length === 0) return []
  return db
    .selectFrom('pauses')
    .selectAll()
    .where('space', 'in', spaces)
    .where('is_confirmed', '=', 1)
    .execute()
}

/** Whether no pause that two have set waits for whoever has this member id. Both are columns of the query around it. */
export function isUnpaused(space: string, member: string): RawBuilder<SqlBool> {
  return sql<SqlBool>`not exists (select 1 from pauses where pauses.space = ${sql.ref(space)}
    and pauses.member = ${sql.ref(member)} and is_confirmed = 1 and days > 0)`
}

/** Puts this one in the place of another for the same member. False if more than `max` would wait. */
export async function putPause(db: Writer, pause: Pause, max: number): Promise<boolean> {
  const waiting = await db.selectFrom('pauses').select('made_on').limit(max).execute()
  if (waiting.length >= max && !(await findPause(db, pause))) return false
  const { days, set_by, is_confirmed, made_on } = pause
  await db
    .insertInto('pauses')
    .values(pause)
    .onConflict((conflict) =>
      conflict.columns(['space', 'member']).doUpdateSet({ days, set_by, is_confirmed, made_on })
    )
    .execute()
  return true
}

/** How many of these wait by the word of one alone: pauses without a second yes, and ends of pauses. */
export async function countOfOne(db: Reader, setBy: Bytes): Promise<number> {
  const rows = await db
    .selectFrom('pauses')
    .select('made_on')
    .where('set_by', '=', setBy)
    .where((pause) => pause.or([pause('is_confirmed', '=', 0), pause('days', '=', 0)]))
    .execute()
  return rows.length
}

/** Takes away what waits for a second yes, but that of these. */
export async function removeUnconfirmedBut(db: Writer, setBy: readonly Bytes[]): Promise<void> {
  const waiting = db.deleteFrom('pauses').where('is_confirmed', '=', 0)
  await (setBy.length > 0 ? waiting.where('set_by', 'not in', setBy) : waiting).execute()
}

export async function removePause(db: Writer, { space, member }: PausePlace): Promise<void> {
  await db.deleteFrom('pauses').where('space', '=', space).where('member', '=', member).execute()
}

export async function removePausesMadeBefore(db: Writer, day: string): Promise<void> {
  await db.deleteFrom('pauses').where('made_on', '<', day).execute()
}

/** Lets the account only read until this day; of two days the later holds. */
export async function pauseAccount(db: Writer, id: Bytes, until: string): Promise<void> {
  await db
    .updateTable('accounts')
    .set({ paused_until: until })
    .where('id', '=', id)
    .where((account) =>
      account.or([account('paused_until', 'is', null), account('paused_until', '<', until)])
    )
    .execute()
}

/** Lets the account write again. */
export async function endPauseOf(db: Writer, id: Bytes): Promise<void> {
  await db.updateTable('accounts').set({ paused_until: null }).where('id', '=', id).execute()
}

/** What is over is not remembered. */
export async function forgetPausesUntilBefore(db: Writer, day: string): Promise<void> {
  await db
    .updateTable('accounts')
    .set({ paused_until: null })
    .where('paused_until', '<', day)
    .execute()
}
