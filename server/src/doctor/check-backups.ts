import { existsSync } from 'node:fs'
import { HOUR_MS } from '@beside/contract'
import { readBackupNote } from '../backup/backup-note.ts'
import type { InstanceFolder } from '../instance/instance-folder.ts'
import { act, hint, well } from './finding.ts'
import type { Finding } from './finding.ts'
import { describeBackupGone, describeBackupWell, describeOldBackup, doctorWords } from './words.ts'

const AGE_MAX_HOURS = 48

export async function checkBackups(
  files: InstanceFolder,
  now: number
): Promise<readonly Finding[]> {
  const note = await readBackupNote(files.backupNote)
  if (!note) return [act(doctorWords.noBackup)]
  const hours = Math.floor((now - note.takenAt) / HOUR_MS)
  if (hours > AGE_MAX_HOURS) return [act(describeOldBackup(hours))]
  // It may well have been carried to another machine, so this is no fault.
  const isThere = existsSync(note.folder)
  return [
    well(describeBackupWell(hours)),
    ...(isThere ? [] : [hint(describeBackupGone(note.folder))])
  ]
}
