/**
 * One server at a time on one folder: two writers would each keep their own idea of the newest head. The
 * lock is SQLite's own on a file beside the store, so that it goes with the process however it ends.
 */
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { StoreTrouble } from './store-trouble.ts'

/** @throws StoreTrouble `store-in-use` */
export function lockFolder(dataFolder: string): Disposable {
  const database = new DatabaseSync(join(dataFolder, 'running.lock'))
  try {
    database.exec('pragma busy_timeout = 0')
    database.exec('pragma locking_mode = exclusive')
    database.exec('begin exclusive')
  } catch (cause) {
    database.close()
    throw new StoreTrouble('store-in-use', cause)
  }
  return { [Symbol.dispose]: () => database.close() }
}
