/** Addresses from which lists are fetched. */
import type { DirectoryLiveRow, Reader, Writer } from './tables.ts'

export type DirectoryLive = DirectoryLiveRow

export async function listLive(db: Reader): Promise<DirectoryLive[]> {
  return db
    .selectFrom('directory_live')
    .selectAll()
    .where('source', '>', '')
    .orderBy('source')
    .execute()
}

export async function findLive(db: Reader, source: string): Promise<DirectoryLive | undefined> {
  return db.selectFrom('directory_live').selectAll().where('source', '=', source).executeTakeFirst()
}

type Wish = Pick<DirectoryLive, 'source' | 'address' | 'rhythm' | 'publishes_itself'>

/** What was known of it stays. */
export async function putLive(db: Writer, wish: Wish): Promise<void> {
  await db
    .insertInto('directory_live')
    .values({ ...wish, fetched_on: null, next_on: null, outcome: null })
    .onConflict((conflict) => conflict.column('source').doUpdateSet(wish))
    .execute()
}

type Noted = Partial<Pick<DirectoryLive, 'publishes_itself' | 'fetched_on' | 'next_on' | 'outcome'>>

export async function noteLive(db: Writer, source: string, noted: Noted): Promise<void> {
  await db.updateTable('directory_live').set(noted).where('source', '=', source).execute()
}

/** False where there is none. What was read of it stays. */
export async function removeLive(db: Writer, source: string): Promise<boolean> {
  const { numDeletedRows } = await db
    .deleteFrom('directory_live')
    .where('source', '=', source)
    .executeTakeFirst()
  return numDeletedRows > 0n
}
