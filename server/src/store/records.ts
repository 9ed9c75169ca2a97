/** The records of spaces: appended, read in pages, and emptied when their author takes them back. */
import type { Bytes } from '@beside/kernel/wire'
import { sql } from 'kysely'
import { compileOnce } from './compile-once.ts'
import type { Reader, RecordRow, Writer } from './tables.ts'

const OPERATION_TYPE = 1
const ENTRY_TYPE = 2
/** Salt, commitment, hash, signature and place of a record. */
const REST_BYTES = 192

export type LeafRow = Pick<RecordRow, 'seq' | 'time' | 'lane' | 'is_document' | 'env_hash'>
export type EnvelopeRow = Pick<
  RecordRow,
  'seq' | 'time' | 'header' | 'salt' | 'commitment' | 'ct_hash' | 'signature' | 'ct'
>

const LEAF = ['seq', 'time', 'lane', 'is_document', 'env_hash'] as const
const ENVELOPE = [
  'seq',
  'time',
  'header',
  'salt',
  'commitment',
  'ct_hash',
  'signature',
  'ct'
] as const

const insertRecord = compileOnce<keyof RecordRow, unknown>((db, mark) =>
  db
    .insertInto('records')
    .values({
      space: mark('space'),
      seq: mark('seq'),
      time: mark('time'),
      type: mark('type'),
      lane: mark('lane'),
      is_document: mark('is_document'),
      author: mark('author'),
      write_hash: mark('write_hash'),
      env_hash: mark('env_hash'),
      head: mark('head'),
      header: mark('header'),
      salt: mark('salt'),
      commitment: mark('commitment'),
      ct_hash: mark('ct_hash'),
      signature: mark('signature'),
      ct: mark('ct')
    })
    .onConflict((conflict) => conflict.doNothing())
)

/** Adds a record. False if this write, or this very envelope, is already there. */
export async function addRecord(db: Writer, record: RecordRow): Promise<boolean> {
  const { numAffectedRows } = await insertRecord(db, record)
  return numAffectedRows === 1n
}

/** Where a write landed before, by its key or by the very same envelope. */
export async function findWritten(
  db: Reader,
  write: Pick<RecordRow, 'write_hash' | 'env_hash'>
): Promise<Pick<RecordRow, 'space' | 'seq' | 'time'> | undefined> {
  const place = ['space', 'seq', 'time'] as const
  const byKey = await db
    .selectFrom('records')
    .select(place)
    .where('write_hash', '=', write.write_hash)
    .executeTakeFirst()
  if (byKey) return byKey
  return db
    .selectFrom('records')
    .select(place)
    .where('env_hash', '=', write.env_hash)
    .executeTakeFirst()
}

/** The head and time at a seq of a space. */
export async function findPosition(
  db: Reader,
  space: Bytes,
  seq: number
): Promise<Pick<RecordRow, 'head' | 'time'> | undefined> {
  return db
    .selectFrom('records')
    .select(['head', 'time'])
    .where('space', '=', space)
    .where('seq', '=', seq)
    .executeTakeFirst()
}

/** Records with `from <= seq < to`, oldest first. */
export async function listRecords(
  db: Reader,
  space: Bytes,
  range: { readonly from: number; readonly to: number }
): Promise<EnvelopeRow[]> {
  return db
    .selectFrom('records')
    .select(ENVELOPE)
    .where('space', '=', space)
    .where('seq', '>=', range.from)
    .where('seq', '<', range.to)
    .orderBy('seq')
    .execute()
}

/** What each record with `from <= seq < to` weighs in a reply, in bytes, oldest first. Reads no words. */
export async function listSizes(
  db: Reader,
  space: Bytes,
  range: { readonly from: number; readonly to: number }
): Promise<number[]> {
  const rows = await db
    .selectFrom('records')
    .select(sql<number>`length(header) + coalesce(length(ct), 0)`.as('bytes'))
    .where('space', '=', space)
    .where('seq', '>=', range.from)
    .where('seq', '<', range.to)
    .orderBy('seq')
    .execute()
  return rows.map(({ bytes }) => bytes + REST_BYTES)
}

export function sizeOf({ header, ct }: EnvelopeRow): number {
  return header.length + (ct?.length ?? 0) + REST_BYTES
}

/** Leaves with `from <= seq < to`, oldest first. */
export async function listLeaves(
  db: Reader,
  space: Bytes,
  range: { readonly from: number; readonly to: number }
): Promise<LeafRow[]> {
  return db
    .selectFrom('records')
    .select(LEAF)
    .where('space', '=', space)
    .where('seq', '>=', range.from)
    .where('seq', '<', range.to)
    .orderBy('seq')
    .execute()
}

/** Up to `limit` operations after a seq and up to another. */
export async function listOperations(
  db: Reader,
  space: Bytes,
  range: { readonly after: number; readonly upTo: number; readonly limit: number }
): Promise<EnvelopeRow[]> {
  return db
    .selectFrom('records')
    .select(ENVELOPE)
    .where('space', '=', space)
    .where('type', '=', sql.lit(OPERATION_TYPE))
    .where('seq', '>', range.after)
    .where('seq', '<=', range.upTo)
    .orderBy('seq')
    .limit(range.limit)
    .execute()
}

export async function listAuthors(
  db: Reader,
  space: Bytes,
  seqs: readonly number[]
): Promise<Pick<RecordRow, 'seq' | 'author'>[]> {
  return db
    .selectFrom('records')
    .select(['seq', 'author'])
    .where('space', '=', space)
    .where('seq', 'in', seqs)
    .execute()
}

/** Takes the words away for good; leaf and signature stay, so that the log can still be checked. */
export async function eraseWords(db: Writer, space: Bytes, seqs: readonly number[]): Promise<void> {
  await db
    .updateTable('records')
    .set({ ct: null })
    .where('space', '=', space)
    .where('seq', 'in', seqs)
    .execute()
}

/** Takes away the words of up to `limit` entries from before `time`, and says of how many. Current documents stay. */
export async function eraseWordsBefore(
  db: Writer,
  space: Bytes,
  { time, limit }: { readonly time: number; readonly limit: number }
): Promise<number> {
  const due = await db
    .selectFrom('records')
    .select('seq')
    .where('space', '=', space)
    .where('type', '=', sql.lit(ENTRY_TYPE))
    .where('time', '<', time)
    .where('ct', 'is not', null)
    .where('seq', 'not in', (current) =>
      current.selectFrom('documents').select('documents.seq').where('documents.space', '=', space)
    )
    .orderBy('seq')
    .limit(limit)
    .execute()
  const seqs = due.map(({ seq }) => seq)
  if (seqs.length > 0) await eraseWords(db, space, seqs)
  return seqs.length
}
