import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Kysely, SqliteDialect } from 'kysely'
import { Migrator } from 'kysely/migration'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { sqliteForms } from '../column-forms.ts'
import { keepAccountsAndSpaces } from '../migrations/keep-accounts-and-spaces.ts'
import { openStore } from '../open-store.ts'
import { readKeyring } from '../keyrings.ts'
import { openNodeSqlite } from './node-sqlite.ts'
import { STORE_FILE } from './open-sqlite.ts'

const account = new Uint8Array(16).fill(7)
const blob = new Uint8Array(60_000).fill(9)
let folder = ''

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'beside-update-'))
  await makeOldStore(join(folder, STORE_FILE))
})

afterEach(async () => {
  await rm(folder, { recursive: true, force: true })
})

test('a community whose update met a full disk is told so, and goes on once there is room', async () => {
  // From no room at all to enough: wherever the update breaks, the next start must get through.
  let refusals = 0
  for (let bytesMax = 250_000; ; bytesMax += 8192) {
    const opened = await openStore(folder, { bytesMax }).catch((cause: unknown) => cause)
    if (!(opened instanceof Error)) {
      await (opened as Awaited<ReturnType<typeof openStore>>).close()
      break
    }
    expect(opened).toMatchObject({ reason: 'store-full' })
    refusals += 1
  }
  expect(refusals).toBeGreaterThan(0)
  await using store = await openStore(folder)
  const found = await readKeyring(store.read, account)
  expect(Buffer.from(found?.blob ?? []).equals(blob)).toBe(true)
})

/** A store as the first version made it, with the keyring of one person. */
async function makeOldStore(path: string): Promise<void> {
  const database = async () => openNodeSqlite({ path, isReadOnly: false })
  const db = new Kysely<{
    accounts: Record<string, unknown>
    keyrings: Record<string, unknown>
  }>({ dialect: new SqliteDialect({ database }) })
  const migrations = { '0001-keep-accounts-and-spaces': keepAccountsAndSpaces(sqliteForms) }
  const migrator = new Migrator({ db, provider: { getMigrations: async () => migrations } })
  const { error } = await migrator.migrateToLatest()
  if (error instanceof Error) throw error
  const keys = { id: account, name_mac: account, kit_key: account, opaque_record: null }
  const whole = { ...keys, root_generation: 0, created_on: '2026-11-01' }
  await db.insertInto('accounts').values(whole).execute()
  await db.insertInto('keyrings').values({ account, seq: 1, blob }).execute()
  await db.destroy()
}
