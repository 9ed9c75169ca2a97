import { readDatabaseUrl } from '../../server/src/config/database-url.ts'
import { openInstance, readSecrets } from '../../server/src/instance/instance.ts'
import { describeFolder } from '../../server/src/instance/instance-folder.ts'
import { endStewardLinks } from '../../server/src/rooms/stewardship/steward-link.ts'
import { lockFolder } from '../../server/src/store/lock-folder.ts'
import { openStore } from '../../server/src/store/open-store.ts'
import { removeAllSessions } from '../../server/src/store/sessions.ts'
import { print } from './print.ts'
import { endSessionsWords } from './words.ts'

/** Signs everybody out. Only while no server runs: one that runs would go on with the lines that are open. */
export async function runEndSessions(data: string): Promise<number> {
  const files = describeFolder(data)
  await readSecrets(files.secrets)
  const { instanceId } = await openInstance(files.folder)
  await using opened = new AsyncDisposableStack()
  opened.use(lockFolder(files.folder))
  const databaseUrl = readDatabaseUrl(process.env)
  const store = opened.use(await openStore(files.folder, { databaseUrl, instanceId }))
  await store.write(async (db) => {
    await removeAllSessions(db)
    await endStewardLinks(db)
  })
  await store.clearJournal()
  print(endSessionsWords)
  return 0
}
