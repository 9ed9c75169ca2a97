import { readFileSync } from 'node:fs'
import { readDatabaseUrl } from '../../server/src/config/database-url.ts'
import { describeFolder } from '../../server/src/instance/instance-folder.ts'
import { openInstance, readSecrets } from '../../server/src/instance/instance.ts'
import { addressesGone, forgetAddresses } from '../../server/src/rooms/newsletter/bounces.ts'
import { openReaderKeys } from '../../server/src/rooms/newsletter/readers.ts'
import { openStore } from '../../server/src/store/open-store.ts'
import { CommandRefusal } from './command-refusal.ts'
import { print } from './print.ts'
import { bouncesWords, commandWords } from './words.ts'

/** Forgets the addresses that mails in this file say are gone. It names none of them. */
export async function runNewsletterBounces(data: string, file: string): Promise<number> {
  const files = describeFolder(data)
  await readSecrets(files.secrets)
  const instance = await openInstance(files.folder)
  const gone = addressesGone(readMails(file))
  const databaseUrl = readDatabaseUrl(process.env)
  const { instanceId } = instance
  await using store = await openStore(files.folder, { databaseUrl, instanceId })
  const forgotten = await forgetAddresses(store, openReaderKeys({ instance }), gone)
  print([bouncesWords.found(gone.length), bouncesWords.forgotten(forgotten)])
  return 0
}

function readMails(file: string): string {
  try {
    // Each byte as one letter: what counts in such a mail is plain ASCII.
    return readFileSync(file, 'latin1')
  } catch {
    throw new CommandRefusal(commandWords.bouncesNeedFile)
  }
}
