/** The current document of each lane of a space. */
import type { Bytes } from '@beside/kernel/wire'
import { sql } from 'kysely'
import type { EnvelopeRow } from './records.ts'
import type { Reader, RecordRow, Writer } from './tables.ts'

/** Makes the record at `seq` the current one of its lane. */
export async function putDocument(
  db: Writer,
  document: { readonly space: Bytes; readonly lane: Bytes; readonly seq: number }
): Promise<void> {
  await db
    .insertInto('documents')
    .values(document)
    .onConflict((conflict) =>
      conflict.columns(['space', 'lane']).doUpdateSet({ seq: document.seq })
    )
    .execute()
}

/** Whether this lane holds a document already. */
export async function hasLane(db: Reader, space: Bytes, lane: Bytes): Promise<boolean> {
  const documents = db.selectFrom('documents').select('seq').where('space', '=', space)
  return (await documents.where('lane', '=', lane).executeTakeFirst()) !== undefined
}

/** How many of the current documents of a space were written under one of these keys. */
export async function countDocumentsBy(
  db: Reader,
  space: Bytes,
  keys: readonly Bytes[]
): Promise<number> {
  const { count } = await db
    .selectFrom('documents')
    .innerJoin('records', (join) =>
      join.onRef('records.space', '=', 'documents.space').onRef('records.seq', '=', 'documents.seq')
    )
    .where('documents.space', '=', space)
    .where('records.author', 'in', keys)
    .select((by) => by.fn.countAll<number | string>().as('count'))
    .executeTakeFirstOrThrow()
  // A store that counts further than JavaScript gives the number as text.
  return Number(count)
}

/** Lanes after `after` that hold a document, in no order of time. */
export async function listLanes(
  db: Reader,
  space: Bytes,
  after: Bytes = new Uint8Array()
): Promise<Bytes[]> {
  const rows = await db
    .selectFrom('documents')
    .select('lane')
    .where('space', '=', space)
    .where('lane', '>', after)
    .orderBy('lane')
    .execute()
  return rows.map(({ lane }) => lane)
}

export type LaneThen = { readonly space: Bytes; readonly lane: Bytes; readonly upTo: number }

/** What was current in a lane at a seq. */
export async function findDocument(db: Reader, lane: LaneThen): Promise<EnvelopeRow | undefined> {
  return documentsOf(db, lane)
    .select(['seq', 'time', 'header', 'salt', 'commitment', 'ct_hash', 'signature', 'ct'])
    .executeTakeFirst()
}

/** Which document that was, without its words. */
export async function findDocumentHash(
  db: Reader,
  lane: LaneThen
): Promise<Pick<RecordRow, 'env_hash'> | undefined> {
  return documentsOf(db, lane).select('env_hash').executeTakeFirst()
}

function documentsOf(db: Reader, lane: LaneThen) {
  return db
    .selectFrom('records')
    .where('space', '=', lane.space)
    .where('lane', '=', lane.lane)
    .where('is_document', '=', sql.lit(1))
    .where('seq', '<=', lane.upTo)
    .orderBy('seq', 'desc')
    .limit(1)
}
