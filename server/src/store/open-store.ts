/** Opens the store: one connection that writes, and one that can only read what is committed. */
import { chmod, mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { Kysely, sql, SqliteDialect } from 'kysely'
import { Migrator } from 'kysely/migration'
import { sqliteForms } from './column-forms.ts'
import { keepAccountsAndSpaces } from './migrations/keep-accounts-and-spaces.ts'
import { keepKeyringsInParts } from './migrations/keep-keyrings-in-parts.ts'
import { keepWhereExitLeads } from './migrations/keep-where-exit-leads.ts'
import { startCheckpoints } from './sqlite/checkpoints.ts'
import type { Checkpoints } from './sqlite/checkpoints.ts'
import { openNodeSqlite } from './sqlite/node-sqlite.ts'
import { StoreTrouble, storeTroubleOf } from './store-trouble.ts'
import type { Reader, Tables, Writer } from './tables.ts'

export const STORE_FILE = 'store.sqlite'
const PAGE_BYTES = 4096

export type Store = AsyncDisposable & {
  readonly read: Reader
  /** Runs `work` in one transaction; it is durable when the promise is fulfilled. */
  write<Value>(work: (writer: Writer) => Promise<Value>): Promise<Value>
  /** Takes what was erased out of the journal too, so that no file holds it. */
  clearJournal(): Promise<void>
  /** Lays the account side by its random keys, so that no file says who came when. For a server. */
  forgetOrder(): Promise<void>
  close(): Promise<void>
}

export type StoreOptions = {
  /** What the store may grow to; beyond, writes are refused as `store-full`. */
  readonly bytesMax?: number | undefined
  /** True for a server, which runs for long: its journal is emptied by a thread of its own. */
  readonly isServing?: boolean
}

/**
 * The store in this folder, brought to the newest form.
 *
 * @throws StoreTrouble where it cannot be opened
 */
export async function openStore(dataFolder: string, options: StoreOptions = {}): Promise<Store> {
  const path = join(dataFolder, STORE_FILE)
  const pagesMax = options.bytesMax && options.bytesMax / PAGE_BYTES
  try {
    await mkdir(dataFolder, { recursive: true, mode: 0o700 })
    const hasCheckpoints = options.isServing
    const writing = connect({ path, isReadOnly: false, hasCheckpoints, pagesMax })
    await migrate(writing)
    await chmod(path, 0o600)
    const reading = connect({ path, isReadOnly: true })
    const checkpoints = hasCheckpoints ? startCheckpoints(path) : undefined
    return describeStore({ writing, reading, checkpoints })
  } catch (cause) {
    throw storeTroubleOf(cause)
  }
}

function connect(options: Parameters<typeof openNodeSqlite>[0]): Kysely<Tables> {
  const database = async () => openNodeSqlite(options)
  return new Kysely<Tables>({ dialect: new SqliteDialect({ database }) })
}

async function migrate(db: Kysely<Tables>): Promise<void> {
  const migrations = {
    '0001-keep-accounts-and-spaces': keepAccountsAndSpaces(sqliteForms),
    '0003-keep-where-exit-leads': keepWhereExitLeads,
    '0004-keep-keyrings-in-parts': keepKeyringsInParts(sqliteForms)
  }
  const migrator = new Migrator({ db, provider: { getMigrations: async () => migrations } })
  const { error } = await migrator.migrateToLatest()
  if (error !== undefined) throw new StoreTrouble('store-unavailable', error)
}

type Parts = {
  readonly writing: Kysely<Tables>
  readonly reading: Kysely<Tables>
  readonly checkpoints: Checkpoints | undefined
}

function describeStore({ writing, reading, checkpoints }: Parts): Store {
  async function close() {
    await checkpoints?.[Symbol.asyncDispose]()
    await reading.destroy()
    await writing.destroy()
  }
  return {
    read: reading,
    write: (work) => writing.transaction().execute(work),
    async clearJournal() {
      if (checkpoints) await checkpoints.clear()
      else await sql`pragma wal_checkpoint(truncate)`.execute(writing)
    },
    async forgetOrder() {
      await checkpoints?.forgetOrder()
    },
    close,
    [Symbol.asyncDispose]: close
  }
}
