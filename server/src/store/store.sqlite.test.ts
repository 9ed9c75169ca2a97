import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { expect, test, vi } from 'vitest'
import { makeBond } from '../membership.fixture.ts'
import { run } from '../running.fixture.ts'
import { ABOUT_EVERY_ROW, askForEverything } from './every-query.fixture.ts'
import { openNodeSqlite } from './sqlite/node-sqlite.ts'
import { STORE_FILE } from './sqlite/open-sqlite.ts'
import { storeTroubleOf } from './store-trouble.ts'

test('no table ties an account to a space, and the account side has days and no order', async () => {
  await using server = await run()
  await makeBond(await server.person(), await server.person())
  const database = new DatabaseSync(join(server.dataFolder, STORE_FILE), { readOnly: true })
  const tables = database
    .prepare("select name, sql from sqlite_master where type = 'table' and sql is not null")
    .all() as { name: string; sql: string }[]
  const accountSide = tables.filter(
    ({ name, sql }) => name === 'accounts' || /references "accounts"/u.test(sql)
  )
  const spaceSide = tables.filter(
    ({ name, sql }) => name === 'spaces' || /references "spaces"/u.test(sql)
  )
  expect(accountSide.map(({ name }) => name).toSorted()).toEqual([
    'accounts',
    'keyring_parts',
    'keyrings',
    'sessions',
    'wraps'
  ])
  expect(spaceSide).toHaveLength(10)
  expect(accountSide.filter((table) => spaceSide.includes(table))).toEqual([])
  const valuesOf = (some: typeof tables) =>
    new Set(
      some.flatMap(({ name }) =>
        database
          .prepare(`select * from ${name}`)
          .all()
          .flatMap((row) => Object.values(row))
          .filter((value) => value instanceof Uint8Array && value.length >= 16)
          .map((value) => Buffer.from(value as Uint8Array).toString('hex'))
      )
    )
  const ofSpaces = valuesOf(spaceSide)
  expect([...valuesOf(accountSide)].filter((value) => ofSpaces.has(value))).toEqual([])
  for (const { name, sql } of accountSide) {
    expect(sql).toMatch(/without rowid$/u)
    const rows = database.prepare(`select * from ${name}`).all()
    const numbers = rows.flatMap((row) => Object.values(row)).filter((v) => typeof v === 'number')
    expect(Math.max(0, ...numbers)).toBeLessThan(1000)
  }
  database.close()
})

// What is quick with ten rows must be quick with ten million.
test('every query finds its rows by an index', async () => {
  const queries = new Set<string>()
  await using server = await run()
  const preparing = vi.spyOn(DatabaseSync.prototype, 'prepare')
  // A server that finds its tables made asks only what it will ask again and again.
  await server.restart()
  await askForEverything(server)
  for (const [sql] of preparing.mock.calls) queries.add(sql)
  preparing.mockRestore()
  const database = new DatabaseSync(join(server.dataFolder, STORE_FILE), { readOnly: true })
  const own = [...queries].filter(
    (sql) => /^(select|update|delete)/u.test(sql) && !/kysely_migration|sqlite_master/u.test(sql)
  )
  expect(own).toContain(ABOUT_EVERY_ROW)
  const quick = own.filter((sql) => sql !== ABOUT_EVERY_ROW)
  const scans = quick.flatMap((sql) =>
    (database.prepare(`explain query plan ${sql}`).all() as { detail: string }[])
      .filter(({ detail }) => /^SCAN (?!CONSTANT|\d+-ROW VALUES)/u.test(detail))
      .map(({ detail }) => `${sql}: ${detail}`)
  )
  expect(scans).toEqual([])
  expect(own.length).toBeGreaterThan(20)
  database.close()
})

// As node:sqlite reports it on a disk of 2 MB without a byte left (SQLITE_IOERR_SHMSIZE).
test('an operator whose disk is too full to open the store is told that it is full', () => {
  const cause = Object.assign(new Error('disk I/O error'), { errcode: 4874 })
  expect(storeTroubleOf(cause).reason).toBe('store-full')
})

test('the connection for reading cannot write', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'beside-store-'))
  const path = join(folder, STORE_FILE)
  openNodeSqlite({ path, isReadOnly: false }).close()
  const reading = openNodeSqlite({ path, isReadOnly: true })
  expect(() => reading.prepare('create table words (a text)').run([])).toThrow(/readonly/u)
  reading.close()
  await rm(folder, { recursive: true })
})
