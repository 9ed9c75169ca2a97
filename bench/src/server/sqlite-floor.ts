/** The store's own rate: the rows of one accepted entry in one durable transaction, with nothing around it. */
import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { openInstance, openStore } from '@beside/server'
import { emptySpace, makeEntryRow, writeStatements } from './entry-row.ts'

export type SqliteFloor = Disposable & {
  /** Appends so many rows, one a commit; gives back the time it took, in ms. */
  readonly append: (count: number) => number
}

/** As the server opens it (`server/src/store/sqlite/node-sqlite.ts`). */
const PRAGMAS = [
  'journal_mode = wal',
  'synchronous = full',
  'foreign_keys = on',
  'secure_delete = on',
  'trusted_schema = off',
  'cache_size = -16000'
]
const SPACES = 16

export async function openSqliteFloor(folder: string): Promise<SqliteFloor> {
  await openInstance(folder)
  await (await openStore(folder)).close()
  const database = new DatabaseSync(join(folder, 'store.sqlite'))
  for (const pragma of PRAGMAS) database.exec(`pragma ${pragma}`)
  const statements = writeStatements(() => '?')
  const spaces = Array.from({ length: SPACES }, () => randomBytes(32))
  const begin = database.prepare(statements.begin)
  for (const id of spaces) begin.run(...emptySpace(id))
  const insert = database.prepare(statements.insert)
  const update = database.prepare(statements.update)
  let written = 0

  function appendOne(): void {
    const space = spaces[written % SPACES] ?? Buffer.alloc(0)
    const seq = 1 + Math.floor(written / SPACES)
    const row = makeEntryRow({ space, seq, time: Date.now() })
    database.exec('begin')
    insert.run(...Object.values(row))
    update.run(seq, row.head, row.time, randomBytes(64), space)
    database.exec('commit')
    written += 1
  }

  return {
    append(count) {
      const startedAt = performance.now()
      for (let index = 0; index < count; index += 1) appendOne()
      return performance.now() - startedAt
    },
    [Symbol.dispose]: () => database.close()
  }
}
