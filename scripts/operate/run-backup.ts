import { setTimeout as sleep } from 'node:timers/promises'
import { readBackupNote } from '../../server/src/backup/backup-note.ts'
import { makeBackup } from '../../server/src/backup/make-backup.ts'
import {
  describeBackupMade,
  describeNextBackup,
  describePhrase
} from '../../server/src/backup/words.ts'
import { readDatabaseUrl } from '../../server/src/config/database-url.ts'
import { describeFolder } from '../../server/src/instance/instance-folder.ts'
import { describeTrouble } from './describe-trouble.ts'
import { print } from './print.ts'
import type { BackupCommand } from './read-command.ts'
import { commandWords, describeLaterTry } from './words.ts'

const RETRY_MS = 3600_000

export async function runBackup(command: BackupCommand): Promise<number> {
  if (command.everyMs === null) await backUpOnce(command)
  else await backUpAgainAndAgain(command, command.everyMs)
  return 0
}

async function backUpOnce(command: BackupCommand): Promise<void> {
  const isSeen = process.stdout.isTTY || command.showsPhrase
  const showPhrase = (phrase: string) => print(describePhrase(phrase))
  const made = await makeBackup({
    dataFolder: command.data,
    databaseUrl: readDatabaseUrl(process.env),
    to: command.to,
    keep: command.keep,
    phrase: { showPhrase: isSeen ? showPhrase : null, wantsNew: command.wantsNewPhrase },
    now: () => Date.now()
  })
  print(describeBackupMade(made))
}

// The note in the data folder says when the last one was made: a restart makes none too many.
async function backUpAgainAndAgain(command: BackupCommand, everyMs: number): Promise<void> {
  const stop = listenForStop()
  const { backupNote } = describeFolder(command.data)
  const last = (await readBackupNote(backupNote))?.takenAt ?? 0
  let due = Math.min(last + everyMs, Date.now() + everyMs)
  if (due > Date.now()) print([describeNextBackup(timeOf(due))])
  while (await waitUntil(due, stop)) {
    const startedAt = Date.now()
    try {
      await backUpOnce(command)
      due = startedAt + everyMs
      print([describeNextBackup(timeOf(due))])
    } catch (cause) {
      due = startedAt + Math.min(everyMs, RETRY_MS)
      print([describeTrouble(cause), describeLaterTry(timeOf(due))])
    }
  }
  print([commandWords.stopped])
}

function listenForStop(): AbortSignal {
  const stopping = new AbortController()
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.once(signal, () => stopping.abort())
  }
  return stopping.signal
}

/** @returns false if it was asked to stop */
async function waitUntil(time: number, stop: AbortSignal): Promise<boolean> {
  await sleep(Math.max(0, time - Date.now()), undefined, { signal: stop }).catch(() => undefined)
  return !stop.aborted
}

function timeOf(time: number): string {
  return new Date(time).toLocaleString('en-GB', { dateStyle: 'medium', timeStyle: 'short' })
}
