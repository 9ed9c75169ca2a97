/** Nudges: who in a space wants to be told that something new is there, and for whom something waits. */
import type { Bytes } from '@beside/kernel/wire'
import { sql } from 'kysely'
import { compileOnce } from './compile-once.ts'
import type { Reader, Tables, Writer } from './tables.ts'

export type NudgeRow = Tables['nudges']
export type NudgePlace = Pick<NudgeRow, 'space' | 'member'>

/** Keeps where a nudge goes, in place of what was there. What waits goes on waiting. */
export async function putNudge(
  db: Writer,
  row: NudgePlace & Pick<NudgeRow, 'sealed'>
): Promise<void> {
  const { sealed } = row
  await db
    .insertInto('nudges')
    .values({ ...row, is_waiting: 0 })
    .onConflict((conflict) => conflict.columns(['space', 'member']).doUpdateSet({ sealed }))
    .execute()
}

export async function findNudge(
  db: Reader,
  { space, member }: NudgePlace
): Promise<NudgeRow | undefined> {
  return db
    .selectFrom('nudges')
    .selectAll()
    .where('space', '=', space)
    .where('member', '=', member)
    .executeTakeFirst()
}

/** Puts another content in its place, unless the person changed it meanwhile. */
export async function changeNudge(
  db: Writer,
  { space, member, sealed }: NudgePlace & Pick<NudgeRow, 'sealed'>,
  next: Bytes
): Promise<void> {
  await db
    .updateTable('nudges')
    .set({ sealed: next })
    .where('space', '=', space)
    .where('member', '=', member)
    .where('sealed', '=', sealed)
    .execute()
}

export async function removeNudge(db: Writer, { space, member }: NudgePlace): Promise<void> {
  await db.deleteFrom('nudges').where('space', '=', space).where('member', '=', member).execute()
}

export async function removeAllNudges(db: Writer): Promise<void> {
  await db.deleteFrom('nudges').execute()
}

const startWaiting = compileOnce<'space' | 'author', unknown>((db, mark) =>
  db
    .updateTable('nudges')
    .set({ is_waiting: sql.lit(1) })
    .where('space', '=', mark('space'))
    .where('member', '<>', mark('author'))
    .where('is_waiting', '=', sql.lit(0))
)

/** Something new came: it waits for everybody who wants a nudge, but whoever wrote it. */
export async function noteNews(db: Writer, space: Bytes, author: Bytes): Promise<void> {
  await startWaiting(db, { space, author })
}

/** Something came that concerns everybody here. */
export async function startWaitingForAll(db: Writer): Promise<void> {
  await db
    .updateTable('nudges')
    .set({ is_waiting: sql.lit(1) })
    .where('is_waiting', '=', sql.lit(0))
    .execute()
}

/** Something came for these alone. */
export async function startWaitingFor(db: Writer, places: readonly NudgePlace[]): Promise<void> {
  for (const place of places) await setWaiting(db, place, 1)
}

/** Who in this space wants nudges. */
export async function listNudgesOf(db: Reader, space: Bytes): Promise<NudgePlace[]> {
  return db.selectFrom('nudges').select(['space', 'member']).where('space', '=', space).execute()
}

export async function listWaitingNudges(db: Reader): Promise<NudgePlace[]> {
  return db
    .selectFrom('nudges')
    .select(['space', 'member'])
    .where('is_waiting', '=', sql.lit(1))
    .execute()
}

export async function endWaiting(db: Writer, places: readonly NudgePlace[]): Promise<void> {
  for (const place of places) await setWaiting(db, place, 0)
}

async function setWaiting(
  db: Writer,
  { space, member }: NudgePlace,
  is_waiting: 0 | 1
): Promise<void> {
  await db
    .updateTable('nudges')
    .set({ is_waiting })
    .where('space', '=', space)
    .where('member', '=', member)
    .execute()
}
