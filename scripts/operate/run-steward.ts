import { readDatabaseUrl } from '../../server/src/config/database-url.ts'
import { openInstance, readSecrets } from '../../server/src/instance/instance.ts'
import { describeFolder } from '../../server/src/instance/instance-folder.ts'
import { makeStewardLink } from '../../server/src/rooms/stewardship/steward-link.ts'
import { openStore } from '../../server/src/store/open-store.ts'
import { readAddress } from './address-note.ts'
import { print } from './print.ts'
import { describeStewardLink } from './words.ts'

/** A new link, also while the server runs: both work on the same store. */
export async function runSteward(data: string): Promise<number> {
  const files = describeFolder(data)
  await readSecrets(files.secrets)
  const { instanceId } = await openInstance(files.folder)
  const databaseUrl = readDatabaseUrl(process.env)
  await using store = await openStore(files.folder, { databaseUrl, instanceId })
  const path = await makeStewardLink(store, Date.now())
  print(describeStewardLink(`${await readAddress(files.folder, process.env)}${path}`))
  return 0
}
