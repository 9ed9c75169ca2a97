import { BackupTrouble } from '../../server/src/backup/backup-trouble.ts'
import { backupWords } from '../../server/src/backup/words.ts'
import { InstanceTrouble } from '../../server/src/instance/instance-trouble.ts'
import { instanceWords } from '../../server/src/instance/words.ts'
import { StoreTrouble } from '../../server/src/store/store-trouble.ts'
import { AddressTrouble } from '../../server/src/config/address.ts'
import { CommandRefusal } from './read-command.ts'
import { commandWords, serveWords } from './words.ts'

/** A known trouble in words. What is not known is our own mistake, and is thrown on. */
export function describeTrouble(cause: unknown): string {
  if (cause instanceof CommandRefusal) return cause.message
  if (cause instanceof InstanceTrouble) return instanceWords[cause.reason]
  if (cause instanceof BackupTrouble) return backupWords[cause.reason]
  if (cause instanceof AddressTrouble) {
    return cause.message === 'trustedProxy'
      ? serveWords.proxyIsStrange
      : serveWords.addressIsStrange
  }
  if (cause instanceof StoreTrouble) return storeWords[cause.reason]
  throw cause
}

const storeWords = {
  'store-full': commandWords.storeFull,
  'store-unavailable': commandWords.storeAway,
  'store-in-use': commandWords.storeInUse,
  'database-in-use': commandWords.databaseInUse
} as const satisfies Record<StoreTrouble['reason'], string>
