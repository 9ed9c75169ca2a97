/** Cards of entry: each lets one account in, and goes with it. Only hashes are kept. */
import type { Bytes } from '@beside/kernel/wire'
import type { Reader, Tables, Writer } from './tables.ts'

type Entry = Tables['entries']

/** Keeps these, unless more than `max` would wait altogether. What was to go before `today` goes. */
export async function addEntries(
  db: Writer,
  entries: readonly Entry[],
  { today, max }: { readonly today: string; readonly max: number }
): Promise<boolean> {
  await removeEntriesUntilBefore(db, today)
  const waiting = await db.selectFrom('entries').select('until').limit(max).execute()
  if (waiting.length + entries.length > max) return false
  await db.insertInto('entries').values(entries).execute()
  return true
}

export async function findEntry(db: Reader, secretHash: Bytes): Promise<Entry | undefined> {
  return db
    .selectFrom('entries')
    .selectAll()
    .where('secret_hash', '=', secretHash)
    .executeTakeFirst()
}

export async function removeEntry(db: Writer, secretHash: Bytes): Promise<void> {
  await db.deleteFrom('entries').where('secret_hash', '=', secretHash).execute()
}

export async function removeAllEntries(db: Writer): Promise<void> {
  await db.deleteFrom('entries').execute()
}

export async function removeEntriesUntilBefore(db: Writer, day: string): Promise<void> {
  await db.deleteFrom('entries').where('until', '<', day).execute()
}
