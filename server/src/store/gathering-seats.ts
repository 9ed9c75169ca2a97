/** Seats: each is a keyed hash of a code, and a place among those of one date. No row says whose it is, or when. */
import type { Bytes } from '@beside/kernel/wire'
import type { Reader, Tables, Writer } from './tables.ts'

export type SeatRow = Tables['gathering_seats']
export type OfDate = Pick<SeatRow, 'gathering' | 'day'>

export async function findSeat(db: Reader, codeHash: Bytes): Promise<SeatRow | undefined> {
  return db
    .selectFrom('gathering_seats')
    .selectAll()
    .where('code_hash', '=', codeHash)
    .executeTakeFirst()
}

export type SeatCount = OfDate & { readonly taken: number; readonly waiting: number }

/** Of the dates of these gatherings for which anybody asked. */
export async function countSeats(
  db: Reader,
  gatherings: readonly Bytes[]
): Promise<readonly SeatCount[]> {
  if (gatherings.length === 0) return []
  const rows = await db
    .selectFrom('gathering_seats')
    .select(['gathering', 'day', 'standing'])
    .select((count) => count.fn.countAll<number | string>().as('all'))
    .where('gathering', 'in', gatherings)
    .groupBy(['gathering', 'day', 'standing'])
    .execute()
  return rows.map(({ gathering, day, standing, all }) => ({
    gathering,
    day,
    taken: standing === 'waits' ? 0 : Number(all),
    waiting: standing === 'waits' ? Number(all) : 0
  }))
}

/** The number of whoever asked last; 0 before any. */
export async function lastSeatNumber(db: Reader, { gathering, day }: OfDate): Promise<number> {
  const row = await db
    .selectFrom('gathering_seats')
    .select('number')
    .where('gathering', '=', gathering)
    .where('day', '=', day)
    .orderBy('number', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row?.number ?? 0
}

/** Those who wait, in their order. */
export async function listWaitingSeats(
  db: Reader,
  { gathering, day }: OfDate
): Promise<readonly SeatRow[]> {
  return db
    .selectFrom('gathering_seats')
    .selectAll()
    .where('gathering', '=', gathering)
    .where('day', '=', day)
    .where('standing', '=', 'waits')
    .orderBy('number')
    .execute()
}

export async function addSeat(db: Writer, row: SeatRow): Promise<void> {
  await db.insertInto('gathering_seats').values(row).execute()
}

export async function freeSeatFor(db: Writer, { code_hash }: SeatRow): Promise<void> {
  await db
    .updateTable('gathering_seats')
    .set({ standing: 'seat-freed' })
    .where('code_hash', '=', code_hash)
    .execute()
}

export async function removeSeat(
  db: Writer,
  { code_hash }: Pick<SeatRow, 'code_hash'>
): Promise<void> {
  await db.deleteFrom('gathering_seats').where('code_hash', '=', code_hash).execute()
}

/** Of dates that ended before this. */
export async function removeSeatsEndedBefore(db: Writer, time: number): Promise<void> {
  const over = await db
    .selectFrom('gathering_dates as date')
    .innerJoin('gathering_seats as seat', (join) =>
      join.onRef('seat.gathering', '=', 'date.gathering').onRef('seat.day', '=', 'date.day')
    )
    .select('seat.code_hash')
    .where('date.ends_at', '<', time)
    .execute()
  for (const seat of over) await removeSeat(db, seat)
}
