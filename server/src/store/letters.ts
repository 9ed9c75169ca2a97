/** Letters of the newsletter: written by stewards, and public once they went out. */
import type { Bytes } from '@beside/kernel/wire'
import type { Reader, Tables, Writer } from './tables.ts'

export type LetterRow = Tables['letters']

/** What is not out yet, and of what is the newest so many; the newest first. */
export async function listLetters(db: Reader, outMax: number): Promise<LetterRow[]> {
  const waiting = await db.selectFrom('letters').selectAll().where('number', 'is', null).execute()
  const out = await db
    .selectFrom('letters')
    .selectAll()
    .where('number', 'is not', null)
    .where('text', '<>', '')
    .orderBy('number', 'desc')
    .limit(outMax)
    .execute()
  return [...waiting, ...out]
}

export type LetterLine = Pick<LetterRow, 'id' | 'subject' | 'topic' | 'out_on'>

/** The newest that are out, without their texts. */
export async function listLettersOut(db: Reader, max: number): Promise<LetterLine[]> {
  return db
    .selectFrom('letters')
    .select(['id', 'subject', 'topic', 'out_on'])
    .where('number', 'is not', null)
    .where('text', '<>', '')
    .orderBy('number', 'desc')
    .limit(max)
    .execute()
}

/** Of one that was taken off the page the place among all is left, and none of its words. */
export function isTakenOff({ number, text }: Pick<LetterRow, 'number' | 'text'>): boolean {
  return number !== null && text === ''
}

export async function findLetter(db: Reader, id: Bytes): Promise<LetterRow | undefined> {
  return db.selectFrom('letters').selectAll().where('id', '=', id).executeTakeFirst()
}

export async function listLettersAfter(db: Reader, through: number): Promise<LetterRow[]> {
  return db
    .selectFrom('letters')
    .selectAll()
    .where('number', '>', through)
    .orderBy('number')
    .execute()
}

export async function countLetters(db: Reader, max: number): Promise<number> {
  const rows = await db.selectFrom('letters').select('id').limit(max).execute()
  return rows.length
}

export async function putLetter(db: Writer, row: LetterRow): Promise<void> {
  await db
    .insertInto('letters')
    .values(row)
    .onConflict((conflict) => conflict.column('id').doUpdateSet(row))
    .execute()
}

export async function removeLetter(db: Writer, id: Bytes): Promise<void> {
  await db.deleteFrom('letters').where('id', '=', id).execute()
}

/** The number of the newest letter or notice that went out; 0 before any. Both are counted as one. */
export async function lastNumber(db: Reader): Promise<number> {
  return Math.max(await lastOf(db, 'letters'), await lastOf(db, 'notices'))
}

async function lastOf(db: Reader, table: 'letters' | 'notices'): Promise<number> {
  const row = await db
    .selectFrom(table)
    .select('number')
    .where('number', 'is not', null)
    .orderBy('number', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row?.number ?? 0
}

/** Whether one waits whose time has come. */
export async function isLetterDue(db: Reader, now: number): Promise<boolean> {
  const row = await db
    .selectFrom('letters')
    .select('id')
    .where('number', 'is', null)
    .where('goes_at', '<=', now)
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}

/** What waits to go out is a draft again. */
export async function keepAllBack(db: Writer): Promise<void> {
  await db.updateTable('letters').set({ goes_at: null }).where('number', 'is', null).execute()
}

/** Gives those whose time has come their numbers, by which readers get them in order. */
export async function letGo(db: Writer, now: number, today: string): Promise<void> {
  const due = await db
    .selectFrom('letters')
    .select('id')
    .where('number', 'is', null)
    .where('goes_at', '<=', now)
    .orderBy('goes_at')
    .execute()
  let number = due.length > 0 ? await lastNumber(db) : 0
  for (const { id } of due) {
    number += 1
    await db.updateTable('letters').set({ number, out_on: today }).where('id', '=', id).execute()
  }
}
