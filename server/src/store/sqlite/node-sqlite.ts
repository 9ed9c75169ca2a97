/** `node:sqlite` in the form in which Kysely's SQLite dialect takes a database. */
import { DatabaseSync } from 'node:sqlite'
import type { SQLInputValue, StatementSync } from 'node:sqlite'
import type { SqliteDatabase, SqliteStatement } from 'kysely'

// The queries are few and fixed, but a list in a query makes a text of its own.
const STATEMENTS_MAX = 500

// Takes the lock for writing at once, where it can wait for another process or for a checkpoint. A
// transaction that reads first and writes later would be refused (sqlite.org/isolation.html).
const BEGIN = 'begin immediate'

export type SqliteOptions = {
  readonly path: string
  readonly isReadOnly: boolean
  /** True where a thread of its own empties the journal (`checkpoints.ts`). */
  readonly hasCheckpoints?: boolean | undefined
  /** Pages of 4 KiB that the file may grow to; beyond, a write finds the store full. */
  readonly pagesMax?: number | undefined
}

export function openNodeSqlite(options: SqliteOptions): SqliteDatabase {
  const { path, isReadOnly, hasCheckpoints, pagesMax } = options
  const database = new DatabaseSync(path, { readOnly: isReadOnly })
  // A disk that is busy elsewhere can hold a checkpoint up for seconds: late is better than refused.
  database.exec('pragma busy_timeout = 30000')
  database.exec('pragma trusted_schema = off')
  database.exec('pragma cache_size = -16000')
  if (!isReadOnly) {
    database.exec('pragma journal_mode = wal')
    // An acknowledged write must survive a loss of power, so each commit waits for the disk.
    database.exec('pragma synchronous = full')
    database.exec('pragma foreign_keys = on')
    // What is erased is overwritten at once, and not left in free pages.
    database.exec('pragma secure_delete = on')
    if (hasCheckpoints) database.exec('pragma wal_autocheckpoint = 0')
    if (pagesMax !== undefined) database.exec(`pragma max_page_count = ${Math.floor(pagesMax)}`)
  }
  return adaptDatabase(database, isReadOnly ? 'begin' : BEGIN)
}

function adaptDatabase(database: DatabaseSync, begin: string): SqliteDatabase {
  const statements = new Map<string, SqliteStatement>()
  return {
    close() {
      statements.clear()
      database.close()
    },
    prepare(sql) {
      const known = statements.get(sql)
      if (known) return known
      if (sql === 'rollback') return rollbackOf(database)
      if (statements.size >= STATEMENTS_MAX) statements.clear()
      const statement = adaptStatement(database.prepare(sql === 'begin' ? begin : sql))
      statements.set(sql, statement)
      return statement
    }
  }
}

// A full disk makes SQLite roll back by itself (sqlite.org/lang_transaction.html). A second rollback
// would then fail, and its error would hide what had happened.
function rollbackOf(database: DatabaseSync): SqliteStatement {
  return {
    reader: false,
    all: () => [],
    run() {
      if (database.isTransaction) database.exec('rollback')
      return { changes: 0, lastInsertRowid: 0 }
    },
    iterate: () => [].values()
  }
}

function adaptStatement(statement: StatementSync): SqliteStatement {
  const reader = statement.columns().length > 0
  return {
    reader,
    all: (parameters) => statement.all(...(parameters as SQLInputValue[])),
    run: (parameters) => statement.run(...(parameters as SQLInputValue[])),
    iterate: (parameters) => statement.iterate(...(parameters as SQLInputValue[]))
  }
}
