import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { toBase64url } from '@beside/kernel/wire'
import { describeBackup, parseSealedFile } from './backup-file.ts'
import { isBackupName } from './backup-name.ts'

export type BackupListed = {
  readonly folder: string
  readonly takenAt: number
  readonly instanceId: string
}

const LISTED_MAX = 10_000

/** The backups in this folder, the newest first. What is not one of ours is passed over. */
export async function listBackups(folder: string): Promise<readonly BackupListed[]> {
  const names = (await readdir(folder)).filter(isBackupName).slice(0, LISTED_MAX)
  const found = await Promise.all(names.map((name) => readListed(join(folder, name))))
  return found.flatMap((each) => each ?? []).toSorted((a, b) => b.takenAt - a.takenAt)
}

async function readListed(folder: string): Promise<BackupListed | undefined> {
  try {
    const { heading } = parseSealedFile(await readFile(describeBackup(folder).sealed, 'utf8'))
    return { folder, takenAt: heading.takenAt, instanceId: toBase64url(heading.instanceId) }
  } catch {
    // A folder that only bears such a name is not ours to judge or to drop.
    return undefined
  }
}
