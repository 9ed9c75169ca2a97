/** Copies of a store in PostgreSQL as one file: a backup has one form, wherever the rows are. */
import { mkdtemp, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { copyRows } from './copy/copy-rows.ts'
import { copyStore } from './copy-store.ts'
import { checkOwner } from './postgres/claim.ts'
import type { Belonging } from './postgres/claim.ts'
import { openReader } from './postgres/look-at-database.ts'
import { openSqlite, STORE_FILE } from './sqlite/open-sqlite.ts'

export type DatabaseSource = Belonging & { readonly databaseUrl: string }

/**
 * Writes a copy of the database at one moment to a file of SQLite. Writers are not held up. What was
 * erased, and the order in which rows lie, do not come along.
 *
 * @throws StoreTrouble, CopyTrouble
 */
export async function copyDatabase(source: DatabaseSource, to: string): Promise<void> {
  const folder = await mkdtemp(join(dirname(to), 'copy-'))
  try {
    await copyInto(source, folder)
    copyStore(join(folder, STORE_FILE), to)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

async function copyInto(source: DatabaseSource, folder: string): Promise<void> {
  await using from = openReader(source.databaseUrl)
  await checkOwner(from.read, source)
  await using file = await openSqlite(folder, {})
  await copyRows(from, file, { checksHeads: false })
}
