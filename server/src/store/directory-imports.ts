/** Readings of feeds. One is written beside what is there, and takes its place in one transaction. */
import { sql } from 'kysely'
import type { DirectoryImportRow, DirectoryRow, Reader, Writer } from './tables.ts'

export type DirectoryImport = DirectoryImportRow
export type ImportState = DirectoryImportRow['state']

const ROWS_AT_ONCE = 500

/** No feed's: its rows hide what was ever said to be confidential, and are never shown. */
export const HELD_IMPORT = 0

export async function beginImport(
  db: Writer,
  begun: Pick<DirectoryImport, 'source' | 'made_on' | 'report'>
): Promise<number> {
  const id = (await lastImportId(db)) + 1
  await db
    .insertInto('directory_imports')
    .values({ id, state: 'writing', ...begun })
    .execute()
  return id
}

export async function findImport(db: Reader, id: number): Promise<DirectoryImport | undefined> {
  return db.selectFrom('directory_imports').selectAll().where('id', '=', id).executeTakeFirst()
}

/** The newest first. */
export async function listImports(db: Reader, limit: number): Promise<DirectoryImport[]> {
  return db
    .selectFrom('directory_imports')
    .selectAll()
    .where('id', '>', 0)
    .orderBy('id', 'desc')
    .limit(limit)
    .execute()
}

/** What counts now, by source. */
export async function listCurrentImports(db: Reader): Promise<DirectoryImport[]> {
  return db
    .selectFrom('directory_imports')
    .selectAll()
    .where('state', '=', 'current')
    .orderBy('source')
    .execute()
}

export async function findImportOf(
  db: Reader,
  { source, state }: Pick<DirectoryImport, 'source' | 'state'>
): Promise<DirectoryImport | undefined> {
  return db
    .selectFrom('directory_imports')
    .selectAll()
    .where('state', '=', state)
    .where('source', '=', source)
    .orderBy('id', 'desc')
    .executeTakeFirst()
}

export async function saveReport(
  db: Writer,
  { id, state, report }: Pick<DirectoryImport, 'id' | 'state' | 'report'>
): Promise<void> {
  await db.updateTable('directory_imports').set({ state, report }).where('id', '=', id).execute()
}

export async function addDirectoryRows(db: Writer, rows: readonly DirectoryRow[]): Promise<void> {
  if (rows.length === 0) return
  // A feed may say once more what is only kept to hide.
  await db
    .insertInto('directory_rows')
    .values(rows)
    .onConflict((conflict) => conflict.columns(['import', 'entity', 'id']).doNothing())
    .execute()
}

/** Keeps rows that hide, each once, beside all feeds. */
export async function addHeldRows(
  db: Writer,
  rows: readonly Omit<DirectoryRow, 'import'>[]
): Promise<void> {
  if (rows.length === 0) return
  await beginHeld(db)
  await db
    .insertInto('directory_rows')
    .values(rows.map((row) => ({ ...row, import: HELD_IMPORT })))
    .onConflict((conflict) => conflict.columns(['import', 'entity', 'id']).doNothing())
    .execute()
}

async function beginHeld(db: Writer): Promise<void> {
  await db
    .insertInto('directory_imports')
    .values({ id: HELD_IMPORT, source: '', state: 'current', made_on: '', report: '{}' })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .execute()
}

/** What was judged again, beside what is held back by it. */
export async function saveJudged(db: Writer, report: string): Promise<void> {
  await beginHeld(db)
  await saveReport(db, { id: HELD_IMPORT, state: 'current', report })
}

export async function lastImportId(db: Reader): Promise<number> {
  const { last } = await db
    .selectFrom('directory_imports')
    .select((row) => row.fn.max('id').as('last'))
    .executeTakeFirstOrThrow()
  return last ?? 0
}

/** How an import knows these records already; and which of them another source has that counts. */
export async function findKnownRows(
  db: Reader,
  rows: readonly Pick<DirectoryRow, 'entity' | 'id'>[]
): Promise<(Pick<DirectoryRow, 'import' | 'entity' | 'id' | 'hash' | 'gone_on'> & Sourced)[]> {
  if (rows.length === 0) return []
  const keys = sql.join(rows.map(({ entity, id }) => sql`(${entity}, ${id})`))
  return db
    .selectFrom('directory_rows')
    .innerJoin('directory_imports', 'directory_imports.id', 'directory_rows.import')
    .select(['import', 'entity', 'directory_rows.id', 'hash', 'gone_on', 'source'])
    .where('state', '=', 'current')
    .where(sql<boolean>`(entity, directory_rows.id) in (values ${keys})`)
    .execute()
}
type Sourced = Pick<DirectoryImport, 'source'>

