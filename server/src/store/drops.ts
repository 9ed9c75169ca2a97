/** Drops: what waits at an address, until its day is over. Nothing here says who sent one. */
import { isSameBytes } from '@beside/kernel/wire'
import type { Bytes } from '@beside/kernel/wire'
import { sql } from 'kysely'
import type { ExpressionBuilder } from 'kysely'
import type { Reader, Tables, Writer } from './tables.ts'

export type Drop = Tables['drops']
export type DropPlace = Pick<Drop, 'address' | 'id'>

/** Id, address and the key of a taker. */
const REST_BYTES = 96

/** How much may wait at one address. What was to go before `today` is as good as gone, YYYY-MM-DD. */
export type DropRoom = { readonly today: string; readonly count: number; readonly bytes: number }

/** Keeps a drop, once, if there is room for it at this address. */
export async function addDrop(
  db: Writer,
  drop: DropPlace & Pick<Drop, 'until' | 'bytes'>,
  room: DropRoom
): Promise<'new' | 'there-before' | 'no-room'> {
  const { address } = drop
  await db
    .deleteFrom('drops')
    .where('address', '=', address)
    .where('until', '<', room.today)
    .execute()
  const waiting = await listDropSizes(db, { address, today: room.today })
  // An answer may have been lost, so what waits already was sent well, also where there is no more room.
  if (waiting.some(({ id }) => isSameBytes(id, drop.id))) return 'there-before'
  const held = waiting.reduce((sum, { size }) => sum + size - REST_BYTES, 0)
  if (waiting.length >= room.count || held + drop.bytes.length > room.bytes) return 'no-room'
  await db
    .insertInto('drops')
    .values({ ...drop, taker: null, taken_until: null })
    .execute()
  return 'new'
}

export type DropQueue = {
  readonly address: Bytes
  readonly today: string
  /** The id after which to begin; none for the first. */
  readonly after?: Bytes | undefined
}

/** What waits at an address in the order of ids, and what each weighs in a reply. Reads no words. */
export async function listDropSizes(
  db: Reader,
  queue: DropQueue
): Promise<{ readonly id: Bytes; readonly size: number }[]> {
  const rows = await queueOf(db, queue)
    .select(['id', sql<number>`length(bytes)`.as('bytes')])
    .execute()
  return rows.map(({ id, bytes }) => ({ id, size: bytes + REST_BYTES }))
}

export async function listDrops(
  db: Reader,
  queue: DropQueue & { readonly upTo: Bytes }
): Promise<Drop[]> {
  return queueOf(db, queue).selectAll().where('id', '<=', queue.upTo).execute()
}

function queueOf(db: Reader, { address, today, after = new Uint8Array() }: DropQueue) {
  return db
    .selectFrom('drops')
    .where('address', '=', address)
    .where('id', '>', after)
    .where('until', '>=', today)
    .orderBy('id')
}

export type Taking = { readonly taker: Bytes; readonly now: number; readonly takenUntil: number }

/** Takes a drop, unless another has it. False also where there is none. */
export async function takeDrop(
  db: Writer,
  { address, id, today }: DropPlace & { readonly today: string },
  { taker, now, takenUntil }: Taking
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('drops')
    .set({ taker, taken_until: takenUntil })
    .where('address', '=', address)
    .where('id', '=', id)
    .where('until', '>=', today)
    .where(isFreeFor({ taker, now }))
    .executeTakeFirst()
  return numUpdatedRows === 1n
}

/** Takes a drop away, unless another has it. False also where there is none. */
export async function removeFreeDrop(
  db: Writer,
  { address, id }: DropPlace,
  by: Pick<Taking, 'taker' | 'now'>
): Promise<boolean> {
  const { numDeletedRows } = await db
    .deleteFrom('drops')
    .where('address', '=', address)
    .where('id', '=', id)
    .where(isFreeFor(by))
    .executeTakeFirst()
  return numDeletedRows === 1n
}

function isFreeFor({ taker, now }: Pick<Taking, 'taker' | 'now'>) {
  return (drop: ExpressionBuilder<Tables, 'drops'>) =>
    drop.or([
      drop('taken_until', 'is', null),
      drop('taken_until', '<=', now),
      drop('taker', '=', taker)
    ])
}

export async function isWaiting(
  db: Reader,
  { address, id, today }: DropPlace & { readonly today: string }
): Promise<boolean> {
  const row = await db
    .selectFrom('drops')
    .select('id')
    .where('address', '=', address)
    .where('id', '=', id)
    .where('until', '>=', today)
    .executeTakeFirst()
  return row !== undefined
}

/** Takes away those of these that wait at this address. */
export async function removeDrops(
  db: Writer,
  address: Bytes,
  ids: readonly Bytes[]
): Promise<void> {
  await db.deleteFrom('drops').where('address', '=', address).where('id', 'in', ids).execute()
}

/** Takes up to `limit` drops whose last day is before `day`, and returns how many. */
export async function removeDropsUntilBefore(
  db: Writer,
  day: string,
  limit: number
): Promise<number> {
  const due = await db
    .selectFrom('drops')
    .select(['address', 'id'])
    .where('until', '<', day)
    .limit(limit)
    .execute()
  for (const { address, id } of due) await removeDrops(db, address, [id])
  return due.length
}
