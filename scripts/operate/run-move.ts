import { existsSync } from 'node:fs'
import { BackupTrouble } from '../../server/src/backup/backup-trouble.ts'
import { readDatabaseUrl } from '../../server/src/config/database-url.ts'
import { describeFolder } from '../../server/src/instance/instance-folder.ts'
import { openInstance, readSecrets } from '../../server/src/instance/instance.ts'
import { moveStore } from '../../server/src/store/move-store.ts'
import { print } from './print.ts'
import { CommandRefusal } from './command-refusal.ts'
import { commandWords, describeMoved } from './words.ts'

/** Moves the rows of a community from the file in its folder to PostgreSQL. The file stays as it is. */
export async function runMove(data: string): Promise<number> {
  const databaseUrl = readDatabaseUrl(process.env)
  if (databaseUrl === undefined) throw new CommandRefusal(commandWords.moveNeedsDatabase)
  const files = describeFolder(data)
  await readSecrets(files.secrets)
  if (!existsSync(files.store)) throw new BackupTrouble('store-missing')
  const { instanceId } = await openInstance(files.folder)
  print([commandWords.moving])
  const moved = await moveStore(files.folder, { databaseUrl, instanceId })
  print(describeMoved({ ...moved, file: files.store }))
  return 0
}
