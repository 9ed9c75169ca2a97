import { existsSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Instance } from '@beside/contract'
import { startServer } from '@beside/server'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { describeBackup } from '../../../server/src/backup/backup-file.ts'
import { describeFolder } from '../../../server/src/instance/instance-folder.ts'
import {
  ABSENT,
  ask,
  findPostgres,
  startCluster
} from '../../../server/src/store/postgres/cluster.fixture.ts'
import type { Cluster } from '../../../server/src/store/postgres/cluster.fixture.ts'
import { befriend, openHouse, personAt, wordsIn } from '../house.ts'
import { dumpStore } from './full-store.ts'
import { runBeside, startScript } from './run-beside.ts'
import type { Running } from './run-beside.ts'

const programs = findPostgres()
if (programs === undefined) process.stdout.write(`${ABSENT}\n`)

let cluster: Cluster
let place = ''
let data = ''
let databaseUrl = ''
let env: Record<string, string> = {}
let count = 0
const running: Running[] = []

describe.skipIf(programs === undefined)('a community in PostgreSQL', () => {
  beforeAll(async () => {
    cluster = await startCluster(programs ?? '')
  })
  afterAll(() => cluster[Symbol.asyncDispose]())

  beforeEach(async () => {
    place = await mkdtemp(join(tmpdir(), 'beside-pg-'))
    data = join(place, 'data')
    databaseUrl = await makeDatabase()
    env = { BESIDE_DATA: data, DATABASE_URL: databaseUrl }
  })
  afterEach(async () => {
    await Promise.all(running.splice(0).map((each) => each.stop()))
    await rm(place, { recursive: true, force: true })
  })

  test('is started, looked at and given a steward as any other', async () => {
    const server = await serve()
    expect(server.said()).toMatch(/\/steward#[\w-]{43}\n/u)
    expect(existsSync(describeFolder(data).store)).toBe(false)
    const { code, said } = await runBeside(['steward'], { env })
    expect([code, said]).toEqual([0, expect.stringContaining(`${server.address}/steward#`)])
    await rm(join(data, 'root.key'))
    const doctor = await runBeside(['doctor'], { env })
    // The database of the tests skips the disk on purpose, and the doctor must see that.
    expect(doctor.said).toContain('may lose words when the power goes out')
    expect(doctor.code).toBe(1)
    expect(doctor.said).not.toContain(databaseUrl)
  })

  test('has one server: a second is refused in words, and the first goes on', async () => {
    const { address } = await serve()
    const elsewhere = { ...env, BESIDE_DATA: join(place, 'elsewhere') }
    const second = startScript('serve.ts', [], elsewhere)
    expect(await second.ended()).toBe(1)
    expect(second.said()).toMatch(/Another server works with that database/u)
    expect((await readInstance(address)).community.name).toBe('Our place')
  })

  test('says in words what is wrong with where it should be', async () => {
    const nobody = { ...env, DATABASE_URL: cluster.urlOf('nobody') }
    const cases: readonly (readonly [Record<string, string>, RegExp])[] = [
      [{ ...env, DATABASE_URL: 'mysql://here' }, /DATABASE_URL cannot be used/u],
      [nobody, /The store cannot be opened now/u]
    ]
    for (const [setting, text] of cases) {
      const script = startScript('serve.ts', [], setting)
      expect(await script.ended()).toBe(1)
      expect(script.said()).toMatch(text)
      expect(script.said()).not.toMatch(/ at .*:\d+:\d+/u)
    }
    const doctor = await runBeside(['doctor'], { env: nobody })
    expect(doctor.said).toContain('The database does not answer as it should.')
  })

  test('can come from a file: two people go on where they were, and their old place is closed', async () => {
    await using home = await openHouse()
    const { alice, bondId } = await talk(home)
    await home.stop()
    const setting = { env: { ...env, BESIDE_DATA: home.dataFolder } }
    const moved = await runBeside(['move-to-postgres'], setting)
    expect(moved.said).toContain('All rows are in the database now.')
    expect(moved.said).toContain('the logs of 3 spaces')
    expect(moved.code).toBe(0)
    expect((await runBeside(['move-to-postgres'], setting)).said).toContain(
      'in the database already'
    )
    const old = startScript('serve.ts', [], { BESIDE_DATA: home.dataFolder })
    expect(await old.ended()).toBe(1)
    expect(old.said()).toContain('The store of this community is in PostgreSQL.')

    await using server = await startServer({ dataFolder: home.dataFolder, databaseUrl })
    const again = personAt(server.address, 'alice')
    const { signInName, passphrase } = alice
    const signedIn = await again.signInWithPassphrase({ signInName, passphrase, device: 'shared' })
    expect(signedIn).toMatchObject({ ok: true })
    await again.openTalk(bondId)
    const view = await again.sees('the words', (seen) => wordsIn(seen).length > 0)
    expect(wordsIn(view)).toEqual(['before the move'])
    expect(view.alarms).toEqual([])
    await again.leave()
  })

  test('is not moved while its server runs, nor without a place to go, and it says so', async () => {
    const { DATABASE_URL: _url, ...onFile } = env
    const server = await serve(onFile)
    const early = await runBeside(['move-to-postgres'], { env })
    expect([early.code, early.said]).toEqual([1, expect.stringContaining('Stop it')])
    expect(await server.stop()).toBe(0)
    const nowhere = await runBeside(['move-to-postgres'], { env: onFile })
    expect(nowhere.said).toContain('Say where PostgreSQL is')
    await ask(databaseUrl, 'create table accounts (name text)')
    const full = await runBeside(['move-to-postgres'], { env })
    expect(full.code).toBe(1)
    expect(full.said).not.toMatch(/ at .*:\d+:\d+/u)
    expect(existsSync(describeFolder(data).storeNote)).toBe(false)
  })

  test('is backed up as any other, and comes back from it', async () => {
    await using home = await openHouse({ databaseUrl })
    const { alice, bondId } = await talk(home)
    const backups = join(place, 'backups')
    const words = ['backup', '--to', backups, '--show-phrase']
    const backup = await runBeside(words, { env: { ...env, BESIDE_DATA: home.dataFolder } })
    expect(backup.said).toContain('made and checked')
    await home.stop()
    const [, from = ''] = /It lies in (\S+)/u.exec(backup.said) ?? []
    const [, phrase = ''] = /^ {4}(\S+(?: \S+){7})$/mu.exec(backup.said) ?? []
    const { accounts, records } = dumpStore(describeBackup(from).store)
    expect([accounts?.length, (records?.length ?? 0) > 5]).toEqual([2, true])

    const root = join(home.dataFolder, 'root.key')
    const { DATABASE_URL: _url, ...onFile } = env
    const restore = ['restore', '--from', from, '--to', data, '--root-key', root]
    expect((await runBeside(restore, { env: onFile, typed: `${phrase}\n` })).code).toBe(0)
    // And from there to a new database, as after the loss of the old one.
    const anew = await makeDatabase()
    const moved = await runBeside(['move-to-postgres'], { env: { ...env, DATABASE_URL: anew } })
    expect(moved.said).toContain('All rows are in the database now.')
    await using server = await startServer({ dataFolder: data, databaseUrl: anew })
    const again = personAt(server.address, 'alice')
    await again.signInWithKit({ words: alice.kitWords.join(' '), device: 'shared' })
    await again.openTalk(bondId)
    const view = await again.sees('the words', (seen) => wordsIn(seen).length > 0)
    expect(wordsIn(view)).toEqual(['before the move'])
    await again.leave()
  })
})

async function makeDatabase(): Promise<string> {
  const name = `community_${(count += 1)}`
  await ask(cluster.urlOf('postgres'), `create database ${name}`)
  return cluster.urlOf(name)
}

async function serve(setting = env) {
  const script = startScript('serve.ts', [], setting)
  running.push(script)
  await script.until(/Stop it with/u)
  const [, address = ''] = /^ {4}(http:\/\/\S+)\n/mu.exec(script.said()) ?? []
  return { ...script, address }
}

async function readInstance(address: string): Promise<Instance> {
  return (await (await fetch(`${address}/api/instance`)).json()) as Instance
}

async function talk(home: Awaited<ReturnType<typeof openHouse>>) {
  const [alice, bob] = [await home.person('alice'), await home.person('bob')]
  const bondId = await befriend(alice, bob)
  await alice.openTalk(bondId)
  const said = await alice.say({ talkId: bondId, text: 'before the move', notes: [] })
  expect(said).toMatchObject({ ok: true })
  await alice.sees('the words', (view) => wordsIn(view).includes('before the move'))
  return { alice, bob, bondId }
}
