import { DatabaseSync } from 'node:sqlite'
import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { describeFolder } from '../../instance/instance-folder.ts'
import { startServer } from '../../main.ts'
import { makeBond, writeBody } from '../../membership.fixture.ts'
import type { Membership } from '../../membership.fixture.ts'
import { run } from '../../running.fixture.ts'
import type { Running } from '../../running.fixture.ts'
import { makeTestStore } from '../../test-store.fixture.ts'
import { TABLE_NAMES } from '../copy/tables.ts'
import { digestTable } from '../copy/digest-rows.ts'
import { askForEverything } from '../every-query.fixture.ts'
import { moveStore } from '../move-store.ts'
import { openSqlite } from '../sqlite/open-sqlite.ts'
import { ask } from './cluster.fixture.ts'
import { openPostgres } from './open-postgres.ts'

test('a community that moved goes on: the same people, the same words, signed in as before', async () => {
  await using server = await onSqlite()
  const { alice, bob } = await live(server)
  const before = (await alice.page()).body
  await server.server.stop()
  const moved = await moveStore(server.dataFolder, targetOf(server))
  expect(moved).toMatchObject({ wasThere: false })
  expect(moved.rows).toBeGreaterThan(20)
  await using there = await startServer(settingOf(server))
  expect(there.address).toBe(server.address)
  expect((await alice.page()).body).toEqual(before)
  expect((await bob.visitor.ask('GET', '/api/session')).status).toBe(200)
  await alice.sync()
  expect((await alice.say('we are here now')).status).toBe(200)
  expect((await bob.visitor.elsewhere().signInByKit()).status).toBe(200)
})

test('every table is the same on both sides, and the old store stays as it was', async () => {
  await using server = await onSqlite()
  // More than are read at once.
  await live(server, 450)
  await askForEverything(server)
  await server.server.stop()
  const { store } = describeFolder(server.dataFolder)
  const old = await digestsOf(() => openSqlite(server.dataFolder, {}))
  const file = await readFile(store)
  await moveStore(server.dataFolder, targetOf(server))
  expect(await digestsOf(() => openPostgres(targetOf(server).databaseUrl, {}))).toEqual(old)
  expect(await readFile(store)).toEqual(file)
  expect(Object.values(old).filter(({ rows }) => rows > 0).length).toBeGreaterThan(8)
})

test('a community that moved does not go on in its old store by mistake', async () => {
  await using server = await onSqlite()
  await live(server)
  const { dataFolder } = server
  await server.server.stop()
  await expect(startServer(settingOf(server))).rejects.toMatchObject({ reason: 'store-not-moved' })
  await moveStore(dataFolder, targetOf(server))
  await expect(startServer({ dataFolder })).rejects.toMatchObject({ reason: 'store-elsewhere' })
})

test('a community that moved does not begin anew in an empty database, nor move there from its older file', async () => {
  await using server = await onSqlite()
  await using empty = await makeTestStore()
  const { alice } = await live(server)
  await server.server.stop()
  const { dataFolder, instanceId } = server
  await moveStore(dataFolder, targetOf(server))
  const { databaseUrl = '' } = empty
  const isEmpty = { reason: 'database-empty' }
  for (let time = 0; time < 2; time += 1) {
    const elsewhere = startServer({ ...settingOf(server), databaseUrl })
    await expect(elsewhere).rejects.toMatchObject(isEmpty)
    await expect(moveStore(dataFolder, { databaseUrl, instanceId })).rejects.toMatchObject(isEmpty)
  }
  await using there = await startServer(settingOf(server))
  expect(there.address).toBe(server.address)
  expect((await alice.say('where we were')).status).toBe(200)
})

test('whoever asks to move again after people went on is told that it was moved, and that the file is older', async () => {
  await using server = await onSqlite()
  const { alice } = await live(server)
  await server.server.stop()
  await moveStore(server.dataFolder, targetOf(server))
  const there = await startServer(settingOf(server))
  expect((await alice.say('since then')).status).toBe(200)
  await there.stop()
  const again = moveStore(server.dataFolder, targetOf(server))
  await expect(again).rejects.toMatchObject({ reason: 'moved-already' })
})

test('a move that is done again only looks, and says so', async () => {
  await using server = await onSqlite()
  await live(server)
  await server.server.stop()
  const first = await moveStore(server.dataFolder, targetOf(server))
  const again = await moveStore(server.dataFolder, targetOf(server))
  expect(again).toEqual({ ...first, wasThere: true })
})