/** Takes over what the feed had before and has no more, marked with the day; so many at once, as they were. */
export async function copyGoneRows(
  db: Writer,
  { from, to, today }: { readonly from: number; readonly to: number; readonly today: string },
  after: Pick<DirectoryRow, 'entity' | 'id'>
): Promise<DirectoryRow[]> {
  const gone = await db
    .selectFrom('directory_rows as old')
    .selectAll('old')
    .where('old.import', '=', from)
    .where(sql<boolean>`(old.entity, old.id) > (${after.entity}, ${after.id})`)
    .where((row) =>
      row.not(
        row.exists(
          row
            .selectFrom('directory_rows as fresh')
            .select('fresh.id')
            .where('fresh.import', '=', to)
            .whereRef('fresh.entity', '=', 'old.entity')
            .whereRef('fresh.id', '=', 'old.id')
        )
      )
    )
    .orderBy('old.entity')
    .orderBy('old.id')
    .limit(ROWS_AT_ONCE)
    .execute()
  const rows = gone.map((row) => ({ ...row, import: to, gone_on: row.gone_on ?? today }))
  await addDirectoryRows(db, rows)
  return gone
}

/** The next rows of an import, in the order of their keys. */
export async function readDirectoryRows(
  db: Reader,
  importId: number,
  after: Pick<DirectoryRow, 'entity' | 'id'>
): Promise<DirectoryRow[]> {
  return db
    .selectFrom('directory_rows')
    .selectAll()
    .where('import', '=', importId)
    .where(sql<boolean>`(entity, id) > (${after.entity}, ${after.id})`)
    .orderBy('entity')
    .orderBy('id')
    .limit(ROWS_AT_ONCE)
    .execute()
}

/** Puts a preview in the place of what its source had. False where it is none, or is none any more. */
export async function publishImport(db: Writer, id: number): Promise<boolean> {
  const found = await findImport(db, id)
  if (found?.state !== 'preview') return false
  await changeStates(db, found.source, { from: 'previous', to: 'undone' })
  await changeStates(db, found.source, { from: 'current', to: 'previous' })
  await setState(db, id, 'current')
  // What another preview of it says was counted against what is there no more.
  await changeStates(db, found.source, { from: 'preview', to: 'undone' })
  return true
}

/** Goes back to what the source had before; where that was nothing, nothing of it is left. */
export async function undoImport(db: Writer, source: string): Promise<boolean> {
  const current = await findImportOf(db, { source, state: 'current' })
  if (!current) return false
  await setState(db, current.id, 'undone')
  await changeStates(db, source, { from: 'previous', to: 'current' })
  await changeStates(db, source, { from: 'preview', to: 'undone' })
  return true
}

/** Lets a preview go. False where it is none. */
export async function dropPreview(db: Writer, id: number): Promise<boolean> {
  const found = await findImport(db, id)
  if (found?.state !== 'preview') return false
  await setState(db, id, 'undone')
  return true
}

async function setState(db: Writer, id: number, state: ImportState): Promise<void> {
  await db.updateTable('directory_imports').set({ state }).where('id', '=', id).execute()
}

async function changeStates(
  db: Writer,
  source: string,
  { from, to }: { readonly from: ImportState; readonly to: ImportState }
): Promise<void> {
  await db
    .updateTable('directory_imports')
    .set({ state: to })
    .where('state', '=', from)
    .where('source', '=', source)
    .execute()
}

/** Writing that broke off: nobody reads it. */
export async function endBrokenImports(db: Writer, madeBefore: string): Promise<void> {
  await db
    .updateTable('directory_imports')
    .set({ state: 'undone' })
    .where('state', '=', 'writing')
    .where('made_on', '<', madeBefore)
    .execute()
}

/** Removes rows of imports that nobody goes back to, so many at once. False once there are none. */
export async function removeUndoneRows(db: Writer): Promise<boolean> {
  const rows = await db
    .selectFrom('directory_imports')
    .innerJoin('directory_rows', 'directory_rows.import', 'directory_imports.id')
    .select(['import', 'entity', 'directory_rows.id'])
    .where('state', '=', 'undone')
    .limit(ROWS_AT_ONCE)
    .execute()
  for (const { import: importId, entity, id } of rows) {
    await db
      .deleteFrom('directory_rows')
      .where('import', '=', importId)
      .where('entity', '=', entity)
      .where('id', '=', id)
      .execute()
  }
  return rows.length > 0
}
