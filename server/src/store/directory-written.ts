/** Entries of the directory that stewards write by hand: each way they were written, and their rows in a list of their own. */
import { WRITTEN_SOURCE } from '@beside/contract'
import { addDirectoryRows, beginImport, findImportOf } from './directory-imports.ts'
import type {
  DirectoryImportRow,
  DirectoryRow,
  DirectoryWrittenRow,
  Reader,
  Writer
} from './tables.ts'

export type DirectoryWritten = DirectoryWrittenRow

/** Each entry as it was written last. */
export async function listNewestWritten(db: Reader): Promise<DirectoryWritten[]> {
  return db
    .selectFrom('directory_written as written')
    .selectAll('written')
    .where('written.entry', '>', '')
    .where((row) =>
      row.not(
        row.exists(
          row
            .selectFrom('directory_written as newer')
            .select('newer.number')
            .whereRef('newer.entry', '=', 'written.entry')
            .whereRef('newer.number', '>', 'written.number')
        )
      )
    )
    .orderBy('written.entry')
    .execute()
}

/** How often anything was written: another number where anything changed. */
export async function countWritten(db: Reader): Promise<number> {
  const { count } = await db
    .selectFrom('directory_written')
    .select(({ fn }) => fn.countAll<number | string>().as('count'))
    .where('entry', '>', '')
    .executeTakeFirstOrThrow()
  return Number(count)
}

/** The newest first. */
export async function listWaysOf(db: Reader, entry: string): Promise<DirectoryWritten[]> {
  return db
    .selectFrom('directory_written')
    .selectAll()
    .where('entry', '=', entry)
    .orderBy('number', 'desc')
    .execute()
}

export async function addWritten(db: Writer, written: DirectoryWritten): Promise<void> {
  await db.insertInto('directory_written').values(written).execute()
}

/** Puts the row of an entry in the place of the one before. Where it has none, it is not in the list. */
export async function putWrittenRow(db: Writer, { entry, today, row }: WrittenRow): Promise<void> {
  const id = await writtenImport(db, today)
  await db
    .deleteFrom('directory_rows')
    .where('import', '=', id)
    .where('entity', '=', 'service')
    .where('id', '=', entry)
    .execute()
  if (row) await addDirectoryRows(db, [{ ...row, import: id, entity: 'service', id: entry }])
}
type WrittenRow = {
  readonly entry: string
  readonly today: string
  readonly row: Pick<DirectoryRow, 'record' | 'hash' | 'gone_on'> | undefined
}

async function writtenImport(db: Writer, today: string): Promise<number> {
  const source = WRITTEN_SOURCE
  const found = await findImportOf(db, { source, state: 'current' })
  if (found) return found.id
  const id = await beginImport(db, { source, made_on: today, report: '{}' })
  await db.updateTable('directory_imports').set({ state: 'current' }).where('id', '=', id).execute()
  return id
}

const COUNTING: readonly DirectoryImportRow['state'][] = ['current', 'preview']

/** Rows of an entry that count or wait to be published, from whichever list. */
export async function findRowsOf(
  db: Reader,
  id: string,
  states = COUNTING
): Promise<
  (Pick<DirectoryRow, 'entity' | 'id' | 'record' | 'gone_on'> &
    Pick<DirectoryImportRow, 'source' | 'state'>)[]
> {
  return db
    .selectFrom('directory_rows')
    .innerJoin('directory_imports', 'directory_imports.id', 'directory_rows.import')
    .select(['entity', 'directory_rows.id', 'record', 'gone_on', 'source', 'state'])
    .where('entity', 'in', ['service', 'organization', 'service_at_location', 'location'])
    .where('directory_rows.id', '=', id)
    .where('state', 'in', states)
    .where('directory_imports.id', '>', 0)
    .orderBy('directory_imports.id', 'desc')
    .execute()
}
