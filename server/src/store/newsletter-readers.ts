/** Who gets the newsletter. Where it goes is sealed; the address is here as a keyed hash alone, so that it is here once. */
import type { Bytes } from '@beside/kernel/wire'
import { lastNumber } from './letters.ts'
import type { Reader, Tables, Writer } from './tables.ts'

export type ReaderRow = Tables['newsletter_readers']

export async function findReader(db: Reader, id: Bytes): Promise<ReaderRow | undefined> {
  return db.selectFrom('newsletter_readers').selectAll().where('id', '=', id).executeTakeFirst()
}

export async function findReaderByAddress(
  db: Reader,
  address: Bytes
): Promise<ReaderRow | undefined> {
  return db
    .selectFrom('newsletter_readers')
    .selectAll()
    .where('address', '=', address)
    .executeTakeFirst()
}

/** How many were asked whether it is them, and did not say yes. */
export async function countAsked(db: Reader): Promise<number> {
  const row = await db
    .selectFrom('newsletter_readers')
    .select((count) => count.fn.countAll<number | string>().as('all'))
    .where('until', '<', NOT_TRIED)
    .executeTakeFirst()
  return Number(row?.all ?? 0)
}

export async function putReader(db: Writer, row: ReaderRow): Promise<void> {
  await db
    .insertInto('newsletter_readers')
    .values(row)
    .onConflict((conflict) => conflict.column('id').doUpdateSet(row))
    .execute()
}

export async function changeReader(
  db: Writer,
  id: Bytes,
  changed: Partial<
    Pick<ReaderRow, 'sealed' | 'rhythm' | 'until' | 'through' | 'off_through' | 'sent_on'>
  >
): Promise<void> {
  await db.updateTable('newsletter_readers').set(changed).where('id', '=', id).execute()
}

export async function removeReader(db: Writer, id: Bytes): Promise<void> {
  await db.deleteFrom('newsletter_readers').where('id', '=', id).execute()
}

export type Due = {
  /** Of the newest letter or notice. */
  readonly number: number
  /** Of the newest notice that a date is not held: it waits for no rhythm. */
  readonly off: number
  /** The first day of this week and of this month, YYYY-MM-DD: whoever had a mail since then waits for the next. */
  readonly week: string
  readonly month: string
}

/** Those after this random id. */
export type Page = { readonly after: Bytes; readonly limit: number }

function selectPage(db: Reader, { after, limit }: Page) {
  return db
    .selectFrom('newsletter_readers')
    .selectAll()
    .where('id', '>', after)
    .orderBy('id')
    .limit(limit)
}

/** Those who said yes, and have not heard of all dates that are not held. */
export async function listReadersOffDue(
  db: Reader,
  { off }: Due,
  page: Page
): Promise<ReaderRow[]> {
  return selectPage(db, page).where('until', 'is', null).where('off_through', '<', off).execute()
}

/** Those who said yes, have not had all letters up to this one, and whose rhythm it is. */
export async function listReadersDue(
  db: Reader,
  { number, week, month }: Due,
  page: Page
): Promise<ReaderRow[]> {
  return selectPage(db, page)
    .where('until', 'is', null)
    .where('through', '<', number)
    .where((is) =>
      is.or([
        is('rhythm', '=', 'each'),
        is.and([is('rhythm', '=', 'weekly'), is('sent_on', '<', week)]),
        is.and([is('rhythm', '=', 'monthly'), is('sent_on', '<', month)])
      ])
    )
    .execute()
}

/** For these there is nothing up to here. */
export async function passOver(
  db: Writer,
  ids: readonly Bytes[],
  had: Partial<Pick<ReaderRow, 'through' | 'off_through'>>
): Promise<void> {
  await db.updateTable('newsletter_readers').set(had).where('id', 'in', ids).execute()
}

/** Whether their rhythm is it, rather than that a date they were told of is not held. */
export function isTurnOf(
  { rhythm, through, sent_on: sentOn }: ReaderRow,
  { number, week, month }: Due
): boolean {
  const first = { each: '9999', weekly: week, monthly: month }[rhythm]
  return through < number && sentOn < first
}

/** The newest letter that all have had who get each at once; infinity where nobody does. */
export async function lowestThrough(db: Reader): Promise<number> {
  const row = await db
    .selectFrom('newsletter_readers')
    .select('through')
    .where('until', 'is', null)
    .where('rhythm', '=', 'each')
    .orderBy('through')
    .limit(1)
    .executeTakeFirst()
  return row?.through ?? Infinity
}

/** Makes room: whoever was asked first, and did not say yes. */
export async function removeOldestAsked(db: Writer): Promise<void> {
  const oldest = await db
    .selectFrom('newsletter_readers')
    .select('id')
    .where('until', '<', NOT_TRIED)
    .orderBy('until')
    .limit(1)
    .executeTakeFirst()
  if (oldest) await removeReader(db, oldest.id)
}

/** Letters that are out count as had by everybody. */
export async function passOverLetters(db: Writer): Promise<void> {
  const through = await lastNumber(db)
  await db
    .updateTable('newsletter_readers')
    .set({ through, off_through: through })
    .where('until', 'is', null)
    .execute()
}

/** Below the number of any letter: a mail that asks has not gone out yet. */
const TO_BE_ASKED = -1

/** Their days to say yes have not begun: the first try begins them, and until then nobody takes their place. */
const NOT_TRIED = '9999-12-31'

/** Nobody is a reader any more; each is to be asked whether they want to be. */
export async function askAllAgain(db: Writer): Promise<void> {
  await db
    .updateTable('newsletter_readers')
    .set({ until: NOT_TRIED, through: TO_BE_ASKED })
    .where('until', 'is', null)
    .execute()
}

export async function listToBeAsked(db: Reader, page: Page): Promise<ReaderRow[]> {
  return selectPage(db, page)
    .where('until', 'is not', null)
    .where('through', '=', TO_BE_ASKED)
    .execute()
}

export function wasTried({ until }: Pick<ReaderRow, 'until'>): boolean {
  return until !== NOT_TRIED
}

/** They may say yes until a day, YYYY-MM-DD. Whoever has just said it stays a reader. */
export async function noteTried(
  db: Writer,
  id: Bytes,
  { until, isAsked }: { readonly until: string; readonly isAsked: boolean }
): Promise<void> {
  await db
    .updateTable('newsletter_readers')
    .set({ until, ...(isAsked && { through: 0 }) })
    .where('id', '=', id)
    .where('until', 'is not', null)
    .execute()
}

/** How many said yes. */
export async function countReaders(db: Reader): Promise<number> {
  const row = await db
    .selectFrom('newsletter_readers')
    .select((count) => count.fn.countAll<number | string>().as('all'))
    .where('until', 'is', null)
    .executeTakeFirst()
  return Number(row?.all ?? 0)
}

export async function removeAskedUntilBefore(db: Writer, day: string): Promise<void> {
  await db.deleteFrom('newsletter_readers').where('until', '<', day).execute()
}