test('while a server works on either side nothing is moved', async () => {
  await using server = await onSqlite()
  await live(server)
  const move = () => moveStore(server.dataFolder, targetOf(server))
  await expect(move()).rejects.toMatchObject({ reason: 'store-in-use' })
  await server.server.stop()
  const { databaseUrl } = server
  await using held = new AsyncDisposableStack()
  held.use(await openPostgres(databaseUrl ?? '', { isServing: true }))
  await expect(move()).rejects.toMatchObject({ reason: 'database-in-use' })
  expect(existsSync(describeFolder(server.dataFolder).storeNote)).toBe(false)
})

test('a database that holds anything else is refused, and stays as it is', async () => {
  await using server = await onSqlite()
  await live(server)
  await server.server.stop()
  await using there = await openPostgres(server.databaseUrl ?? '', {})
  const link = { secret_hash: new Uint8Array(32), made_on: '2026-11-01' }
  await there.write((db) => db.insertInto('steward_links').values(link).execute())
  const move = moveStore(server.dataFolder, targetOf(server))
  await expect(move).rejects.toMatchObject({ reason: 'target-not-empty' })
  expect(await countRows(server)).toBe(1)
})

test('a log that does not add up is said, and nothing is moved', async () => {
  await using server = await onSqlite()
  const { alice } = await live(server)
  await server.server.stop()
  using file = new DatabaseSync(describeFolder(server.dataFolder).store)
  file.prepare('delete from records where space = ? and seq = 3').run(alice.spaceId)
  const move = moveStore(server.dataFolder, targetOf(server))
  await expect(move).rejects.toMatchObject({ reason: 'heads-differ' })
  expect(await countRows(server)).toBe(0)
})

test('a row that belongs to nobody does not fit, and nothing is moved', async () => {
  await using server = await onSqlite()
  await live(server)
  await server.server.stop()
  const options = { enableForeignKeyConstraints: false }
  using file = new DatabaseSync(describeFolder(server.dataFolder).store, options)
  file.exec(`insert into documents values (x'01', x'02', 3)`)
  const move = moveStore(server.dataFolder, targetOf(server))
  await expect(move).rejects.toMatchObject({ reason: 'rows-do-not-fit' })
  expect(await countRows(server)).toBe(0)
})

test('a copy that the database changes on the way is noticed', async () => {
  await using server = await onSqlite()
  await live(server)
  await server.server.stop()
  await (await openPostgres(server.databaseUrl ?? '', {})).close()
  // As a broken disk or a trigger of somebody's might.
  await ask(
    server.databaseUrl ?? '',
    `create function change() returns trigger language plpgsql as
       $$ begin new.ct := new.ct || '\\x00'; return new; end $$;
     create trigger change before insert on records for each row execute function change()`
  )
  const move = moveStore(server.dataFolder, targetOf(server))
  await expect(move).rejects.toMatchObject({ reason: 'copy-differs' })
  expect(await countRows(server)).toBe(0)
})

// The fixture made a database for it, which waits empty as the place to move to.
function onSqlite(): Promise<Running> {
  return run({ databaseUrl: undefined })
}

function targetOf({ databaseUrl = '', instanceId }: Running) {
  return { databaseUrl, instanceId }
}

function settingOf({ dataFolder, databaseUrl, server }: Running) {
  return { dataFolder, databaseUrl, port: server.port, rateScale: 1000 }
}

/** Two people hold a bond, in which something was said and taken back. */
async function live(server: Running, count = 3): Promise<{ alice: Membership; bob: Membership }> {
  const [alice, bob] = await makeBond(await server.person(), await server.person())
  await alice.say('a page', { lane: new Uint8Array(16).fill(7), isDocument: true })
  const { seq } = (await alice.say('taken back')).body
  await alice.write(alice.erase([seq]))
  const words = Array.from({ length: count }, (_, index) => writeBody(alice.entry(`${index}`)))
  await Promise.all(words.map((body) => alice.ask('POST', '/records', body)))
  await alice.sync()
  return { alice, bob }
}

async function digestsOf(open: () => ReturnType<typeof openSqlite>) {
  await using store = await open()
  const entries = TABLE_NAMES.map(
    async (table) => [table, await digestTable(store.read, table)] as const
  )
  return Object.fromEntries(await Promise.all(entries))
}

async function countRows(server: Running): Promise<number> {
  await using store = await openPostgres(server.databaseUrl ?? '', {})
  const counts = TABLE_NAMES.map(async (table) => {
    const { rows } = await sql`select 1 from ${sql.table(table)}`.execute(store.read)
    return rows.length
  })
  return (await Promise.all(counts)).reduce((sum, count) => sum + count, 0)
}
