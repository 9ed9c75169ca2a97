/**
 * A database says whose it is, in the comment on one of its tables: then a wrong DATABASE_URL, or secrets
 * that were made anew, cannot put two communities into one.
 */
import { toBase64url } from '@beside/kernel/wire'
import type { Bytes } from '@beside/kernel/wire'
import { sql } from 'kysely'
import type { Kysely } from 'kysely'
import { StoreTrouble } from '../store-trouble.ts'
import type { Tables } from '../tables.ts'

/** @throws StoreTrouble `another-database` */
export async function checkOwner(db: Kysely<Tables>, instanceId: Bytes): Promise<void> {
  const owner = await readOwner(db)
  if (owner !== null && owner !== nameOf(instanceId)) throw new StoreTrouble('another-database')
}

/** Makes it the database of this instance, if it is nobody's yet. */
export async function claim(db: Kysely<Tables>, instanceId: Bytes): Promise<void> {
  await checkOwner(db, instanceId)
  await sql`comment on table community is ${sql.lit(nameOf(instanceId))}`.execute(db)
}

async function readOwner(db: Kysely<Tables>): Promise<string | null> {
  const { rows } = await sql<{ owner: string | null }>`
    select obj_description('community'::regclass, 'pg_class') as owner`.execute(db)
  return rows[0]?.owner ?? null
}

function nameOf(instanceId: Bytes): string {
  return `beside ${toBase64url(instanceId)}`
}
