/** Spaces and their members. */
import type { Bytes, SpaceState } from '@beside/kernel/wire'
import { sql } from 'kysely'
import type { RawBuilder, SqlBool } from 'kysely'
import { compileOnce } from './compile-once.ts'
import { readStateJson } from './space-state-json.ts'
import type { MemberRow, Reader, SpaceRow, Writer } from './tables.ts'

export type StoredSpace = Omit<SpaceRow, 'state'> & { readonly state: SpaceState }

export async function findSpace(db: Reader, id: Bytes): Promise<StoredSpace | undefined> {
  const row = await db.selectFrom('spaces').selectAll().where('id', '=', id).executeTakeFirst()
  return row && { ...row, state: readStateJson(row.state) }
}

export type SpaceHead = NewHead

/** The head of a space and its receipt, without the whole state. */
export async function findSpaceHead(db: Reader, id: Bytes): Promise<SpaceHead | undefined> {
  return db
    .selectFrom('spaces')
    .select(['id', 'seq', 'head', 'time', 'receipt_generation', 'receipt_signature'])
    .where('id', '=', id)
    .executeTakeFirst()
}

export async function addSpace(db: Writer, space: SpaceRow): Promise<void> {
  await db.insertInto('spaces').values(space).execute()
}

type NewHead = Omit<SpaceRow, 'state' | 'closed_at'>

const updateHead = compileOnce<keyof NewHead, unknown>((db, mark) =>
  db
    .updateTable('spaces')
    .set({
      seq: mark('seq'),
      head: mark('head'),
      time: mark('time'),
      receipt_generation: mark('receipt_generation'),
      receipt_signature: mark('receipt_signature')
    })
    .where('id', '=', mark('id'))
)

export async function moveHead(db: Writer, head: NewHead): Promise<void> {
  await updateHead(db, head)
}

export async function changeSpace(
  db: Writer,
  id: Bytes,
  change: Partial<Omit<SpaceRow, 'id'>>
): Promise<void> {
  await db.updateTable('spaces').set(change).where('id', '=', id).execute()
}

/** Takes every row of the space. */
export async function removeSpace(db: Writer, id: Bytes): Promise<void> {
  await db.deleteFrom('spaces').where('id', '=', id).execute()
}

/** Takes up to `limit` spaces that closed before `time`, and returns their ids. */
export async function removeSpacesClosedBefore(
  db: Writer,
  time: number,
  limit: number
): Promise<Bytes[]> {
  const due = await db
    .selectFrom('spaces')
    .select('id')
    .where('closed_at', 'is not', null)
    .where('closed_at', '<', time)
    .limit(limit)
    .execute()
  for (const { id } of due) await removeSpace(db, id)
  return due.map(({ id }) => id)
}

/**
 * Up to `limit` spaces after an id that may have an agreement on how long words stay. Most have none: that stands in
 * the state as its chain wrote it, so no column repeats it.
 */
export async function listSpacesThatForget(
  db: Reader,
  { after, limit }: { readonly after: Bytes; readonly limit: number }
): Promise<Pick<SpaceRow, 'id' | 'state'>[]> {
  return db
    .selectFrom('spaces')
    .select(['id', 'state'])
    .where('id', '>', after)
    .where((either) =>
      either.or([
        either('state', 'not like', '%"policy":{"retentionDays":0}%'),
        either('state', 'like', '%"policyBefore":%')
      ])
    )
    .orderBy('id')
    .limit(limit)
    .execute()
}

/** Whether the member that these two columns of a query name is in their space now. */
export function isHere(space: string, member: string): RawBuilder<SqlBool> {
  return sql<SqlBool>`exists (select 1 from members where members.space = ${sql.ref(space)}
    and members.member_id = ${sql.ref(member)} and is_current = 1 and left_seq is null)`
}

const selectMember = compileOnce<'space' | 'sign_key', MemberRow>((db, mark) =>
  db
    .selectFrom('members')
    .selectAll()
    .where('space', '=', mark('space'))
    .where('sign_key', '=', mark('sign_key'))
)

export async function findMember(
  db: Reader,
  space: Bytes,
  signKey: Bytes
): Promise<MemberRow | undefined> {
  const { rows } = await selectMember(db, { space, sign_key: signKey })
  return rows[0]
}

/** The space in which this key is, or was when leaving, a member's. No key serves in two. */
export async function findSpaceOfKey(db: Reader, signKey: Bytes): Promise<MemberRow | undefined> {
  return db
    .selectFrom('members')
    .selectAll()
    .where('sign_key', '=', signKey)
    .where('is_current', '=', 1)
    .orderBy('space')
    .executeTakeFirst()
}

export async function putMember(db: Writer, member: MemberRow): Promise<void> {
  const { is_current, left_seq, left_time } = member
  await db
    .insertInto('members')
    .values(member)
    .onConflict((conflict) =>
      conflict.columns(['space', 'sign_key']).doUpdateSet({ is_current, left_seq, left_time })
    )
    .execute()
}

/** All keys that this member has had here. */
export async function listKeysOfMember(
  db: Reader,
  space: Bytes,
  memberId: Bytes
): Promise<Bytes[]> {
  const rows = await db
    .selectFrom('members')
    .select('sign_key')
    .where('space', '=', space)
    .where('member_id', '=', memberId)
    .execute()
  return rows.map((row) => row.sign_key)
}
