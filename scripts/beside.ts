// npm run beside -- <command>: backups, the doctor, stewards' links, the directory, the end of all sessions, and the move to PostgreSQL.
import { describeTrouble } from './operate/describe-trouble.ts'
import { print } from './operate/print.ts'
import { CommandRefusal } from './operate/command-refusal.ts'
import { readCommand } from './operate/read-command.ts'
import type { Command } from './operate/read-command.ts'
import { runBackup } from './operate/run-backup.ts'
import { runCheckEvidence } from './operate/run-check-evidence.ts'
import { runDirectory } from './operate/run-directory.ts'
import { runDoctor } from './operate/run-doctor.ts'
import { runEndSessions } from './operate/run-end-sessions.ts'
import { runMove } from './operate/run-move.ts'
import { runNewsletterBounces } from './operate/run-newsletter-bounces.ts'
import { runRestore, runSignRestore } from './operate/run-restore.ts'
import { runSignRelease } from './operate/run-sign-release.ts'
import { runSteward } from './operate/run-steward.ts'
import { commandWords, help } from './operate/words.ts'

// What it writes is for the operator alone, whatever the shell's own setting is.
process.umask(0o077)

try {
  const command = readCommand(process.argv.slice(2), process.env)
  process.exitCode = await runCommand(command)
} catch (cause) {
  process.stderr.write(`${describeTrouble(cause)}\n`)
  if (cause instanceof CommandRefusal) process.stderr.write(`${commandWords.askForHelp}\n`)
  process.exitCode = 1
}

async function runCommand(command: Command): Promise<number> {
  switch (command.name) {
    case 'help':
      print(help)
      return 0
    case 'doctor':
      return await runDoctor(command.data)
    case 'steward':
      return await runSteward(command.data)
    case 'end-sessions':
      return await runEndSessions(command.data)
    case 'backup':
      return await runBackup(command)
    case 'restore':
      return await runRestore(command)
    case 'move-to-postgres':
      return await runMove(command.data)
    case 'sign-restore':
      return await runSignRestore(command.data, command.rootKey)
    case 'sign-release':
      return await runSignRelease(command)
    case 'check-evidence':
      return runCheckEvidence(command.file)
    case 'newsletter-bounces':
      return await runNewsletterBounces(command.data, command.file)
    case 'directory':
      return await runDirectory(command)
    default:
      return command satisfies never
  }
}
