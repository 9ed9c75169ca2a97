/** Copies of the store, made while the server goes on writing. */
import { DatabaseSync } from 'node:sqlite'
import { storeTroubleOf } from './store-trouble.ts'

const WAIT_MS = 10_000

/**
 * Writes a copy of the store at one moment: all that was committed before, and nothing of what comes
 * after. Writers are not held up. Free pages are left behind, and with them what was erased
 * (sqlite.org/lang_vacuum.html, "VACUUM INTO").
 *
 * @throws StoreTrouble where either file cannot be read or written
 */
export function copyStore(from: string, to: string): void {
  withDatabase(from, (database) => {
    database.prepare('vacuum into ?').run(to)
  })
}

/** Ends what must not come back to life with an old copy: open sessions, and stewards' links and keys. */
export function closeDoorsOf(path: string): void {
  withDatabase(path, (database) => {
    database.exec('pragma secure_delete = on; begin immediate')
    for (const table of DOORS) {
      if (hasTable(database, table)) database.exec(`delete from ${table}`)
    }
    database.exec('commit')
  })
}

const DOORS = ['sessions', 'steward_links', 'steward_keys', 'entries'] as const

export type StoreReport = {
  readonly isWhole: boolean
  /** Rows whose owner is gone. The file is sound, but something of ours went wrong. */
  readonly hasStrays: boolean
  readonly rowsByTable: Readonly<Record<string, number>>
  /** The time of the newest record, ms since 1970; 0 where there is none. */
  readonly newestTime: number
}

/**
 * Reads a store from end to end and counts its rows.
 *
 * @throws StoreTrouble where the file cannot be read at all
 */
export function inspectStore(path: string): StoreReport {
  return withDatabase(path, (database) => {
    const names = database
      .prepare(`select name from sqlite_schema where type = 'table' and name not like 'sqlite_%'`)
      .all()
      .map(({ name }) => String(name))
    const rowsByTable = Object.fromEntries(
      names.map((name) => [name, readNumber(database, `select count(*) as value from "${name}"`)])
    )
    const [check] = database.prepare('pragma integrity_check(1)').all()
    const newestTime = names.includes('spaces')
      ? readNumber(database, 'select coalesce(max(time), 0) as value from spaces')
      : 0
    const isWhole = check?.['integrity_check'] === 'ok'
    const hasStrays = database.prepare('pragma foreign_key_check').all().length > 0
    return { isWhole, hasStrays, rowsByTable, newestTime }
  })
}

function readNumber(database: DatabaseSync, query: string): number {
  return Number(database.prepare(query).get()?.['value'] ?? 0)
}

function hasTable(database: DatabaseSync, name: string): boolean {
  const query = `select 1 from sqlite_schema where type = 'table' and name = ?`
  return database.prepare(query).get(name) !== undefined
}

// A connection that may write also reads a journal that a crash left behind; one that may not, can't.
function withDatabase<Value>(path: string, work: (database: DatabaseSync) => Value): Value {
  try {
    const database = new DatabaseSync(path, { timeout: WAIT_MS })
    try {
      database.exec('pragma trusted_schema = off')
      return work(database)
    } finally {
      database.close()
    }
  } catch (cause) {
    throw storeTroubleOf(cause)
  }
}
