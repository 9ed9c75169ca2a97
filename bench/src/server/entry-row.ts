/** The row of an entry of 1 KB, as large as the store keeps it, of random bytes. */
import { randomBytes } from 'node:crypto'

export type EntryPlace = {
  readonly space: Uint8Array<ArrayBuffer>
  readonly seq: number
  readonly time: number
}

const HEADER_BYTES = 264
const CIPHERTEXT_BYTES = 1072

export function makeEntryRow({ space, seq, time }: EntryPlace) {
  return {
    space,
    seq,
    time,
    type: 2,
    lane: randomBytes(16),
    is_document: 0,
    author: randomBytes(32),
    write_hash: randomBytes(16),
    env_hash: randomBytes(32),
    head: randomBytes(32),
    header: randomBytes(HEADER_BYTES),
    salt: randomBytes(32),
    commitment: randomBytes(32),
    ct_hash: randomBytes(32),
    signature: randomBytes(64),
    ct: randomBytes(CIPHERTEXT_BYTES)
  }
}

/** What the store does for one entry, in SQL. `mark` writes the place of a value, counted from 1. */
export function writeStatements(mark: (place: number) => string) {
  const columns = Object.keys(makeEntryRow({ space: randomBytes(32), seq: 0, time: 0 }))
  const marks = columns.map((_, index) => mark(index + 1))
  return {
    begin: `insert into spaces values (${[1, 2, 3, 4, 5, 6, 7, 8].map(mark).join(', ')})`,
    insert: `insert into records (${columns.join(', ')}) values (${marks.join(', ')})
      on conflict do nothing`,
    update: `update spaces set seq = ${mark(1)}, head = ${mark(2)}, time = ${mark(3)},
      receipt_generation = 0, receipt_signature = ${mark(4)} where id = ${mark(5)}`
  }
}

/** The values of a space that holds nothing yet. */
export function emptySpace(id: Uint8Array<ArrayBuffer>) {
  return [id, '{}', 0, id, 0, 0, randomBytes(64), null]
}
