import { existsSync } from 'node:fs'
import { copyFile, mkdir, mkdtemp, readFile, rm, truncate, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { readManifest, verifySignature } from '@beside/kernel/wire'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { describeBackup } from '../../../server/src/backup/backup-file.ts'
import { makeBackup } from '../../../server/src/backup/make-backup.ts'
import type { BackupRequest } from '../../../server/src/backup/make-backup.ts'
import { openBackup } from '../../../server/src/backup/open-backup.ts'
import { restoreBackup, signRestore } from '../../../server/src/backup/restore-backup.ts'
import { describeFolder } from '../../../server/src/instance/instance-folder.ts'
import { openInstance } from '../../../server/src/instance/instance.ts'
import { openRootKey, readRootKey } from '../../../server/src/instance/root-key.ts'
import { makePhrase } from '../../../server/src/vault/phrase.ts'
import { addAccount, dumpStore, fillStore } from './full-store.ts'

const doors = ['sessions', 'steward_links', 'steward_keys', 'entries']
/** Made of the rows beside them, or of the restore itself. */
const madeAnew = ['directory_packs', 'directory_parts', 'line_packs', 'restore_holds']

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

test('a backup comes back in an empty folder with every row of every table', async () => {
  const before = dumpStore(describeFolder(data).store)
  const { folder } = await makeBackup(request())
  const to = join(place, 'new')
  await restoreBackup({ from: folder, to, phrase, root: null, now: Date.now() })
  const after = dumpStore(describeFolder(to).store)
  expect(Object.keys(after)).toEqual(Object.keys(before))
  for (const [table, rows] of Object.entries(before)) {
    if (![...doors, ...madeAnew].includes(table)) expect(after[table]).toEqual(rows)
    expect(rows.length).toBeGreaterThan(0)
  }
  const [old, back] = [await openInstance(data), await openInstance(to)]
  expect(back.instanceId).toEqual(old.instanceId)
  expect(back.secrets).toEqual(old.secrets)
  expect(back.isNew).toBe(false)
})

test('sessions, steward links and cards that were ended since then do not come back to life', async () => {
  const { folder } = await makeBackup(request())
  const to = join(place, 'new')
  await restoreBackup({ from: folder, to, phrase, root: null, now: Date.now() })
  const after = dumpStore(describeFolder(to).store)
  for (const table of doors) expect(after[table]).toEqual([])
})

test('a wrong phrase restores nothing and leaves the new folder as it was', async () => {
  const { folder } = await makeBackup(request())
  const to = join(place, 'new')
  const wrong = { from: folder, to, phrase: makePhrase(), root: null, now: Date.now() }
  await expect(restoreBackup(wrong)).rejects.toMatchObject({ reason: 'wrong-phrase' })
  expect(existsSync(to)).toBe(false)
})

test('a folder that holds anything is never restored into', async () => {
  const { folder } = await makeBackup(request())
  const to = join(place, 'new')
  await mkdir(to)
  await writeFile(join(to, 'letter.txt'), 'mine')
  const into = { from: folder, to, phrase, root: null, now: Date.now() }
  await expect(restoreBackup(into)).rejects.toMatchObject({ reason: 'folder-not-empty' })
  await expect(restoreBackup({ ...into, to: data })).rejects.toMatchObject({
    reason: 'folder-not-empty'
  })
  expect(await readFile(join(to, 'letter.txt'), 'utf8')).toBe('mine')
})

test('a changed, shortened or exchanged file of a backup is noticed, and nothing is restored', async () => {
  const older = await makeBackup(request())
  await addAccount(data, 77)
  const { folder } = await makeBackup(request())
  const { store, sealed } = describeBackup(folder)
  const to = join(place, 'new')
  const restore = () => restoreBackup({ from: folder, to, phrase, root: null, now: Date.now() })
  const good = { store: await readFile(store), sealed: await readFile(sealed) }
  const putBack = async () => {
    await writeFile(store, good.store)
    await writeFile(sealed, good.sealed)
  }

  const changed = Buffer.from(good.store)
  changed[changed.length - 5000] = (changed[changed.length - 5000] ?? 0) ^ 1
  await writeFile(store, changed)
  await expect(restore()).rejects.toMatchObject({ reason: 'backup-damaged' })
  await putBack()
  await truncate(store, good.store.length - 4096)
  await expect(restore()).rejects.toMatchObject({ reason: 'backup-damaged' })
  await putBack()
  await copyFile(describeBackup(older.folder).store, store)
  await expect(restore()).rejects.toMatchObject({ reason: 'backup-damaged' })
  await putBack()
  await rm(store)
  await expect(restore()).rejects.toMatchObject({ reason: 'backup-damaged' })
  await putBack()
  await truncate(sealed, 40)
  await expect(restore()).rejects.toMatchObject({ reason: 'not-a-backup' })
  const file = JSON.parse(good.sealed.toString()) as Record<string, string>
  const later = { ...file, takenAt: new Date(Date.now() + 1000).toISOString() }
  await writeFile(sealed, JSON.stringify(later))
  await expect(restore()).rejects.toMatchObject({ reason: 'wrong-phrase' })
  expect(existsSync(to)).toBe(false)

  await putBack()
  await restore()
})

test('what is not a backup is said so', async () => {
  const to = join(place, 'new')
  const restore = (from: string) =>
    restoreBackup({ from, to, phrase: makePhrase(), root: null, now: Date.now() })
  await expect(restore(join(place, 'nowhere'))).rejects.toMatchObject({ reason: 'from-missing' })
  await expect(restore(data)).rejects.toMatchObject({ reason: 'not-a-backup' })
})

test('a restore that the root signs says to what time it went back, with a higher generation', async () => {
  const root = await readRootKey(describeFolder(data).root)
  const { folder, takenAt } = await makeBackup(request())
  const now = Date.now()
  const to = join(place, 'new')
  const { isSigned } = await restoreBackup({ from: folder, to, phrase, root, now })
  expect(isSigned).toBe(true)
  const { manifestBytes, generation } = await openInstance(to)
  expect(readManifest(manifestBytes, verifySignature)).toMatchObject({
    root: root.public,
    restoredTo: takenAt,
    generation
  })
  expect(generation).toBeGreaterThan(0)

  // The same old backup again: its statement must not bear the number of the one before.
  const again = join(place, 'again')
  await restoreBackup({ from: folder, to: again, phrase, root, now: now + 60_000 })
  expect((await openInstance(again)).generation).toBeGreaterThan(generation)
})

test('a restore without the root keeps its generation and can be signed later', async () => {
  const { folder, takenAt } = await makeBackup(request())
  const to = join(place, 'new')
  const { isSigned } = await restoreBackup({
    from: folder,
    to,
    phrase,
    root: null,
    now: Date.now()
  })
  expect(isSigned).toBe(false)
  expect((await openInstance(to)).generation).toBe(0)
  const root = await readRootKey(describeFolder(data).root)
  expect(await signRestore(to, root, Date.now())).toBe(takenAt)
  const { manifestBytes } = await openInstance(to)
  expect(readManifest(manifestBytes, verifySignature)?.restoredTo).toBe(takenAt)
  await expect(signRestore(to, root, Date.now())).rejects.toMatchObject({
    reason: 'nothing-to-sign'
  })
})

test('a signed restore of what was restored unsigned says the earlier of both times', async () => {
  const first = await makeBackup(request())
  const to = join(place, 'new')
  await restoreBackup({ from: first.folder, to, phrase, root: null, now: Date.now() })
  const silent = { showPhrase: null, wantsNew: false }
  const later = { ...request(), dataFolder: to, phrase: silent, now: () => first.takenAt + 60_000 }
  const { folder } = await makeBackup(later)
  const root = await readRootKey(describeFolder(data).root)
  const again = join(place, 'again')
  await restoreBackup({ from: folder, to: again, phrase, root, now: Date.now() })
  const { manifestBytes } = await openInstance(again)
  expect(readManifest(manifestBytes, verifySignature)?.restoredTo).toBe(first.takenAt)
})

test('the root key of another community signs nothing and restores nothing', async () => {
  const { folder } = await makeBackup(request())
  const root = await openRootKey(join(place, 'other-root.key'))
  const to = join(place, 'new')
  const restore = { from: folder, to, phrase, root, now: Date.now() }
  await expect(restoreBackup(restore)).rejects.toMatchObject({ reason: 'another-root' })
  expect(existsSync(to)).toBe(false)
})

test('later backups of a restored community go on under the same phrase', async () => {
  const { folder } = await makeBackup(request())
  const to = join(place, 'new')
  await restoreBackup({ from: folder, to, phrase, root: null, now: Date.now() })
  const silent = { showPhrase: null, wantsNew: false }
  const next = await makeBackup({ ...request(), dataFolder: to, phrase: silent })
  expect((await openBackup(next.folder, phrase)).takenAt).toBe(next.takenAt)
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
