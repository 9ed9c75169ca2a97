import { BackupTrouble } from '../../server/src/backup/backup-trouble.ts'
import { backupWords } from '../../server/src/backup/words.ts'
import { InstanceTrouble } from '../../server/src/instance/instance-trouble.ts'
import { instanceWords } from '../../server/src/instance/words.ts'
import { StoreTrouble } from '../../server/src/store/store-trouble.ts'
import { CommandRefusal } from './read-command.ts'
import { commandWords } from './words.ts'

/** A known trouble in words. What is not known is our own mistake, and is thrown on. */
export function describeTrouble(cause: unknown): string {
  if (cause instanceof CommandRefusal) return cause.message
  if (cause instanceof InstanceTrouble) return instanceWords[cause.reason]
  if (cause instanceof BackupTrouble) return backupWords[cause.reason]
  if (!(cause instanceof StoreTrouble)) throw cause
  return cause.reason === 'store-full' ? commandWords.storeFull : commandWords.storeAway
}
