/** Gatherings as they are written and were shown, and their dates. No row says who wrote. */
import type { Bytes } from '@beside/kernel/wire'
import type { Reader, Tables, Writer } from './tables.ts'

export type GatheringRow = Tables['gatherings']
export type GatheringRevision = Tables['gathering_revisions']
export type GatheringDateRow = Tables['gathering_dates']

export async function findGathering(db: Reader, id: Bytes): Promise<GatheringRow | undefined> {
  return db.selectFrom('gatherings').selectAll().where('id', '=', id).executeTakeFirst()
}

export async function listGatherings(
  db: Reader,
  max: number
): Promise<readonly Omit<GatheringRow, 'link'>[]> {
  return db.selectFrom('gatherings').select(['id', 'words', 'shown']).limit(max).execute()
}

export async function putGathering(db: Writer, row: GatheringRow): Promise<void> {
  await db
    .insertInto('gatherings')
    .values(row)
    .onConflict((conflict) => conflict.column('id').doUpdateSet(row))
    .execute()
}

export async function removeGathering(db: Writer, id: Bytes): Promise<void> {
  await db.deleteFrom('gatherings').where('id', '=', id).execute()
}

/** All that was public of it, the newest first. */
export async function listGatheringRevisions(
  db: Reader,
  gathering: Bytes
): Promise<readonly GatheringRevision[]> {
  return db
    .selectFrom('gathering_revisions')
    .selectAll()
    .where('gathering', '=', gathering)
    .orderBy('number', 'desc')
    .execute()
}

/** What is public of one; undefined for a draft. */
export async function findShown(
  db: Reader,
  gathering: Bytes
): Promise<GatheringRevision | undefined> {
  return db
    .selectFrom('gathering_revisions as revision')
    .innerJoin('gatherings', (join) =>
      join
        .onRef('gatherings.id', '=', 'revision.gathering')
        .onRef('gatherings.shown', '=', 'revision.number')
    )
    .selectAll('revision')
    .where('revision.gathering', '=', gathering)
    .executeTakeFirst()
}

export async function addGatheringRevision(db: Writer, row: GatheringRevision): Promise<void> {
  await db.insertInto('gathering_revisions').values(row).execute()
}

export type DateWithWords = GatheringDateRow & Pick<GatheringRevision, 'words'>

/** Dates that end after this, with what is public of their gathering; the soonest first. */
export async function listDatesAfter(
  db: Reader,
  now: number,
  max: number
): Promise<readonly DateWithWords[]> {
  return db
    .selectFrom('gathering_dates as date')
    .innerJoin('gatherings', 'gatherings.id', 'date.gathering')
    .innerJoin('gathering_revisions as revision', (join) =>
      join
        .onRef('revision.gathering', '=', 'date.gathering')
        .onRef('revision.number', '=', 'gatherings.shown')
    )
    .selectAll('date')
    .select('revision.words')
    .where('date.ends_at', '>', now)
    .orderBy('date.starts_at')
    .limit(max)
    .execute()
}

/** What is public of each that is shown. */
export async function listShownWords(
  db: Reader
): Promise<readonly Pick<GatheringRevision, 'gathering' | 'words'>[]> {
  return db
    .selectFrom('gatherings')
    .innerJoin('gathering_revisions as revision', (join) =>
      join
        .onRef('revision.gathering', '=', 'gatherings.id')
        .onRef('revision.number', '=', 'gatherings.shown')
    )
    .select(['revision.gathering', 'revision.words'])
    .execute()
}

/** Dates of all that end after this, without words; the soonest first. */
export async function listAllDatesAfter(
  db: Reader,
  now: number
): Promise<readonly GatheringDateRow[]> {
  return db
    .selectFrom('gathering_dates')
    .selectAll()
    .where('ends_at', '>', now)
    .orderBy('starts_at')
    .execute()
}

/** All dates of one, also those of before. */
export async function listDatesOf(
  db: Reader,
  gathering: Bytes
): Promise<readonly GatheringDateRow[]> {
  return db
    .selectFrom('gathering_dates')
    .selectAll()
    .where('gathering', '=', gathering)
    .orderBy('starts_at')
    .execute()
}

export async function findDate(
  db: Reader,
  gathering: Bytes,
  day: string
): Promise<GatheringDateRow | undefined> {
  return db
    .selectFrom('gathering_dates')
    .selectAll()
    .where('gathering', '=', gathering)
    .where('day', '=', day)
    .executeTakeFirst()
}

export async function putDate(db: Writer, row: GatheringDateRow): Promise<void> {
  await db
    .insertInto('gathering_dates')
    .values(row)
    .onConflict((conflict) => conflict.columns(['gathering', 'day']).doUpdateSet(row))
    .execute()
}
