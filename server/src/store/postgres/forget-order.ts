/**
 * A heap keeps rows in the order in which they came, and the number of the transaction that wrote each.
 * The account that came with transaction 700 belongs to the space that began with 702. So every hour all
 * rows of the account side are written anew by one transaction, and laid in the order of their keys, which
 * are random. What this cannot reach stands in docs/threat-model.md.
 */
import type { Kysely } from 'kysely'
import { sql } from 'kysely'
import { DatabaseError } from 'pg'
import type { Tables } from '../tables.ts'

/** Rows are laid anew under a lock that also keeps readers out. Beyond this size that would be felt. */
const BYTES_MAX = 256 * 1024 * 1024
const LOCK_WAIT = sql.raw(`'2s'`)
/** Less than a line is waited for (`connect.ts`), so that this never costs the line, and the lock with it. */
const TIME_MAX = sql.raw(`'30s'`)
const LOCK_NOT_AVAILABLE = '55P03'

type Table = {
  readonly name: string
  /** The index of the primary key, and its first column. */
  readonly key: string
  readonly column: string
  readonly bytes: number
}

export async function forgetOrder(writing: Kysely<Tables>): Promise<void> {
  const tables = await listAccountSide(writing)
  const bytes = tables.reduce((sum, table) => sum + table.bytes, 0)
  if (bytes > BYTES_MAX) return
  await writing.transaction().execute(async (db) => {
    await sql`set local statement_timeout = ${TIME_MAX}`.execute(db)
    for (const { name, column } of tables) {
      await sql`update ${sql.ref(name)} set ${sql.ref(column)} = ${sql.ref(column)}`.execute(db)
    }
  })
  for (const table of tables) if (!(await layInOrder(writing, table))) break
}

/** The table of accounts, whatever belongs to an account, nudges, of which one person asks for some at once, readers, and seats. */
async function listAccountSide(db: Kysely<Tables>): Promise<readonly Table[]> {
  const { rows } = await sql<Table>`
    with recursive side (id) as (
      select oid from pg_class
      where oid in ('accounts'::regclass, 'nudges'::regclass, 'newsletter_readers'::regclass,
        'gathering_seats'::regclass)
      union select conrelid from pg_constraint join side on confrelid = side.id where contype = 'f'
    )
    select pg_class.relname as name, keys.relname as key, attname as column,
      pg_total_relation_size(side.id) as bytes
    from side
    join pg_class on pg_class.oid = side.id
    join pg_index on indrelid = side.id and indisprimary
    join pg_class keys on keys.oid = indexrelid
    join pg_attribute on attrelid = side.id and attnum = indkey[0]
    order by name`.execute(db)
  return rows
}

/** @returns false if somebody reads for long, such as a dump by hand: people must not wait for it */
async function layInOrder(writing: Kysely<Tables>, { name, key }: Table): Promise<boolean> {
  try {
    await writing.transaction().execute(async (db) => {
      await sql`set local lock_timeout = ${LOCK_WAIT}`.execute(db)
      await sql`set local statement_timeout = ${TIME_MAX}`.execute(db)
      await sql`cluster ${sql.ref(name)} using ${sql.ref(key)}`.execute(db)
    })
    return true
  } catch (cause) {
    if (cause instanceof DatabaseError && cause.code === LOCK_NOT_AVAILABLE) return false
    throw cause
  }
}
