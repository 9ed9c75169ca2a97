/**
 * A database says whose it is, in the comment on one of its tables: then a wrong DATABASE_URL, or secrets
 * that were made anew, cannot put two communities into one.
 */
import { toBase64url } from '@beside/kernel/wire'
import type { Bytes } from '@beside/kernel/wire'
import { sql } from 'kysely'
import type { Kysely } from 'kysely'
import { holdsRows } from '../copy/copy-rows.ts'
import { StoreTrouble } from '../store-trouble.ts'
import type { Tables } from '../tables.ts'

export type Belonging = {
  readonly instanceId?: Bytes | undefined
  /** True where the folder says that its rows are in a database: then one without any is a wrong one. */
  readonly isFilled?: boolean | undefined
}

/**
 * Holds also before the tables are made.
 *
 * @throws StoreTrouble `another-database`, `database-empty`
 */
export async function checkOwner(db: Kysely<Tables>, belonging: Belonging): Promise<void> {
  const { instanceId, isFilled } = belonging
  const owner = await readOwner(db)
  if (owner === null) {
    if (isFilled && !(await hasRows(db))) throw new StoreTrouble('database-empty')
  } else if (instanceId && owner !== nameOf(instanceId)) {
    throw new StoreTrouble('another-database')
  }
}

/** Makes it the database of this instance. `checkOwner` has found that it may be. */
export async function claim(db: Kysely<Tables>, instanceId: Bytes): Promise<void> {
  await sql`comment on table community is ${sql.lit(nameOf(instanceId))}`.execute(db)
}

async function readOwner(db: Kysely<Tables>): Promise<string | null> {
  const { rows } = await sql<{ owner: string | null }>`
    select obj_description(to_regclass('community'), 'pg_class') as owner`.execute(db)
  return rows[0]?.owner ?? null
}

async function hasRows(db: Kysely<Tables>): Promise<boolean> {
  const { rows } = await sql<{ is_made: boolean }>`
    select to_regclass('community') is not null as is_made`.execute(db)
  return rows[0]?.is_made === true && (await holdsRows(db))
}

function nameOf(instanceId: Bytes): string {
  return `beside ${toBase64url(instanceId)}`
}
