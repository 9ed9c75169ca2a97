/** What the newsletter tells of by itself: that a text is new, that a gathering is, that a date is not held. No words. */
import type { Reader, Tables, Writer } from './tables.ts'

export type NoticeRow = Tables['notices']

export async function listNotices(db: Reader): Promise<NoticeRow[]> {
  return db.selectFrom('notices').selectAll().orderBy('id').execute()
}

export async function addNotice(db: Writer, row: NoticeRow): Promise<void> {
  await db.insertInto('notices').values(row).execute()
}

export async function changeNotice(
  db: Writer,
  id: string,
  changed: Partial<Pick<NoticeRow, 'goes_at' | 'number' | 'is_held'>>
): Promise<void> {
  await db.updateTable('notices').set(changed).where('id', '=', id).execute()
}

export async function removeNotice(db: Writer, id: string): Promise<void> {
  await db.deleteFrom('notices').where('id', '=', id).execute()
}
