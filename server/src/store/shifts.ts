/** Shifts of listeners. What one looks like to its member, and what may follow it, is said in `rooms/listening`. */
import type { Bytes } from '@beside/kernel/wire'
import { isUnpaused } from './pauses.ts'
import { isHere } from './spaces.ts'
import type { Reader, Tables, Writer } from './tables.ts'

export type ShiftRow = Tables['shifts']
export type ShiftPlace = Pick<ShiftRow, 'space' | 'member'>

export async function findShift(
  db: Reader,
  { space, member }: ShiftPlace
): Promise<ShiftRow | undefined> {
  return db
    .selectFrom('shifts')
    .selectAll()
    .where('space', '=', space)
    .where('member', '=', member)
    .executeTakeFirst()
}

/** Keeps it in the place of the one before. */
export async function putShift(db: Writer, shift: ShiftRow): Promise<void> {
  const { space: _space, member: _member, ...rest } = shift
  await db
    .insertInto('shifts')
    .values(shift)
    .onConflict((conflict) => conflict.columns(['space', 'member']).doUpdateSet(rest))
    .execute()
}

/** The members who are on a shift now and do not rest. */
export async function listListening(db: Reader, space: Bytes, now: number): Promise<Bytes[]> {
  const rows = await onShift(db, space, now).select('shifts.member').execute()
  return rows.map(({ member }) => member)
}

export type Room = {
  readonly space: Bytes
  readonly now: number
  /** Conversations at once. */
  readonly max: number
  /** Members to whom a question is not offered. */
  readonly but: readonly Bytes[]
}

/** Whether one of them has room for another conversation. It is asked by everybody, so one query answers. */
export async function hasRoomForOne(db: Reader, { space, now, max, but }: Room): Promise<boolean> {
  const offered = onShift(db, space, now)
  const others = but.length > 0 ? offered.where('shifts.member', 'not in', but) : offered
  const free = await others
    .select('shifts.member')
    .where(
      (shift) =>
        shift
          .selectFrom('asks')
          .select(({ fn }) => fn.countAll<number>().as('count'))
          .whereRef('asks.space', '=', 'shifts.space')
          .whereRef('asks.taker', '=', 'shifts.member')
          .where('asks.until', '>', now)
          .where((ask) =>
            ask.or([ask('asks.stage', '=', 'open'), ask('asks.taken_until', '>', now)])
          ),
      '<',
      max
    )
    .limit(1)
    .executeTakeFirst()
  return free !== undefined
}

// A shift ends with the post, at the latest; whoever left the team before is not here any more. Whom a pause waits for
// says no yes: their next token meets it.
function onShift(db: Reader, space: Bytes, now: number) {
  return db
    .selectFrom('shifts')
    .where('shifts.space', '=', space)
    .where('shifts.ends_at', '>', now)
    .where((shift) =>
      shift.or([shift('shifts.rests_until', 'is', null), shift('shifts.rests_until', '<=', now)])
    )
    .where(isHere('shifts.space', 'shifts.member'))
    .where(isUnpaused('shifts.space', 'shifts.member'))
}

/**
 * Forgets the shifts after which the next one may begin. Where the debrief is still to be done, that alone stays, for
 * as long as the member does.
 */
export async function forgetShiftsOver(db: Writer, now: number): Promise<void> {
  await db
    .deleteFrom('shifts')
    .where('next_from', '<=', now)
    .where((shift) =>
      shift.or([shift('needs_debrief', '=', 0), shift.not(isHere('shifts.space', 'shifts.member'))])
    )
    .execute()
  await db
    .updateTable('shifts')
    .set({ ends_at: 0, next_from: 0, rests_until: null })
    .where('next_from', '<=', now)
    .where('ends_at', '>', 0)
    .execute()
}
