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

/** Lanes that hold a document, in no order of time. */
export async function listLanes(db: Reader, space: Bytes): Promise<Bytes[]> {
  const rows = await db
    .selectFrom('documents')
    .select('lane')
    .where('space', '=', space)
    .orderBy('lane')
    .execute()
  return rows.map(({ lane }) => lane)
}

/** What was current in a lane at a seq. */
export async function findDocument(
  db: Reader,
  lane: { readonly space: Bytes; readonly lane: Bytes; readonly upTo: number }
): Promise<(EnvelopeRow & Pick<RecordRow, 'env_hash'>) | undefined> {
  return db
    .selectFrom('records')
    .select(['seq', 'time', 'header', 'salt', 'commitment', 'ct_hash', 'signature', 'ct'])
    .select('env_hash')
    .where('space', '=', lane.space)
    .where('lane', '=', lane.lane)
    .where('is_document', '=', sql.lit(1))
    .where('seq', '<=', lane.upTo)
    .orderBy('seq', 'desc')
    .limit(1)
    .executeTakeFirst()
}
