import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Kysely, PostgresDialect, sql } from 'kysely'
import { Client, Pool } from 'pg'
import { expect, test, vi } from 'vitest'
import { listBackups } from '../../backup/list-backups.ts'
import { makeBackup } from '../../backup/make-backup.ts'
import { examine } from '../../doctor/doctor.ts'
import { doctorWords } from '../../doctor/words.ts'
import { startServer } from '../../main.ts'
import { makeBond, Membership, writeBody } from '../../membership.fixture.ts'
import { run } from '../../running.fixture.ts'
import type { Running } from '../../running.fixture.ts'
import { makeTestStore } from '../../test-store.fixture.ts'
import { randomTestBytes } from '../../visitor.fixture.ts'
import { postgresForms } from '../column-forms.ts'
import { putNudge } from '../nudges.ts'
import { openStore } from '../open-store.ts'
import { ABOUT_EVERY_ROW, askForEverything } from '../every-query.fixture.ts'
import { ask, findPostgres, startCluster } from './cluster.fixture.ts'
import { SERVING } from './greetings.ts'

const SIDE = [
  ['accounts', 'id'],
  ['keyrings', 'account'],
  ['keyring_parts', 'account'],
  ['sessions', 'token_hash'],
  ['wraps', 'account'],
  ['nudges', 'space']
] as const
const away = [503, 'store-unavailable']

test('several processes that start at once bring one database to its newest form', async () => {
  await using place = await makeTestStore()
  const folder = await mkdtemp(join(tmpdir(), 'beside-many-'))
  const stores = await Promise.all(
    Array.from({ length: 6 }, () => openStore(folder, { databaseUrl: place.databaseUrl }))
  )
  const rows = await stores[0]?.read.selectFrom('accounts').selectAll().execute()
  expect(rows).toEqual([])
  await Promise.all(stores.map((store) => store.close()))
  await rm(folder, { recursive: true })
})

test('a second server on one database is refused by name, and the first goes on', async () => {
  await using server = await run()
  const own = await Membership.begin(await server.person())
  const elsewhere = await mkdtemp(join(tmpdir(), 'beside-second-'))
  const second = startServer({ dataFolder: elsewhere, databaseUrl: server.databaseUrl })
  await expect(second).rejects.toMatchObject({ reason: 'database-in-use' })
  expect((await own.say('still here')).status).toBe(200)
  await rm(elsewhere, { recursive: true })
})

test('a database of one community takes no server of another', async () => {
  await using server = await run()
  const { databaseUrl } = server
  await server.server.stop()
  const elsewhere = await mkdtemp(join(tmpdir(), 'beside-another-'))
  const another = startServer({ dataFolder: elsewhere, databaseUrl })
  await expect(another).rejects.toMatchObject({ reason: 'another-database' })
  await rm(elsewhere, { recursive: true })
})

test('no backup is made of the database of another community, or of one that is empty', async () => {
  await using server = await run()
  await using other = await run()
  await using empty = await makeTestStore()
  const to = await mkdtemp(join(tmpdir(), 'beside-backups-'))
  const backUp = ({ databaseUrl }: { databaseUrl: string | undefined }) =>
    makeBackup({
      dataFolder: server.dataFolder,
      databaseUrl,
      to,
      keep: 1,
      phrase: { showPhrase: () => undefined, wantsNew: false },
      now: () => Date.now()
    })
  const { folder } = await backUp(server)
  await expect(backUp(other)).rejects.toMatchObject({ reason: 'another-database' })
  await expect(backUp(empty)).rejects.toMatchObject({ reason: 'database-empty' })
  expect((await listBackups(to)).map((each) => each.folder)).toEqual([folder])
  await rm(to, { recursive: true })
})

