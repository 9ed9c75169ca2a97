/** What is said on each new connection before anything else. */
import { setTimeout as sleep } from 'node:timers/promises'
import type { ClientBase } from 'pg'
import { StoreTrouble } from '../store-trouble.ts'

// Two numbers of ours, in the name space of PostgreSQL's advisory locks, which each database has for itself.
export const SERVING = 0x62_65_73_01
const MIGRATING = 0x62_65_73_02

// PostgreSQL takes a moment to see that a server before was ended, or that a line broke.
const LOCK_TRIES = 20
const LOCK_TRY_MS = 100

export async function greetReader(client: ClientBase): Promise<void> {
  await client.query('set default_transaction_read_only = on; set bytea_output = hex')
}

/** An acknowledged write must survive a loss of power, whatever the database's own setting is. */
export async function greetWriter(client: ClientBase): Promise<void> {
  await client.query('set bytea_output = hex')
  await client.query(
    `select set_config('synchronous_commit', 'on', false)
     where current_setting('synchronous_commit') in ('off', 'local')`
  )
}

/**
 * One server at a time on one database. The lock lives in the very session that writes: a server that
 * loses the lock has lost the only line on which it could write, and gets a new one by taking the lock.
 *
 * @throws StoreTrouble `database-in-use`
 */
export async function greetOnlyWriter(client: ClientBase): Promise<void> {
  // Where a machine is gone without a word, its lock must not stay for hours.
  await client.query(
    `select set_config('tcp_keepalives_idle', '20', false),
       set_config('tcp_keepalives_interval', '5', false),
       set_config('tcp_keepalives_count', '3', false)`
  )
  await greetWriter(client)
  for (let tries = 0; tries < LOCK_TRIES; tries += 1) {
    if (await tryLock(client)) return
    await sleep(LOCK_TRY_MS)
  }
  throw new StoreTrouble('database-in-use')
}

async function tryLock(client: ClientBase): Promise<boolean> {
  const asked = 'select pg_try_advisory_lock($1) as is_ours'
  const { rows } = await client.query<{ is_ours: boolean }>(asked, [SERVING])
  return rows[0]?.is_ours ?? false
}

/**
 * Several processes may start at once: one brings the tables to their newest form, the others wait.
 *
 * @throws StoreTrouble `database-not-utf8`: in another encoding a name of the community would be refused later
 */
export async function greetMigration(client: ClientBase): Promise<void> {
  await greetWriter(client)
  const asked = `select current_setting('server_encoding') as encoding`
  const { rows } = await client.query<{ encoding: string }>(asked)
  if (rows[0]?.encoding !== 'UTF8') throw new StoreTrouble('database-not-utf8')
  await client.query('select pg_advisory_lock($1)', [MIGRATING])
}
