/** The store's own rate: the rows of one accepted entry in one durable transaction, with nothing around it. */
import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import type { SQLInputValue } from 'node:sqlite'
import { openInstance, openStore } from '@beside/server'

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
const INSERT = `insert into records (space, seq, time, type, lane, is_document, author, write_hash, env_hash,
  head, header, salt, commitment, ct_hash, signature, ct) values (?, ?, ?, 2, ?, 0, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
  on conflict do nothing`
const UPDATE = `update spaces set seq = ?, head = ?, time = ?, receipt_generation = 0,
  receipt_signature = ? where id = ?`

/** The sizes of an entry of 1 KB in the store. */
const HEADER_BYTES = 264
const CIPHERTEXT_BYTES = 1072

export async function openSqliteFloor(folder: string): Promise<SqliteFloor> {
  await openInstance(folder)
  await (await openStore(folder)).close()
  const database = new DatabaseSync(join(folder, 'store.sqlite'))
  for (const pragma of PRAGMAS) database.exec(`pragma ${pragma}`)
  const spaces = Array.from({ length: SPACES }, () => randomBytes(32))
  const begin = database.prepare('insert into spaces values (?, ?, 0, ?, 0, 0, ?, null)')
  for (const id of spaces) begin.run(id, '{}', id, randomBytes(64))
  const insert = database.prepare(INSERT)
  const update = database.prepare(UPDATE)
  let written = 0

  function appendOne(): void {
    const space = spaces[written % SPACES] ?? Buffer.alloc(0)
    const seq = 1 + Math.floor(written / SPACES)
    const head = randomBytes(32)
    database.exec('begin')
    insert.run(space, seq, Date.now(), ...rowAfterTime(head))
    update.run(seq, head, Date.now(), randomBytes(64), space)
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

function rowAfterTime(head: Buffer): SQLInputValue[] {
  const lane = randomBytes(16)
  const author = randomBytes(32)
  const hashes = [randomBytes(16), randomBytes(32)]
  const sealing = [randomBytes(HEADER_BYTES), randomBytes(32), randomBytes(32), randomBytes(32)]
  return [lane, author, ...hashes, head, ...sealing, randomBytes(64), randomBytes(CIPHERTEXT_BYTES)]
}
