import { chmod, mkdtemp, readFile, rm, truncate, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { formatBackupNote } from '../backup/backup-note.ts'
import { makeBackup } from '../backup/make-backup.ts'
import { restoreBackup } from '../backup/restore-backup.ts'
import { describeFolder } from '../instance/instance-folder.ts'
import type { InstanceFolder } from '../instance/instance-folder.ts'
import { openInstance, readSecrets } from '../instance/instance.ts'
import { formatSecrets } from '../instance/secrets.ts'
import { instanceWords } from '../instance/words.ts'
import { openStore } from '../store/open-store.ts'
import { checkMail } from './check-mail.ts'
import { checkPush } from './check-push.ts'
import { checkAddress } from './check-address.ts'
import { checkClock, checkNode, checkRoom } from './check-machine.ts'
import { examine } from './doctor.ts'
import { openMailSink } from '../mail/mail-sink.fixture.ts'
import { doctorWords } from './words.ts'

const hour = 3600_000
const noAddress = { level: 'hint', text: doctorWords.noAddress }

let place = ''
let files: InstanceFolder

beforeEach(async () => {
  place = await mkdtemp(join(tmpdir(), 'beside-doctor-'))
  files = describeFolder(join(place, 'data'))
  await openInstance(files.folder)
  await (await openStore(files.folder)).close()
  await noteBackup(Date.now() - hour)
  await rm(files.root)
})

afterEach(async () => {
  await rm(place, { recursive: true, force: true })
})

test('where all is well, nothing needs to be done', async () => {
  const findings = await look()
  expect(findings.filter(({ level }) => level === 'act')).toEqual([])
  const texts = findings.map(({ text }) => text)
  const { nodeWell, folderWell, secretsWell, rootAway, storeWell, clockWell } = doctorWords
  for (const text of [nodeWell, folderWell, secretsWell, rootAway, storeWell, clockWell]) {
    expect(texts).toContain(text)
  }
})

test('an instance that is looked at stays as it was', async () => {
  const before = await readFile(files.store)
  await look()
  expect(await readFile(files.store)).toEqual(before)
})

test('a folder that is not there, or is a file, is said so', async () => {
  expect(await acts(join(place, 'nowhere'))).toEqual([doctorWords.noFolder])
  await writeFile(join(place, 'letter'), '')
  expect(await acts(join(place, 'letter'))).toContain(doctorWords.folderIsFile)
})

test('a folder or file that others can read is named with the remedy', async () => {
  await chmod(files.folder, 0o755)
  await chmod(files.secrets, 0o640)
  const found = (await acts()).join('\n')
  expect(found).toContain(`chmod 700 ${files.folder}`)
  expect(found).toContain('chmod 600 secrets.json')
})

test('a root key that still lies here is asked to be moved', async () => {
  await rm(files.folder, { recursive: true })
  await openInstance(files.folder)
  expect(await acts()).toContain(doctorWords.rootHere)
  await writeFile(files.root, 'beside-root-1 half')
  expect(await acts()).toContain(instanceWords['root-damaged'])
  const other = join(place, 'other')
  await openInstance(other)
  await writeFile(files.root, await readFile(describeFolder(other).root))
  expect(await acts()).toContain(doctorWords.anotherRootHere)
})

test('secrets that are gone, damaged or cannot let anybody sign in are said so', async () => {
  const secrets = await readSecrets(files.secrets)
  await writeFile(files.secrets, formatSecrets({ ...secrets, opaqueSetup: 'x'.repeat(171) }))
  expect(await acts()).toContain(doctorWords.noSetup)
  await writeFile(files.secrets, '{}')
  expect(await acts()).toContain(instanceWords['secrets-damaged'])
  await rm(files.secrets)
  expect(await acts()).toContain(instanceWords['secrets-missing'])
})

test('a store that is not there, or not whole, is said so', async () => {
  const whole = await readFile(files.store)
  const torn = Buffer.from(whole)
  torn.fill(0x5a, 4096, 4096 * 4)
  await writeFile(files.store, torn)
  expect(await acts()).toContain(doctorWords.storeDamaged)
  await writeFile(files.store, 'not a store')
  expect(await acts()).toContain(doctorWords.storeDamaged)
  await rm(files.store)
  expect(await acts()).toContain(doctorWords.noStore)
})

test('rows that belong to nobody are said, and a backup is still made of them', async () => {
  const database = new DatabaseSync(files.store, { enableForeignKeyConstraints: false })
  database.exec(`insert into keyrings values (x'01', 1)`)
  database.close()
  expect(await acts()).toEqual([doctorWords.storeStrays])
  const { rows } = await makeBackup({
    dataFolder: files.folder,
    to: join(place, 'backups'),
    keep: 1,
    phrase: { showPhrase: () => undefined, wantsNew: false },
    now: () => Date.now()
  })
  expect(rows).toBeGreaterThan(0)
})

test('a backup that was never made, or more than 48 hours ago, is asked for', async () => {
  await noteBackup(Date.now() - 48 * hour)
  expect(await acts()).toEqual([])
  await noteBackup(Date.now() - 49.5 * hour)
  expect((await acts()).join()).toContain('2 days old')
  await noteBackup(Date.now() - 75 * hour)
  expect((await acts()).join()).toContain('3 days old')
  await writeFile(files.backupNote, '{"takenAt":')
  expect(await acts()).toEqual([doctorWords.noBackup])
  await rm(files.backupNote)
  expect(await acts()).toEqual([doctorWords.noBackup])
})

test('a backup that was carried away is a hint and no fault', async () => {
  await noteBackup(Date.now(), join(place, 'carried-away'))
  const texts = (await look()).filter(({ level }) => level === 'hint').map(({ text }) => text)
  expect(texts.join()).toContain('That is fine if you moved it')
})

test('a restore that the root has not signed is said with its date', async () => {
  let phrase = ''
  const { folder } = await makeBackup({
    dataFolder: files.folder,
    to: join(place, 'backups'),
    keep: 1,
    phrase: { showPhrase: (shown) => (phrase = shown), wantsNew: false },
    now: () => Date.UTC(2026, 10, 20)
  })
  const to = join(place, 'new')
  await restoreBackup({ from: folder, to, phrase, root: null, now: Date.now() })
  expect((await acts(to)).join('\n')).toContain('back to 2026-11-20 is not signed')
})

test('a disk with little room, or less than two stores of room, is said', async () => {
  const room = (free: number) => checkRoom(files, async () => free)
  expect((await room(20e9)).level).toBe('well')
  expect((await room(20e9)).text).toContain('20 gigabytes')
  expect(await room(100e6)).toEqual({
    level: 'act',
    text: 'The disk has 100 megabytes left. When it is full, people cannot write. Please make room.'
  })
  await truncate(files.store, 1e9)
  expect((await room(1.9e9)).level).toBe('act')
  expect((await room(2.1e9)).level).toBe('well')
})

test('a clock that cannot be right, or is behind the newest words, is said', () => {
  const now = Date.UTC(2026, 10, 23)
  expect(checkClock(now, now - hour).level).toBe('well')
  expect(checkClock(now, now + 4 * 60_000).level).toBe('well')
  expect(checkClock(now, now + 6 * 60_000).text).toBe(doctorWords.clockBehind)
  expect(checkClock(Date.UTC(1970, 0, 1), 0).text).toBe(doctorWords.clockWrong)
  expect(checkClock(Date.UTC(2150, 0, 1), 0).text).toBe(doctorWords.clockWrong)
})

test('the newest words in the store are what the clock is compared with', async () => {
  await using store = await openStore(files.folder)
  const id = new Uint8Array(32)
  const receipt = { receipt_generation: 0, receipt_signature: new Uint8Array(64) }
  const tomorrow = Date.now() + 24 * hour
  const space = { id, state: '{}', seq: 1, head: id, time: tomorrow, ...receipt, closed_at: null }
  await store.write((db) => db.insertInto('spaces').values(space).execute())
  expect(await acts()).toEqual([doctorWords.clockBehind])
})

test('an old Node is said', () => {
  expect(checkNode('26.10.0').level).toBe('well')
  expect(checkNode('24.11.1')).toEqual({
    level: 'act',
    text: 'Node 24.11.1 is too old. Start it with npm, which brings the right one.'
  })
})

test('an address is looked at: https, a neutral name, a proxy that is known', () => {
  const proxy = { BESIDE_TRUSTED_PROXY: 'loopback' }
  const texts = (address: string, more = {}) =>
    checkAddress({ BESIDE_ADDRESS: address, ...more }).map(({ text }) => text)
  expect(checkAddress({})).toEqual([noAddress])
  expect(texts('https://lantern.example', proxy)).toEqual([doctorWords.addressWell])
  expect(texts('https://lantern.example')).toContain(doctorWords.noProxy)
  expect(texts('https://trauma-support.example', proxy)).toContain(doctorWords.tellingAddress)
  expect(texts('http://lantern.example')).toEqual([doctorWords.plainAddress])
  expect(texts('lantern.example')).toEqual([doctorWords.strangeAddress])
  expect(texts('https://lantern.example/here')).toEqual([doctorWords.strangeAddress])
})

test('an operator who runs the doctor by hand is told of the address that the server was started with', async () => {
  const address = join(files.folder, 'last-address.txt')
  const hints = async () => (await look()).map(({ text }) => text)
  await writeFile(address, 'http://127.0.0.1:8470\n', { mode: 0o600 })
  expect(await hints()).toContain(doctorWords.noAddress)
  await writeFile(address, 'https://trauma-support.example\n', { mode: 0o600 })
  expect(await hints()).not.toContain(doctorWords.noAddress)
  expect(await hints()).toContain(doctorWords.addressWell)
  expect(await hints()).toContain(doctorWords.tellingAddress)
  // Whether its server knows the proxy cannot be seen from here.
  expect(await hints()).not.toContain(doctorWords.noProxy)
})

test('an operator is told whether mails can leave, and whether their address tells too much', async () => {
  const texts = async (env: Record<string, string>) =>
    (await checkMail(env)).map(({ text }) => text)
  await using sink = await openMailSink()
  const { url, from } = sink.setting
  expect(await texts({})).toEqual([doctorWords.noMail])
  expect(await texts({ SMTP_URL: url })).toEqual([doctorWords.mailIsStrange])
  expect(await texts({ SMTP_URL: url, SMTP_FROM: from })).toEqual([doctorWords.mailWell])
  const telling = 'post@survivors.example'
  expect(await texts({ SMTP_URL: url, SMTP_FROM: telling })).toEqual([
    doctorWords.mailWell,
    doctorWords.tellingMail
  ])
  sink.mood = 'comes back later'
  expect(await texts({ SMTP_URL: url, SMTP_FROM: from })).toEqual([doctorWords.mailAway])
  expect(sink.mails).toEqual([])
})

test('an operator is told whether nudges can come to devices', () => {
  const texts = (env: Record<string, string>) => checkPush(env).map(({ text }) => text)
  expect(texts({})).toEqual([doctorWords.noPush])
  expect(texts({ PUSH_CONTACT: 'post@quiet.example' })).toEqual([doctorWords.pushIsStrange])
  expect(texts({ PUSH_CONTACT: 'mailto:post@quiet.example' })).toEqual([doctorWords.pushWell])
  expect(texts({ PUSH_CONTACT: 'https://survivors.example' })).toEqual([
    doctorWords.pushWell,
    doctorWords.tellingPush
  ])
})

async function look(folder = files.folder) {
  return await examine({ dataFolder: folder, now: Date.now(), env: {} })
}

async function acts(folder?: string): Promise<readonly string[]> {
  return (await look(folder)).filter(({ level }) => level === 'act').map(({ text }) => text)
}

async function noteBackup(takenAt: number, folder = place): Promise<void> {
  await writeFile(files.backupNote, formatBackupNote({ takenAt, folder }), { mode: 0o600 })
}