test('an operator whose database holds nothing, or no tables, reads so from the doctor', async () => {
  await using server = await run()
  await using empty = await makeTestStore()
  const elsewhere = await mkdtemp(join(tmpdir(), 'beside-new-'))
  for (const dataFolder of [server.dataFolder, elsewhere]) {
    const env = { DATABASE_URL: empty.databaseUrl }
    const findings = await examine({ dataFolder, now: Date.now(), env })
    expect(findings).toContainEqual({ level: 'act', text: doctorWords.databaseEmpty })
  }
  await rm(elsewhere, { recursive: true })
})

test('a database that cannot hold every letter is refused before anything is in it', async () => {
  await using cluster = await startCluster(findPostgres() ?? '')
  const made = `create database old encoding 'LATIN1' locale 'C' template template0`
  await ask(cluster.urlOf('postgres'), made)
  const databaseUrl = cluster.urlOf('old')
  const folder = await mkdtemp(join(tmpdir(), 'beside-latin-'))
  const opened = openStore(folder, { databaseUrl })
  await expect(opened).rejects.toMatchObject({ reason: 'database-not-utf8' })
  const tables = `select 1 from pg_tables where schemaname = 'public'`
  expect(await ask(databaseUrl, tables)).toEqual([])
  await rm(folder, { recursive: true })
})

test('a server whose lines are cut comes back by itself, and a write lands once', async () => {
  await using server = await run()
  const own = await Membership.begin(await server.person())
  for (let round = 0; round < 3; round += 1) {
    await cutLines(server)
    const body = writeBody(own.entry(`round ${round}`))
    const statuses: number[] = []
    await expect
      .poll(async () => {
        const { status } = await own.ask('POST', '/records', body)
        statuses.push(status)
        return status
      })
      .toBe(200)
    expect(statuses.filter((status) => status !== 200 && status !== 503)).toEqual([])
    await own.sync()
  }
  expect(own.position.seq).toBe(4)
})

test('a server that lost its lock to another writes nothing, and people can still read', async () => {
  await using server = await run()
  const alice = await Membership.begin(await server.person())
  const other = new Client({ connectionString: server.databaseUrl })
  await other.connect()
  const { rows } = await other.query<{ pid: number }>('select pg_backend_pid() as pid')
  // It waits for the lock in line, and has it as soon as the server's line is cut.
  const locking = other.query('select pg_advisory_lock($1)', [SERVING])
  await expect.poll(() => countLocks(server)).toBe(2)
  await cutLines(server, rows[0]?.pid)
  await locking
  const body = writeBody(alice.entry('not yet'))
  const answer = await alice.ask('POST', '/records', body)
  expect([answer.status, answer.body['reason']]).toEqual(away)
  await expect.poll(async () => (await alice.page()).status).toBe(200)
  expect((await alice.page()).body.records).toHaveLength(1)
  await other.end()
  await expect.poll(async () => (await alice.ask('POST', '/records', body)).status).toBe(200)
})

test('while the database is gone people are told so, and once it is back they go on', async () => {
  await using cluster = await startCluster(findPostgres() ?? '')
  await using server = await run({ databaseUrl: cluster.urlOf('postgres') })
  const own = await Membership.begin(await server.person())
  await own.say('before')
  const body = writeBody(own.entry('sent while it was gone'))
  await cluster.stop()
  for (let tries = 0; tries < 3; tries += 1) {
    const answer = await own.ask('POST', '/records', body)
    expect([answer.status, answer.body['reason']]).toEqual(away)
  }
  expect((await own.page()).body).toMatchObject({ reason: 'store-unavailable' })
  await cluster.start()
  await expect.poll(async () => (await own.ask('POST', '/records', body)).status).toBe(200)
  expect((await own.ask('POST', '/records', body)).status).toBe(200)
  expect((await own.page()).body.records).toHaveLength(3)
  expect(server.logged.join('')).not.toContain(cluster.urlOf('postgres'))
})

