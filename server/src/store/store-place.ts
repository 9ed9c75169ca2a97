/**
 * Which store belongs to a data folder. A community that goes on in an old store beside its real one has
 * two truths, and its people see an alarm; so a folder whose store is elsewhere says so.
 */
import { existsSync } from 'node:fs'
import { describeFolder } from '../instance/instance-folder.ts'
import { createDurably } from '../instance/write-durably.ts'
import { StoreTrouble } from './store-trouble.ts'

const NOTE = 'The store of this community is in PostgreSQL. The server needs DATABASE_URL.\n'

/** @throws StoreTrouble `store-elsewhere`, `store-not-moved` */
export function checkPlace(dataFolder: string, databaseUrl: string | undefined): void {
  if (databaseUrl === undefined) {
    if (isElsewhere(dataFolder)) throw new StoreTrouble('store-elsewhere')
  } else if (!isElsewhere(dataFolder) && existsSync(describeFolder(dataFolder).store)) {
    throw new StoreTrouble('store-not-moved')
  }
}

export function isElsewhere(dataFolder: string): boolean {
  return existsSync(describeFolder(dataFolder).storeNote)
}

export async function noteElsewhere(dataFolder: string): Promise<void> {
  if (!isElsewhere(dataFolder)) await createDurably(describeFolder(dataFolder).storeNote, NOTE)
}
