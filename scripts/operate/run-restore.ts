import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { BackupTrouble } from '../../server/src/backup/backup-trouble.ts'
import { listBackups } from '../../server/src/backup/list-backups.ts'
import { readHeading } from '../../server/src/backup/open-backup.ts'
import { checkEmpty, restoreBackup, signRestore } from '../../server/src/backup/restore-backup.ts'
import { describeChoice, describeRestored, restoreWords } from '../../server/src/backup/words.ts'
import { readRootKey } from '../../server/src/instance/root-key.ts'
import { askPhrase } from './ask-phrase.ts'
import { print } from './print.ts'
import { CommandRefusal } from './command-refusal.ts'
import type { RestoreCommand } from './read-command.ts'

/** What can be refused without the phrase is refused before anybody types it. */
export async function runRestore(command: RestoreCommand): Promise<number> {
  const { from, to } = command
  await checkEmpty(to)
  await checkFrom(from)
  const rootFile = command.rootKey ?? join(from, 'root.key')
  const isRootGiven = command.rootKey !== null || existsSync(rootFile)
  const root = isRootGiven ? await readRootKey(rootFile) : null
  const phrase = await askPhrase(command.phraseFile)
  const restored = await restoreBackup({ from, to, phrase, root, now: Date.now() })
  const time = new Date(restored.takenAt).toUTCString()
  print([
    ...describeRestored({ folder: to, time }),
    restoreWords.doors,
    restoreWords.removed,
    restoreWords.tell,
    ...(restored.isSigned ? [restoreWords.signed] : restoreWords.notSigned)
  ])
  return 0
}

export async function runSignRestore(data: string, rootKey: string): Promise<number> {
  await signRestore(data, await readRootKey(rootKey), Date.now())
  print([restoreWords.signedLater])
  return 0
}

/** A folder full of backups is not one: then the newest is named, and the choice left to a person. */
async function checkFrom(from: string): Promise<void> {
  try {
    await readHeading(from)
  } catch (cause) {
    if (!(cause instanceof BackupTrouble) || cause.reason !== 'not-a-backup') throw cause
    const [newest] = await listBackups(from).catch(() => [])
    throw newest ? new CommandRefusal(describeChoice(newest.folder)) : cause
  }
}
