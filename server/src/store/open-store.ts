import { openPostgres } from './postgres/open-postgres.ts'
import { openSqlite } from './sqlite/open-sqlite.ts'
import { checkPlace, isElsewhere, noteElsewhere } from './store-place.ts'
import type { Store, StoreOptions } from './store.ts'

export type { Store } from './store.ts'

/**
 * The store of this folder, or in the database that the options name, brought to the newest form.
 *
 * @throws StoreTrouble where it cannot be opened, or is not this folder's
 */
export async function openStore(dataFolder: string, options: StoreOptions = {}): Promise<Store> {
  const { databaseUrl } = options
  checkPlace(dataFolder, databaseUrl)
  if (databaseUrl === undefined) return openSqlite(dataFolder, options)
  const isFilled = isElsewhere(dataFolder)
  const store = await openPostgres(databaseUrl, { ...options, isFilled })
  if (options.isServing) await noteElsewhere(dataFolder)
  return store
}
