/**
 * What people ask the listeners, and the conversations that came of it. A claim that was not opened in time, or whose
 * listener left the team, holds nothing: that is seen by comparing, and nobody has to be there for it.
 */
import { isSameBytes, LIMITS } from '@beside/kernel/wire'
import type { Bytes } from '@beside/kernel/wire'
import { sql } from 'kysely'
import type { ExpressionBuilder } from 'kysely'
import { isHere } from './spaces.ts'
import type { Reader, Tables, Writer } from './tables.ts'

export type Ask = Tables['asks']
/** An ask without its words. `is_held` is 1 while somebody said yes to it, and `size` is 0 once its words are gone. */
export type FoundAsk = Omit<Ask, 'bytes' | 'share'> & {
  readonly is_held: number
  readonly size: number
}

/** The ask at this desk, unless its time is over. */
export async function findAskAt(
  db: Reader,
  desk: Bytes,
  now: number
): Promise<FoundAsk | undefined> {
  return lookFor(db, now).where('desk', '=', desk).executeTakeFirst()
}

type AskPlace = { readonly space: Bytes; readonly id: Bytes }

export async function findAsk(
  db: Reader,
  { space, id }: AskPlace,
  now: number
): Promise<FoundAsk | undefined> {
  return lookFor(db, now).where('space', '=', space).where('id', '=', id).executeTakeFirst()
}

/** What waits for this team, held or not, in the order of ids. */
export async function listAsked(
  db: Reader,
  {
    space,
    after = new Uint8Array()
  }: { readonly space: Bytes; readonly after?: Bytes | undefined },
  now: number
): Promise<FoundAsk[]> {
  return lookFor(db, now)
    .where('space', '=', space)
    .where('stage', '=', 'asked')
    .where('id', '>', after)
    .orderBy('id')
    .execute()
}

/** What this member said yes to, and holds. */
export async function listHeldBy(
  db: Reader,
  { space, member }: { readonly space: Bytes; readonly member: Bytes },
  now: number
): Promise<FoundAsk[]> {
  return lookFor(db, now)
    .where('space', '=', space)
    .where('taker', '=', member)
    .where(isHeldAt(now))
    .orderBy('id')
    .execute()
}

/** How many wait for this team, held or not. */
export async function countAsked(db: Reader, space: Bytes): Promise<number> {
  const rows = await db
    .selectFrom('asks')
    .select('desk')
    .where('space', '=', space)
    .where('stage', '=', 'asked')
    .execute()
  return rows.length
}

/** The words of these. */
export async function readAskWords(
  db: Reader,
  space: Bytes,
  ids: readonly Bytes[]
): Promise<Pick<Ask, 'id' | 'desk' | 'bytes'>[]> {
  if (ids.length === 0) return []
  return db
    .selectFrom('asks')
    .select(['id', 'desk', 'bytes'])
    .where('space', '=', space)
    .where('id', 'in', ids)
    .orderBy('id')
    .execute()
}

/** What whoever said yes needs to come; undefined once it is open. */
export async function findShare(db: Reader, desk: Bytes): Promise<Bytes | undefined> {
  const row = await db
    .selectFrom('asks')
    .select('share')
    .where('desk', '=', desk)
    .executeTakeFirst()
  return row && row.share.length > 0 ? row.share : undefined
}

export async function addAsk(db: Writer, ask: Ask): Promise<void> {
  await db.insertInto('asks').values(ask).execute()
}

export async function changeAsk(
  db: Writer,
  desk: Bytes,
  change: Partial<Omit<Ask, 'desk'>>
): Promise<void> {
  await db.updateTable('asks').set(change).where('desk', '=', desk).execute()
}

export async function removeAsk(db: Writer, desk: Bytes): Promise<void> {
  await db.deleteFrom('asks').where('desk', '=', desk).execute()
}

/** Takes away those whose time is over, and returns how many. */
export async function removeAsksOver(db: Writer, now: number): Promise<number> {
  const { numDeletedRows } = await db
    .deleteFrom('asks')
    .where('until', '<=', now)
    .executeTakeFirst()
  return Number(numDeletedRows)
}

function lookFor(db: Reader, now: number) {
  return db
    .selectFrom('asks')
    .select(['desk', 'id', 'space', 'until', 'stage', 'taker', 'taken_until', 'freed_from'])
    .select((ask) => [
      ask.case().when(isHeldAt(now)(ask)).then(sql.lit(1)).else(sql.lit(0)).end().as('is_held'),
      sql<number>`length(bytes)`.as('size')
    ])
    .where('until', '>', now)
}

/** Whether somebody said yes, and is on their way, or in the conversation. Who left the team is on their way no more. */
function isHeldAt(now: number) {
  return (ask: ExpressionBuilder<Tables, 'asks'>) =>
    ask.or([
      ask('stage', '<>', 'asked'),
      ask.and([
        ask('taken_until', 'is not', null),
        ask('taken_until', '>', now),
        isHere('asks.space', 'asks.taker')
      ])
    ])
}

const ID_BYTES = 32
/** It is remembered of so many that a question was freed from them: of all whom a team can hold. */
const FREED_MAX = LIMITS.members

/** Whether whoever asked freed it from this member: for them it is not there. */
export function isFreedFrom({ freed_from }: Pick<Ask, 'freed_from'>, member: Bytes): boolean {
  return freedFrom({ freed_from }).some((id) => isSameBytes(id, member))
}

export function withFreed({ freed_from }: Pick<Ask, 'freed_from'>, member: Bytes): Bytes {
  return new Uint8Array(Buffer.concat([...freedFrom({ freed_from }), member].slice(-FREED_MAX)))
}

/** The members to whom it is not offered any more. */
export function freedFrom({ freed_from: ids }: Pick<Ask, 'freed_from'>): readonly Bytes[] {
  const count = Math.floor(ids.length / ID_BYTES)
  return Array.from({ length: count }, (_, at) => ids.slice(at * ID_BYTES, (at + 1) * ID_BYTES))
}