test('an acknowledged write waits for the disk, also where the database is set otherwise', async () => {
  await using place = await makeTestStore()
  const { databaseUrl = '' } = place
  const name = new URL(databaseUrl).pathname.slice(1)
  await ask(databaseUrl, `alter database ${name} set synchronous_commit = off`)
  expect(await ask(databaseUrl, 'show synchronous_commit')).toEqual([{ synchronous_commit: 'off' }])
  await using store = await openStore(tmpdir(), { databaseUrl })
  const { rows } = await store.write((db) => sql`show synchronous_commit`.execute(db))
  expect(rows).toEqual([{ synchronous_commit: 'on' }])
})

test('the connections for reading cannot write', async () => {
  await using place = await makeTestStore()
  await using store = await openStore(tmpdir(), place)
  await expect(sql`delete from records`.execute(store.read)).rejects.toMatchObject({
    reason: 'store-unavailable'
  })
})

test('numbers that no row can have find nothing, and break nothing', async () => {
  await using server = await run()
  const own = await Membership.begin(await server.person())
  for (const query of ['?before=4294967295', '?after=4294967295', '?at=4294967295']) {
    expect((await own.page(query)).status).toBe(200)
  }
})

test('after the hour nothing tells in which order accounts came, and nothing is lost', async () => {
  await using server = await run()
  const people = []
  for (let count = 0; count < 12; count += 1) people.push(await server.person())
  // One person asks for nudges in several spaces at once.
  const spaces = []
  for (const person of people.slice(0, 4)) spaces.push(await Membership.begin(person))
  await using store = await server.openStore()
  for (const { spaceId: space, keys } of spaces) {
    const row = { space, member: keys.sign.public, sealed: randomTestBytes(896) }
    await store.write((db) => putNudge(db, row))
  }
  const before = await readSide(server)
  // What the hour takes away must have been there, or this would prove nothing.
  expect(before.writers.get('accounts')?.size).toBe(12)
  expect(before.isInOrder.get('accounts')).toBe(false)
  await server.server.sweep()
  const after = await readSide(server)
  expect(after.rows).toEqual(before.rows)
  for (const [table] of SIDE) {
    expect(after.writers.get(table)?.size).toBe(1)
    expect(after.isInOrder.get(table)).toBe(true)
  }
  for (const person of people) expect((await person.elsewhere().signInByKit()).status).toBe(200)
})

test('of what people seal, and may take back, the planner keeps no sample', async () => {
  await using server = await run()
  const own = await Membership.begin(await server.person())
  await own.say('taken back tomorrow')
  const url = server.databaseUrl ?? ''
  const sampled = async () => {
    await ask(url, 'analyze')
    const rows = await ask(
      url,
      `select tablename, attname from pg_stats where schemaname = 'public'`
    )
    return rows.map(({ tablename, attname }) => `${String(tablename)}.${String(attname)}`)
  }
  const names = await sampled()
  expect(names).toContain('records.env_hash')
  const sealed = [
    'records.ct',
    'wraps.bytes',
    'keyring_parts.bytes',
    'accounts.opaque_record',
    'nudges.sealed'
  ]
  expect(names.filter((name) => sealed.includes(name))).toEqual([])
  // As in a database from before: what was sampled then goes too.
  await ask(url, 'alter table records alter column ct set statistics -1')
  expect(await sampled()).toContain('records.ct')
  const store = new Kysely<unknown>({
    dialect: new PostgresDialect({ pool: new Pool({ connectionString: url }) })
  })
  await postgresForms.withoutSamples(store, 'records', 'ct')
  await store.destroy()
  expect(await sampled()).not.toContain('records.ct')
})

test('somebody who dumps the database by hand holds up nobody', async () => {
  await using server = await run()
  const alice = await server.person()
  const dumping = new Client({ connectionString: server.databaseUrl })
  await dumping.connect()
  await dumping.query(
    'begin; lock table accounts, keyrings, keyring_parts, sessions, wraps in access share mode'
  )
  await server.server.sweep()
  expect(server.logged.join('')).not.toContain('"where":"order"')
  expect((await alice.ask('GET', '/api/session')).status).toBe(200)
  await dumping.end()
})

