/** What stewards noted of each line for Help now, and the packs of lines. */
import type { LinePackRow, LineCheckRow, Reader, Writer } from './tables.ts'

export type LineCheck = LineCheckRow
export type LinePack = LinePackRow

/** Whoever fetches a pack just now may still ask for the part of the one before. */
const PACKS_KEPT = 2

/** The oldest first. */
export async function listLineChecks(db: Reader): Promise<LineCheck[]> {
  return db.selectFrom('line_checks').selectAll().where('id', '>', 0).orderBy('id').execute()
}

export async function addLineChecks(
  db: Writer,
  checks: readonly Omit<LineCheck, 'id'>[]
): Promise<void> {
  if (checks.length === 0) return
  const { last } = await db
    .selectFrom('line_checks')
    .select((row) => row.fn.max('id').as('last'))
    .executeTakeFirstOrThrow()
  const rows = checks.map((check, index) => ({ id: (last ?? 0) + 1 + index, ...check }))
  await db.insertInto('line_checks').values(rows).execute()
}

export async function removeLineChecks(db: Writer, ids: readonly number[]): Promise<void> {
  if (ids.length === 0) return
  await db.deleteFrom('line_checks').where('id', 'in', ids).execute()
}

/** The newest first. */
export async function listLinePacks(db: Reader): Promise<LinePack[]> {
  return db
    .selectFrom('line_packs')
    .selectAll()
    .where('version', '>', 0)
    .orderBy('version', 'desc')
    .execute()
}

/** Adds a pack that is newer than all, and lets go of old ones. */
export async function putLinePack(db: Writer, pack: LinePack): Promise<void> {
  await db.insertInto('line_packs').values(pack).execute()
  const old = (await listLinePacks(db)).slice(PACKS_KEPT).map(({ version }) => version)
  if (old.length > 0) await db.deleteFrom('line_packs').where('version', 'in', old).execute()
}

export async function removeLinePacks(db: Writer): Promise<void> {
  await db.deleteFrom('line_packs').execute()
}
