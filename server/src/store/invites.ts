/** Sealed cards of invitations, and how many accounts each let in. */
import type { Bytes } from '@beside/kernel/wire'
import type { Reader, Tables, Writer } from './tables.ts'

export type Invite = Tables['invites']

export async function findInvite(db: Reader, id: Bytes): Promise<Invite | undefined> {
  return db.selectFrom('invites').selectAll().where('id', '=', id).executeTakeFirst()
}

/** Keeps the card. False if another space holds this id: who has the link could else replace the card. */
export async function putInvite(db: Writer, invite: Omit<Invite, 'admissions'>): Promise<boolean> {
  const { card, space } = invite
  const { numInsertedOrUpdatedRows } = await db
    .insertInto('invites')
    .values({ ...invite, admissions: 0 })
    .onConflict((conflict) =>
      conflict.column('id').doUpdateSet({ card }).where('invites.space', '=', space)
    )
    .executeTakeFirst()
  return numInsertedOrUpdatedRows === 1n
}

/** Counts one more account, unless `max` is reached. */
export async function countAdmission(db: Writer, id: Bytes, max: number): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('invites')
    .set((row) => ({ admissions: row('admissions', '+', 1) }))
    .where('id', '=', id)
    .where('admissions', '<', max)
    .executeTakeFirst()
  return numUpdatedRows === 1n
}
