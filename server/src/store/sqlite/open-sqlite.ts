/** The store as one file: one connection that writes, and one that can only read what is committed. */
import { chmod, mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { Kysely, sql, SqliteAdapter, SqliteDialect } from 'kysely'
import { sqliteForms } from '../column-forms.ts'
import { migrate } from '../migrate.ts'
import type { Store, StoreOptions } from '../store.ts'
import { storeTroubleOf } from '../store-trouble.ts'
import type { Tables } from '../tables.ts'
import { startCheckpoints } from './checkpoints.ts'
import type { Checkpoints } from './checkpoints.ts'
import { openNodeSqlite } from './node-sqlite.ts'

export const STORE_FILE = 'store.sqlite'
const PAGE_BYTES = 4096

export async function openSqlite(dataFolder: string, options: StoreOptions): Promise<Store> {
  const path = join(dataFolder, STORE_FILE)
  const pagesMax = options.bytesMax && options.bytesMax / PAGE_BYTES
  try {
    await mkdir(dataFolder, { recursive: true, mode: 0o700 })
    const hasCheckpoints = options.isServing
    const writing = connect({ path, isReadOnly: false, hasCheckpoints, pagesMax })
    await migrate(writing, sqliteForms)
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
  return new Kysely<Tables>({ dialect: new WholeUpdates({ database }) })
}

// An update that breaks midway must leave nothing behind. SQLite can do that, though Kysely does not count
// on it: changes of tables are part of a transaction there (sqlite.org/lang_transaction.html).
class WholeUpdates extends SqliteDialect {
  override createAdapter(): SqliteAdapter {
    return new WholeUpdatesAdapter()
  }
}

class WholeUpdatesAdapter extends SqliteAdapter {
  override get supportsTransactionalDdl(): boolean {
    return true
  }
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
    readMoment: (work) => reading.transaction().execute(work),
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