test('no table ties an account to a space', async () => {
  await using server = await run()
  await makeBond(await server.person(), await server.person())
  const ties = await ask(
    server.databaseUrl ?? '',
    `select conrelid::regclass::text as mine, confrelid::regclass::text as whose
     from pg_constraint where contype = 'f'`
  )
  const tiedTo = (owner: string) =>
    ties.filter(({ whose }) => whose === owner).map(({ mine }) => String(mine))
  expect(tiedTo('accounts').toSorted()).toEqual(['keyring_parts', 'keyrings', 'sessions', 'wraps'])
  expect(tiedTo('spaces').toSorted()).toEqual([
    'asks',
    'documents',
    'invites',
    'listings',
    'members',
    'nudges',
    'records',
    'shifts',
    'teams'
  ])
})

// What is quick with ten rows must be quick with ten million.
test('every query finds its rows by an index', async () => {
  await using server = await run()
  const asking = vi.spyOn(Client.prototype, 'query')
  // A server that finds its tables made asks only what it will ask again and again.
  await server.restart()
  await askForEverything(server)
  const queries = new Set(asking.mock.calls.map(([text]) => text))
  asking.mockRestore()
  // What writes a whole table anew, once an hour, is meant to touch every row.
  const isWhole = /kysely_migration|pg_|set ("[a-z_]+") = \1$/u
  const own = [...queries].filter(
    (text) =>
      /^(select|update|delete)\b.*"/u.test(text) && !isWhole.test(text) && text !== ABOUT_EVERY_ROW
  )
  const planning = new Client({ connectionString: server.databaseUrl })
  await planning.connect()
  await planning.query('set enable_seqscan = off; set plan_cache_mode = force_generic_plan')
  const scans: string[] = []
  for (const text of own) {
    const count = Math.max(
      0,
      ...[...text.matchAll(/\$(\d+)/gu)].map(([, number]) => Number(number))
    )
    const values = count === 0 ? '' : `(${Array.from({ length: count }, () => 'null').join()})`
    await planning.query(`prepare asked as ${text}`)
    const { rows } = await planning.query(`explain execute asked${values}`)
    await planning.query('deallocate asked')
    if (/Seq Scan/u.test(JSON.stringify(rows))) scans.push(text)
  }
  await planning.end()
  expect(scans).toEqual([])
  expect(own.length).toBeGreaterThan(20)
})

/** Cuts all lines to the database of this server but one. */
async function cutLines(server: Running, spared = 0): Promise<void> {
  await ask(
    server.databaseUrl ?? '',
    `select pg_terminate_backend(pid) from pg_stat_activity
     where datname = current_database() and pid not in (pg_backend_pid(), ${spared})`
  )
}

async function countLocks(server: Running): Promise<number> {
  const locks = `select 1 from pg_locks where locktype = 'advisory'
    and database = (select oid from pg_database where datname = current_database())`
  return (await ask(server.databaseUrl ?? '', locks)).length
}

/** The rows of the account side, which transactions wrote them, and whether they lie by their keys. */
async function readSide(server: Running) {
  const rows = new Map<string, unknown[]>()
  const writers = new Map<string, Set<unknown>>()
  const isInOrder = new Map<string, boolean>()
  for (const [table, key] of SIDE) {
    const laid = `select xmin::text as writer, encode(${key}, 'hex') as key, * from ${table} order by ctid`
    const found = await ask(server.databaseUrl ?? '', laid)
    const keys = found.map((row) => String(row['key']))
    writers.set(table, new Set(found.map(({ writer }) => writer)))
    isInOrder.set(table, keys.join() === keys.toSorted().join())
    rows.set(table, found.map(({ writer: _writer, ...row }) => JSON.stringify(row)).toSorted())
  }
  return { rows, writers, isInOrder }
}
