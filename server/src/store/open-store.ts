import { openPostgres } from './postgres/open-postgres.ts'
import { openSqlite } from './sqlite/open-sqlite.ts'
import type { Store, StoreOptions } from './store.ts'

export type { Store } from './store.ts'

/**
 * The store of this folder, or in the database that the options name, brought to the newest form.
 *
 * @throws StoreTrouble where it cannot be opened
 */
export function openStore(dataFolder: string, options: StoreOptions = {}): Promise<Store> {
  const { databaseUrl } = options
  return databaseUrl === undefined
    ? openSqlite(dataFolder, options)
    : openPostgres(databaseUrl, options)
}
