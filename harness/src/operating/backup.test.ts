import { existsSync } from 'node:fs'
import {
  appendFile,
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  rm,
  stat,
  writeFile
} from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { describeBackup } from '../../../server/src/backup/backup-file.ts'
import { listBackups } from '../../../server/src/backup/list-backups.ts'
import { makeBackup } from '../../../server/src/backup/make-backup.ts'
import type { BackupRequest } from '../../../server/src/backup/make-backup.ts'
import { openBackup } from '../../../server/src/backup/open-backup.ts'
import { restoreBackup } from '../../../server/src/backup/restore-backup.ts'
import { describeFolder } from '../../../server/src/instance/instance-folder.ts'
import { openInstance } from '../../../server/src/instance/instance.ts'
import { dumpStore, fillStore, startWriter } from './full-store.ts'

let place = ''
let data = ''
let backups = ''
let phrase = ''

beforeEach(async () => {
  place = await mkdtemp(join(tmpdir(), 'beside-backup-'))
  data = join(place, 'data')
  backups = join(place, 'backups')
  phrase = ''
  await openInstance(data)
  await fillStore(data)
})

afterEach(async () => {
  await rm(place, { recursive: true, force: true })
})

test('a backup made while people write is one moment, whole in each table', async () => {
  const writer = await startWriter(data)
  try {
    const made = []
    for (let turn = 0; turn < 3; turn += 1) made.push(await makeBackup(request()))
    const counts = made.map(({ folder }) => {
      const { keyring_parts, keyrings, wraps } = dumpStore(describeBackup(folder).store)
      expect(keyrings?.length).toBe(wraps?.length)
      // The first keyring has 4096 bytes, and each that is written since 9000.
      expect(keyring_parts?.length).toBe(5 + 11 * ((keyrings?.length ?? 0) - 1))
      return keyrings?.length ?? 0
    })
    expect(counts[0]).toBeGreaterThan(1)
    expect(counts[2]).toBeGreaterThan(counts[0] ?? 0)
    for (const { folder } of made) await openBackup(folder, phrase)
  } finally {
    await writer.stop()
  }
})

test('the phrase is shown once and stands in no file, and the next backup asks for none', async () => {
  const first = await makeBackup(request())
  const shown = phrase
  const silent = { showPhrase: null, wantsNew: false }
  const second = await makeBackup({ ...request(), phrase: silent })
  for (const folder of [data, first.folder, second.folder]) {
    for (const name of await readdir(folder)) {
      const text = await readFile(join(folder, name), 'latin1')
      expect(text).not.toContain(shown)
      expect(text).not.toContain(shown.split(' ').slice(0, 2).join(' '))
    }
  }
  const opened = await openBackup(second.folder, shown)
  expect(opened.takenAt).toBe(second.takenAt)
})

test('no secret of the server can be read in a backup without the phrase', async () => {
  const { folder } = await makeBackup(request())
  const secrets = JSON.parse(await readFile(describeFolder(data).secrets, 'utf8')) as object
  const { sealed, store } = describeBackup(folder)
  const text = (await readFile(sealed, 'latin1')) + (await readFile(store, 'latin1'))
  for (const [name, value] of Object.entries(secrets) as [string, unknown][]) {
    if (typeof value !== 'string' || name === 'format') continue
    expect(text).not.toContain(value)
    expect(text).not.toContain(Buffer.from(value, 'base64url').toString('latin1'))
  }
})

test('where nobody can read it, no phrase is made', async () => {
  const silent = { showPhrase: null, wantsNew: false }
  await expect(makeBackup({ ...request(), phrase: silent })).rejects.toMatchObject({
    reason: 'phrase-needs-a-person'
  })
  expect(await readdir(backups)).toEqual([])
  expect(existsSync(describeFolder(data).backupKey)).toBe(false)
})

test('a new phrase opens what comes after it, and the old one what came before', async () => {
  const first = await makeBackup(request())
  const oldPhrase = phrase
  const second = await makeBackup({ ...request(), phrase: { ...request().phrase, wantsNew: true } })
  expect(phrase).not.toBe(oldPhrase)
  await openBackup(first.folder, oldPhrase)
  await openBackup(second.folder, phrase)
  await expect(openBackup(second.folder, oldPhrase)).rejects.toMatchObject({
    reason: 'wrong-phrase'
  })
})

test('a damaged store is not backed up, and the older backups stay', async () => {
  const first = await makeBackup(request())
  const { store } = describeFolder(data)
  const whole = await readFile(store)
  whole.fill(0x5a, 4096, 4096 * 6)
  await writeFile(store, whole)
  await expect(makeBackup({ ...request(), keep: 1 })).rejects.toMatchObject({
    reason: 'store-damaged'
  })
  expect(await readdir(backups)).toEqual([first.folder.slice(backups.length + 1)])
  await openBackup(first.folder, phrase)
})

test('the newest backups stay, and those of another community too', async () => {
  const other = join(place, 'other')
  await openInstance(other)
  await fillStore(other)
  let otherPhrase = ''
  const theirs = await makeBackup({
    ...request(),
    dataFolder: other,
    phrase: { showPhrase: (shown) => (otherPhrase = shown), wantsNew: false }
  })
  const now = Date.now()
  const made = []
  // Within one second, so that their names cannot tell them apart.
  for (let turn = 0; turn < 4; turn += 1) {
    made.push(await makeBackup({ ...request(), keep: 2, now: () => now + turn }))
  }
  const left = (await listBackups(backups)).map(({ folder }) => folder)
  expect(left).toContain(theirs.folder)
  expect(left.filter((folder) => folder !== theirs.folder)).toEqual(
    made
      .slice(2)
      .map(({ folder }) => folder)
      .toReversed()
  )
  await openBackup(theirs.folder, otherPhrase)
})

test('a file that the operator laid beside a backup is never dropped with it', async () => {
  const first = await makeBackup({ ...request(), now: () => Date.now() - 5000 })
  await writeFile(join(first.folder, 'note.txt'), 'taken before the move')
  await makeBackup({ ...request(), keep: 1 })
  expect(await readdir(first.folder)).toEqual(['note.txt'])
})

test('only the operator may read a backup and what is restored from it', async () => {
  const { folder } = await makeBackup(request())
  const to = join(place, 'new')
  await restoreBackup({ from: folder, to, phrase, root: null, now: Date.now() })
  for (const each of [backups, folder, to]) expect(await rightsOf(each)).toBe('700')
  const files = [folder, to, data].map(async (each) =>
    (await readdir(each)).map((n) => join(each, n))
  )
  for (const path of (await Promise.all(files)).flat()) expect(await rightsOf(path)).toBe('600')
})

test('what a crash left half made is swept away after a day, and never taken for a backup', async () => {
  await mkdir(join(backups, '.draft-0123456789ab'), { recursive: true })
  await appendFile(join(backups, '.draft-0123456789ab', 'store.sqlite'), 'half')
  await makeBackup(request())
  expect(await readdir(backups)).toContain('.draft-0123456789ab')
  await makeBackup({ ...request(), now: () => Date.now() + 25 * 3600_000 })
  expect(await readdir(backups)).not.toContain('.draft-0123456789ab')
  expect(await listBackups(backups)).toHaveLength(2)
})

function request(): BackupRequest {
  const showPhrase = (shown: string) => {
    phrase = shown
  }
  return {
    dataFolder: data,
    to: backups,
    keep: 14,
    phrase: { showPhrase, wantsNew: false },
    now: () => Date.now()
  }
}

async function rightsOf(path: string): Promise<string> {
  return ((await stat(path)).mode & 0o777).toString(8)
}
