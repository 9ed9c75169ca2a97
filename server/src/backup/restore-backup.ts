/** Brings a community back in an empty folder, and says to its people, signed, to what time it went back. */
import { createReadStream } from 'node:fs'
import { open, readdir, rename, rm, stat, statfs } from 'node:fs/promises'
import { pipeline } from 'node:stream/promises'
import { isSameBytes, signManifest } from '@beside/kernel/wire'
import type { SignPair } from '@beside/kernel/wire'
import { describeFolder, FILE_MODE, makeFolder } from '../instance/instance-folder.ts'
import type { InstanceFolder } from '../instance/instance-folder.ts'
import { readSecrets } from '../instance/instance.ts'
import { codeOf, describeDiskTrouble, InstanceTrouble } from '../instance/instance-trouble.ts'
import { formatSecrets } from '../instance/secrets.ts'
import type { Secrets } from '../instance/secrets.ts'
import { createDurably, replaceDurably, syncFile } from '../instance/write-durably.ts'
import { closeDoorsOf } from '../store/copy-store.ts'
import { openStore } from '../store/open-store.ts'
import { holdAfterRestore } from '../store/restore-holds.ts'
import { BackupTrouble } from './backup-trouble.ts'
import { checkCopy, openBackup } from './open-backup.ts'
import type { OpenedBackup } from './open-backup.ts'
import { describeStoreTrouble } from './store-reasons.ts'

const SPARE_BYTES = 16 * 1024 * 1024

export type RestoreRequest = {
  readonly from: string
  /** A folder that is empty or not there. */
  readonly to: string
  readonly phrase: string
  /** Signs to what time the community went back; without it people see an alarm until it is signed. */
  readonly root: SignPair | null
  /** Ms since 1970. */
  readonly now: number
}

export type Restored = {
  readonly takenAt: number
  readonly rows: number
  readonly isSigned: boolean
}

/**
 * @throws InstanceTrouble, BackupTrouble by reason; then the folder is as empty as it was
 */
export async function restoreBackup(request: RestoreRequest): Promise<Restored> {
  const files = describeFolder(request.to)
  await checkEmpty(files.folder)
  const opened = await openBackup(request.from, request.phrase)
  const secrets = describeRestored(opened, request)
  await makeFolder(files.folder)
  await checkRoom(opened.storePath, files.folder)
  await placeFiles(files, opened, secrets)
  return { takenAt: opened.takenAt, rows: opened.rows, isSigned: request.root !== null }
}

/**
 * Signs a restore that was made without the root key.
 *
 * @returns the time to which it went back, ms since 1970
 */
export async function signRestore(
  dataFolder: string,
  root: SignPair,
  now: number
): Promise<number> {
  const files = describeFolder(dataFolder)
  const secrets = await readSecrets(files.secrets)
  const restoredTo = secrets.unsignedRestoreTo
  if (restoredTo === null) throw new BackupTrouble('nothing-to-sign')
  await replaceDurably(files.secrets, formatSecrets(signBy(secrets, root, { restoredTo, now })))
  return restoredTo
}

function describeRestored(opened: OpenedBackup, { root, now }: RestoreRequest): Secrets {
  // A restore of a restore that nobody signed goes back to the earlier of both times.
  const earlier = opened.secrets.unsignedRestoreTo ?? opened.takenAt
  const restoredTo = Math.min(earlier, opened.takenAt)
  if (root) return signBy(opened.secrets, root, { restoredTo, now })
  return { ...opened.secrets, unsignedRestoreTo: restoredTo }
}

type Statement = { readonly restoredTo: number; readonly now: number }

function signBy(secrets: Secrets, root: SignPair, { restoredTo, now }: Statement): Secrets {
  if (!isSameBytes(secrets.manifest.root, root.public)) throw new InstanceTrouble('another-root')
  // Two restores of one old backup must not share a number, and the backup knows of neither: so the
  // number is at least the minutes since 1970.
  const generation = Math.max(secrets.manifest.generation + 1, Math.floor(now / 60_000))
  const manifest = { ...secrets.manifest, generation, restoredTo }
  return {
    ...secrets,
    manifest,
    manifestBytes: signManifest(manifest, root),
    unsignedRestoreTo: null
  }
}

/** Refuses a folder that holds anything. */
export async function checkEmpty(folder: string): Promise<void> {
  const names = await readdir(folder).catch((cause: unknown) => {
    if (codeOf(cause) === 'ENOENT') return []
    throw describeDiskTrouble(cause)
  })
  if (names.length > 0) throw new BackupTrouble('folder-not-empty')
}

async function checkRoom(store: string, to: string): Promise<void> {
  const { size } = await stat(store)
  const { bavail, bsize } = await statfs(to)
  if (bavail * bsize < size + SPARE_BYTES) throw new InstanceTrouble('disk-full')
}

/** The secrets come last: a folder with a store and no secrets is refused by the server. */
async function placeFiles(
  files: InstanceFolder,
  opened: OpenedBackup,
  secrets: Secrets
): Promise<void> {
  const draft = `${files.store}.draft`
  // Only one restore at a time may have this folder, and only its own files does it take away again.
  const claim = await open(draft, 'wx', FILE_MODE).catch((cause: unknown) => {
    if (codeOf(cause) === 'EEXIST') throw new BackupTrouble('folder-not-empty', cause)
    throw describeDiskTrouble(cause)
  })
  try {
    await pipeline(createReadStream(opened.storePath), claim.createWriteStream())
    checkCopy(draft, opened.rows)
    closeDoorsOf(draft)
    await rename(draft, files.store)
    await holdDecisions(files, secrets.unsignedRestoreTo ?? opened.takenAt)
    await syncFile(files.store)
    await createDurably(files.backupKey, opened.backupKey)
    await createDurably(files.secrets, formatSecrets(secrets))
  } catch (cause) {
    for (const path of [draft, files.store, files.backupKey, files.secrets]) {
      await rm(path, { force: true })
    }
    throw cause instanceof BackupTrouble ? cause : describeStoreTrouble(cause)
  }
}

/** The secrets are not there yet, so no server can have begun on what is not held. */
async function holdDecisions({ folder }: InstanceFolder, backupAt: number): Promise<void> {
  await using store = await openStore(folder)
  await store.write((db) => holdAfterRestore(db, backupAt))
}
