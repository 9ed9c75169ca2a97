/** Looks at a database and changes nothing in it, not even the form of its tables: for backups and the doctor. */
import { sql } from 'kysely'
import type { Store } from '../store.ts'
import { checkOwner } from './claim.ts'
import type { Belonging } from './claim.ts'
import { connect } from './connect.ts'
import { greetReader } from './greetings.ts'

export type DatabaseReport = {
  /** False where a loss of power may take what was acknowledged, or more. */
  readonly isDurable: boolean
  /** The time of the newest record, ms since 1970; 0 where there is none. */
  readonly newestTime: number
}

export type DatabaseReader = AsyncDisposable & Pick<Store, 'read' | 'readMoment'>

export function openReader(databaseUrl: string): DatabaseReader {
  // Nobody waits for it, so it may take its time.
  const db = connect({ databaseUrl, size: 1, greet: greetReader, isHasty: false })
  return {
    read: db,
    readMoment: (work) => db.transaction().setIsolationLevel('repeatable read').execute(work),
    [Symbol.asyncDispose]: () => db.destroy()
  }
}

/** @throws StoreTrouble where it cannot be reached, is empty, or is another community's */
export async function inspectDatabase(
  databaseUrl: string,
  belonging: Belonging
): Promise<DatabaseReport> {
  await using reader = openReader(databaseUrl)
  await checkOwner(reader.read, belonging)
  const { rows } = await sql<{ settings: string; newest: number }>`
    select current_setting('fsync') || current_setting('full_page_writes') as settings,
      (select coalesce(max(time), 0) from spaces) as newest`.execute(reader.read)
  return { isDurable: rows[0]?.settings === 'onon', newestTime: rows[0]?.newest ?? 0 }
}

export async function readDatabaseBytes(databaseUrl: string): Promise<number> {
  await using reader = openReader(databaseUrl)
  const { rows } = await sql<{ bytes: number }>`
    select pg_database_size(current_database()) as bytes`.execute(reader.read)
  return rows[0]?.bytes ?? 0
}
