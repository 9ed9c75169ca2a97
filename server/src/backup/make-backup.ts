/** Makes one backup, online: written in a draft, read again and checked, and only then given its name. */
import { randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { access, chmod, constants, mkdir, readFile, rename, rm } from 'node:fs/promises'
import { stat, statfs } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { instanceIdOf } from '@beside/kernel/wire'
import { describeFolder, FILE_MODE, FOLDER_MODE, makeFolder } from '../instance/instance-folder.ts'
import type { InstanceFolder } from '../instance/instance-folder.ts'
import { readSecrets } from '../instance/instance.ts'
import { codeOf, describeDiskTrouble, InstanceTrouble } from '../instance/instance-trouble.ts'
import { formatSecrets } from '../instance/secrets.ts'
import { createDurably, replaceDurably, syncFile, syncFolder } from '../instance/write-durably.ts'
import { copyDatabase } from '../store/copy-database.ts'
import { copyStore, inspectStore } from '../store/copy-store.ts'
import type { StoreReport } from '../store/copy-store.ts'
import { readDatabaseBytes } from '../store/postgres/look-at-database.ts'
import { checkPlace, isElsewhere } from '../store/store-place.ts'
import { openBox, sealBox } from '../vault/sealed-box.ts'
import { describeBackup, formatSealedFile, hashFile, labelOf } from './backup-file.ts'
import { parseSealedFile } from './backup-file.ts'
import type { BackupHeading, SealedBackup } from './backup-file.ts'
import { formatBackupKey, openBackupKey } from './backup-key.ts'
import type { BackupKey, PhraseOptions } from './backup-key.ts'
import { nameBackup } from './backup-name.ts'
import { formatBackupNote } from './backup-note.ts'
import { BackupTrouble } from './backup-trouble.ts'
import { dropOlderBackups, sweepDrafts } from './drop-backups.ts'
import { describeStoreTrouble } from './store-reasons.ts'

const SPARE_BYTES = 16 * 1024 * 1024
const NAMES_MAX = 100

export type BackupRequest = {
  readonly dataFolder: string
  /** Where PostgreSQL is reached, if the store is there. */
  readonly databaseUrl?: string | undefined
  readonly to: string
  /** How many of the newest stay, this one included. */
  readonly keep: number
  readonly phrase: PhraseOptions
  /** Ms since 1970. */
  readonly now: () => number
}

export type BackupMade = {
  readonly folder: string
  readonly takenAt: number
  readonly rows: number
  readonly dropped: number
}

/**
 * @throws InstanceTrouble, BackupTrouble, StoreTrouble by reason; then there is no new backup and no old one is lost
 */
export async function makeBackup(request: BackupRequest): Promise<BackupMade> {
  const files = describeFolder(request.dataFolder)
  const to = resolve(request.to)
  const { databaseUrl } = request
  checkPlace(files.folder, databaseUrl)
  await checkSource(files, databaseUrl)
  await makeFolder(to)
  await sweepDrafts(to, request.now())
  await checkRoom(await readStoreBytes(files, databaseUrl), to)
  const key = await openBackupKey(files.backupKey, request.phrase)
  const draft = join(to, `.draft-${randomBytes(6).toString('hex')}`)
  try {
    await mkdir(draft, { mode: FOLDER_MODE })
    const { heading, report } = await fillDraft({
      files,
      databaseUrl,
      draft,
      key,
      takenAt: request.now()
    })
    const folder = await placeDraft(draft, to, heading.takenAt)
    await replaceDurably(files.backupNote, formatBackupNote({ takenAt: heading.takenAt, folder }))
    const dropped = await dropOlderBackups(to, heading.instanceId, request.keep)
    return { folder, takenAt: heading.takenAt, rows: countRows(report), dropped }
  } catch (cause) {
    await rm(draft, { recursive: true, force: true })
    throw cause instanceof BackupTrouble ? cause : describeStoreTrouble(cause)
  }
}

async function checkSource(files: InstanceFolder, databaseUrl: string | undefined): Promise<void> {
  await readSecrets(files.secrets)
  if (databaseUrl !== undefined) return
  if (!existsSync(files.store)) throw new BackupTrouble('store-missing')
  await access(files.store, constants.R_OK).catch((cause: unknown) => {
    throw describeDiskTrouble(cause)
  })
}

async function checkRoom(size: number, to: string): Promise<void> {
  const { bavail, bsize } = await statfs(to)
  if (bavail * bsize < size + SPARE_BYTES) throw new InstanceTrouble('disk-full')
}

async function readStoreBytes({ store }: InstanceFolder, databaseUrl: string | undefined) {
  return databaseUrl === undefined ? (await stat(store)).size : readDatabaseBytes(databaseUrl)
}

type Draft = {
  readonly files: InstanceFolder
  readonly databaseUrl: string | undefined
  readonly draft: string
  readonly key: BackupKey
  readonly takenAt: number
}

async function fillDraft({ files, databaseUrl, draft, key, takenAt }: Draft) {
  const copy = describeBackup(draft)
  const secrets = await readSecrets(files.secrets)
  const instanceId = instanceIdOf(secrets.manifest.root)
  if (databaseUrl === undefined) copyStore(files.store, copy.store)
  else {
    const isFilled = isElsewhere(files.folder)
    await copyDatabase({ databaseUrl, instanceId, isFilled }, copy.store)
  }
  await chmod(copy.store, FILE_MODE)
  await syncFile(copy.store)
  const report = inspectStore(copy.store)
  if (!report.isWhole) throw new BackupTrouble('store-damaged')
  const heading: BackupHeading = { instanceId, takenAt, salt: key.salt }
  const content: SealedBackup = {
    secrets: formatSecrets(secrets),
    backupKey: formatBackupKey(key),
    storeHash: await hashFile(copy.store),
    rowsByTable: { ...report.rowsByTable }
  }
  await sealContent(copy.sealed, { heading, content, key })
  return { heading, report }
}

type Sealing = {
  readonly heading: BackupHeading
  readonly content: SealedBackup
  readonly key: BackupKey
}

/** Seals, writes, and opens what now lies on the disk. */
async function sealContent(path: string, { heading, content, key }: Sealing): Promise<void> {
  const plain = new TextEncoder().encode(JSON.stringify(content))
  const { box, boxKey } = sealBox(plain, key.publicKey, labelOf(heading))
  await createDurably(path, formatSealedFile(heading, box))
  const written = parseSealedFile(await readFile(path, 'utf8'))
  const opened = openBox(written.box, boxKey, labelOf(written.heading))
  if (!opened || !Buffer.from(opened).equals(plain)) throw new BackupTrouble('copy-differs')
}

/** Gives the draft its name. What bears that name already is never replaced. */
async function placeDraft(draft: string, to: string, takenAt: number): Promise<string> {
  await syncFolder(draft)
  for (let turn = 1; turn <= NAMES_MAX; turn += 1) {
    const folder = join(to, nameBackup(takenAt, turn))
    if (existsSync(folder)) continue
    try {
      await rename(draft, folder)
      await syncFolder(to)
      return folder
    } catch (cause) {
      if (!['EEXIST', 'ENOTEMPTY'].includes(codeOf(cause))) throw describeDiskTrouble(cause)
    }
  }
  throw new InstanceTrouble('disk-trouble')
}

function countRows({ rowsByTable }: StoreReport): number {
  return Object.values(rowsByTable).reduce((sum, rows) => sum + rows, 0)
}
