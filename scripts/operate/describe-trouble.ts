import { BackupTrouble } from '../../server/src/backup/backup-trouble.ts'
import { backupWords } from '../../server/src/backup/words.ts'
import { doctorWords } from '../../server/src/doctor/words.ts'
import { InstanceTrouble } from '../../server/src/instance/instance-trouble.ts'
import { instanceWords } from '../../server/src/instance/words.ts'
import { CopyTrouble } from '../../server/src/store/copy/copy-trouble.ts'
import { StoreTrouble } from '../../server/src/store/store-trouble.ts'
import { AddressTrouble } from '../../server/src/config/address.ts'
import { MailTrouble } from '../../server/src/config/mail.ts'
import { PushTrouble } from '../../server/src/config/push.ts'
import { CommandRefusal } from './command-refusal.ts'
import { commandWords, copyWords, serveWords } from './words.ts'

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
  if (cause instanceof MailTrouble) return doctorWords.mailIsStrange
  if (cause instanceof PushTrouble) return doctorWords.pushIsStrange
  if (cause instanceof CopyTrouble) return copyWords[cause.reason]
  if (cause instanceof StoreTrouble) return storeWords[cause.reason]
  throw cause
}

const storeWords = {
  'store-full': commandWords.storeFull,
  'store-unavailable': commandWords.storeAway,
  'store-in-use': commandWords.storeInUse,
  'database-in-use': commandWords.databaseInUse,
  'another-database': commandWords.anotherDatabase,
  'database-empty': commandWords.databaseEmpty,
  'database-not-utf8': commandWords.databaseNotUtf8,
  'database-url-strange': commandWords.databaseUrlIsStrange,
  'store-elsewhere': commandWords.storeElsewhere,
  'store-not-moved': commandWords.storeNotMoved
} as const satisfies Record<StoreTrouble['reason'], string>
