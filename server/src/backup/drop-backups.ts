import { readdir, rm, rmdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { toBase64url } from '@beside/kernel/wire'
import type { Bytes } from '@beside/kernel/wire'
import { describeBackup } from './backup-file.ts'
import { listBackups } from './list-backups.ts'

const DRAFT = /^\.draft-[0-9a-f]{12}$/u
const DRAFT_AGE_MS = 24 * 3600_000

/**
 * Drops all but the newest backups of this instance. Those of another instance stay, and so does every
 * file that is not part of a backup.
 *
 * @returns how many were dropped
 */
export async function dropOlderBackups(to: string, of: Bytes, keep: number): Promise<number> {
  const ours = (await listBackups(to)).filter(({ instanceId }) => instanceId === toBase64url(of))
  const older = ours.slice(Math.max(1, keep))
  for (const { folder } of older) {
    const { sealed, store } = describeBackup(folder)
    await rm(sealed, { force: true })
    await rm(store, { force: true })
    // Something of the operator's may lie there too; then the folder stays.
    await rmdir(folder).catch(() => undefined)
  }
  return older.length
}

/** Takes away drafts of backups that a crash broke off more than a day ago. */
export async function sweepDrafts(to: string, now: number): Promise<void> {
  for (const name of (await readdir(to)).filter((each) => DRAFT.test(each))) {
    const { mtimeMs } = await stat(join(to, name))
    if (now - mtimeMs > DRAFT_AGE_MS) await rm(join(to, name), { recursive: true, force: true })
  }
}
