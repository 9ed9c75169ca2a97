import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { WIRE_LIMITS } from '@beside/contract'
import { kitSignPair } from '@beside/kernel'
import { Kysely, SqliteDialect } from 'kysely'
import { Migrator } from 'kysely/migration'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { run } from '../running.fixture.ts'
import { randomTestBytes, text } from '../visitor.fixture.ts'
import { sqliteForms } from './column-forms.ts'
import { PART_BYTES, readKeyring } from './keyrings.ts'
import { keepAccountsAndSpaces } from './migrations/keep-accounts-and-spaces.ts'
import { openStore } from './open-store.ts'
import { openNodeSqlite } from './sqlite/node-sqlite.ts'
import { STORE_FILE } from './sqlite/open-sqlite.ts'

const PAGE_BYTES = 4096
/** What SQLite keeps of a row within a page of 4096 bytes (sqlite.org/fileformat2.html §1.6). */
const ROW_BYTES_MAX = Math.floor(((PAGE_BYTES - 12) * 64) / 255) - 23

const accountSide = ['accounts', 'wraps', 'keyrings', 'keyring_parts', 'sessions']

let folder = ''

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'beside-rows-'))
})

afterEach(async () => {
  await rm(folder, { recursive: true, force: true })
})

// What runs over a page lies in the order of coming, and so would say whose it is.
test('the largest account that a person may have lies within the pages of its rows', async () => {
  await using server = await run()
  const alice = await server.person()
  const of = (size: number) => text(randomTestBytes(size))
  const { keyringBytes } = WIRE_LIMITS
  const largest = {
    kit: { key: text(kitSignPair(alice.kit).public), wrap: of(256) },
    passphrase: { record: of(256), wrap: of(256) },
    keyring: { expectedSeq: 1, blob: of(keyringBytes) }
  }
  expect((await alice.changeUnlocks(largest)).status).toBe(200)
  const labelled = await alice.ask('PUT', '/api/session/label', { body: { label: of(512) } })
  expect(labelled.status).toBe(200)
  for (const larger of [
    { passphrase: { record: of(257), wrap: of(256) } },
    { passphrase: { record: of(256), wrap: of(257) } },
    { keyring: { expectedSeq: 2, blob: of(keyringBytes + 1) } }
  ]) {
    expect((await alice.changeUnlocks({ ...larger })).body.reason).toBe('bad-request')
  }
  const session = await alice.ask('GET', '/api/session')
  expect(session.body.keyring).toEqual({ seq: 2, blob: largest.keyring.blob })

  const copy = await copyOf(join(server.dataFolder, STORE_FILE))
  const rows = await sizesOfRows(copy)
  expect(rows.length).toBeGreaterThan(keyringBytes / PART_BYTES)
  expect(Math.max(...rows)).toBeGreaterThan(PART_BYTES)
  expect(rows.filter((size) => size > ROW_BYTES_MAX)).toEqual([])
  // A row that somebody makes larger is seen.
  using planted = new DatabaseSync(copy)
  planted.prepare('update sessions set label = ?').run(randomTestBytes(ROW_BYTES_MAX))
  expect((await sizesOfRows(copy)).filter((size) => size > ROW_BYTES_MAX)).toHaveLength(1)
})

test('keyrings of an earlier form are carried over, and leave nothing of it behind', async () => {
  const path = join(folder, STORE_FILE)
  const keyrings = [0, 1, 896, 897, 4136, WIRE_LIMITS.keyringBytes].map(randomTestBytes)
  await makeEarlierStore(path, keyrings)
  for (const turn of ['first', 'second']) {
    await using store = await openStore(folder)
    const kept = await Promise.all(keyrings.map((_, index) => readKeyring(store.read, idOf(index))))
    expect(kept, turn).toEqual(keyrings.map((blob, index) => ({ seq: index + 1, blob })))
  }
  const rows = await sizesOfRows(path)
  expect(rows.filter((size) => size > ROW_BYTES_MAX)).toEqual([])
  // What lay across the border of two parts lies nowhere any more.
  const across = Buffer.from(keyrings.at(-1) ?? []).subarray(PART_BYTES - 50, PART_BYTES + 50)
  expect(across).toHaveLength(100)
  expect((await readFile(path)).includes(across)).toBe(false)
})

async function makeEarlierStore(path: string, keyrings: readonly Uint8Array[]): Promise<void> {
  const database = async () => openNodeSqlite({ path, isReadOnly: false })
  const db = new Kysely<unknown>({ dialect: new SqliteDialect({ database }) })
  const migrations = { '0001-keep-accounts-and-spaces': keepAccountsAndSpaces(sqliteForms) }
  const migrator = new Migrator({ db, provider: { getMigrations: async () => migrations } })
  expect((await migrator.migrateToLatest()).error).toBeUndefined()
  await db.destroy()
  using filling = new DatabaseSync(path)
  for (const [index, blob] of keyrings.entries()) {
    const id = idOf(index)
    filling.prepare(`insert into accounts values (?, ?, null, ?, 0, '2026-11-01')`).run(id, id, id)
    filling.prepare('insert into keyrings values (?, ?, ?)').run(id, index + 1, blob)
  }
}

function idOf(index: number) {
  return new Uint8Array(16).fill(index + 1)
}

// Whether a row runs over hangs on its size alone, so a copy of the rows tells it.
async function copyOf(path: string): Promise<string> {
  const copy = join(folder, 'copy.sqlite')
  using database = new DatabaseSync(path, { readOnly: true })
  database.prepare('vacuum into ?').run(copy)
  return copy
}

/** The size of every row of the account side, in its tables and in their indexes. */
async function sizesOfRows(path: string): Promise<readonly number[]> {
  using database = new DatabaseSync(path, { readOnly: true })
  const roots = database
    .prepare(
      `select rootpage from sqlite_schema where tbl_name in (${accountSide.map(() => '?').join()})`
    )
    .all(...accountSide)
  const file = await readFile(path)
  return roots.flatMap(({ rootpage }) => sizesBelow(file, Number(rootpage)))
}

// The pages of a tree of keys (sqlite.org/fileformat2.html §1.6): 2 branches, 10 is a leaf.
function sizesBelow(file: Buffer, number: number): readonly number[] {
  const page = file.subarray((number - 1) * PAGE_BYTES, number * PAGE_BYTES)
  const isLeaf = page.readUInt8(0) === 10
  if (!isLeaf && page.readUInt8(0) !== 2) throw new Error('not a page of keys')
  const cells = Array.from({ length: page.readUInt16BE(3) }, (_, index) =>
    page.readUInt16BE((isLeaf ? 8 : 12) + index * 2)
  )
  if (isLeaf) return cells.map((at) => readVarint(page, at))
  const children = [...cells.map((at) => page.readUInt32BE(at)), page.readUInt32BE(8)]
  return [
    ...cells.map((at) => readVarint(page, at + 4)),
    ...children.flatMap((child) => sizesBelow(file, child))
  ]
}

function readVarint(page: Buffer, at: number, high = 0): number {
  const byte = page.readUInt8(at)
  const value = high * 128 + (byte % 128)
  return byte < 128 ? value : readVarint(page, at + 1, value)
}
