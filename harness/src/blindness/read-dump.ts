/** A copy of the store, read as a thief reads it: every table, every value, in the order in which it lies. */
import { copyFile, mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'

export type Row = Readonly<Record<string, unknown>>
export type Dump = ReadonlyMap<string, readonly Row[]>

export const accountSide = [
  'accounts',
  'wraps',
  'keyrings',
  'keyring_parts',
  'sessions',
  'steward_links',
  'steward_keys',
  'entries'
]
export const spaceSide = ['spaces', 'members', 'invites', 'records', 'documents', 'nudges']
/** They name spaces and their members too, where a place has teams. */
export const teamTables = ['teams', 'pauses', 'asks', 'shifts', 'line_checks']
// A drop names an address, and no account and no author.
// A circle that can be found names its space, in the clear, and no account.
// Totals of how people were heard name nothing at all.
// The directory is of services, and texts of the library are for everybody: both are public.
// Lines for Help now are public.
// Readers of the newsletter have rows of their own, which name nobody; letters are public.
// What is held since a restore names parts of the place, and nobody.
// Gatherings are public, and a seat is a hash of a code that nobody's name stands on.
const neither = [
  'community',
  'restore_holds',
  'drops',
  'listings',
  'heard_totals',
  'newsletter_readers',
  'letters',
  'notices',
  'gatherings',
  'gathering_revisions',
  'gathering_dates',
  'gathering_seats',
  'directory_imports',
  'directory_rows',
  'directory_places',
  'directory_written',
  'directory_live',
  'directory_packs',
  'directory_parts',
  'library_texts',
  'library_revisions',
  'library_pictures',
  'library_picture_uses',
  'line_packs',
  'kysely_migration',
  'kysely_migration_lock'
]

/** @param change what is done to the copy before it is read, such as planting a leak */
export async function readDump(
  dataFolder: string,
  change: (copy: DatabaseSync) => void = () => undefined
): Promise<Dump> {
  const folder = await mkdtemp(join(tmpdir(), 'beside-dump-'))
  try {
    for (const name of await readdir(dataFolder)) {
      const isStore = name === 'store.sqlite' || name === 'store.sqlite-wal'
      if (isStore) await copyFile(join(dataFolder, name), join(folder, name))
    }
    using copy = new DatabaseSync(join(folder, 'store.sqlite'))
    change(copy)
    return new Map(namesOfTables(copy).map((name) => [name, rowsOf(copy, name)]))
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/** The files of the store as they lie on the disk. */
export async function readStoreFiles(dataFolder: string): Promise<ReadonlyMap<string, Buffer>> {
  const names = (await readdir(dataFolder)).filter((name) => name.startsWith('store.sqlite'))
  const read = async (name: string) => [name, await readFile(join(dataFolder, name))] as const
  return new Map(await Promise.all(names.map(read)))
}

/** Bytes of a value as they would be compared: a blob's own, a text's in UTF-8, none of a number. */
export function bytesOfValue(value: unknown): Buffer | undefined {
  if (typeof value === 'string') return Buffer.from(value)
  return value instanceof Uint8Array ? Buffer.from(value) : undefined
}

function namesOfTables(copy: DatabaseSync): readonly string[] {
  const found = copy.prepare(`select name from sqlite_schema where type = 'table'`).all()
  const names = found.map(({ name }) => String(name)).filter((name) => !name.startsWith('sqlite_'))
  const known = [...accountSide, ...spaceSide, ...teamTables, ...neither]
  const strange = names.filter((name) => !known.includes(name) && !name.startsWith('planted'))
  if (strange.length > 0) throw new Error(`On which side do these lie? ${strange.join()}`)
  return names
}

function rowsOf(copy: DatabaseSync, name: string): readonly Row[] {
  return copy.prepare(`select * from "${name}"`).all()
}
