/**
 * Reading a space: pages of records with the leaves before them, so that a reader can check what each
 * record had seen. Who left reads up to their leave, and even the receipt says nothing of what came after.
 */
import { WIRE_LIMITS } from '@beside/contract'
import type { DocumentPage, LeafPage, OperationPage, RecordPage } from '@beside/contract'
import { decodeHeader } from '@beside/kernel/wire'
import type { Bytes, Receipt, SpaceId } from '@beside/kernel/wire'
import type { InferOutput } from 'valibot'
import { findDocument, findDocumentHash, listLanes } from '../store/documents.ts'
import {
  findPosition,
  listLeaves,
  listOperations,
  listRecords,
  listSizes,
  sizeOf
} from '../store/records.ts'
import { findSpaceHead } from '../store/spaces.ts'
import type { EnvelopeRow } from '../store/records.ts'
import type { Reader } from '../store/tables.ts'
import { countFitting } from './page-size.ts'
import { newestReceipt } from './receipts.ts'
import type { ReceiptSigner } from './receipts.ts'
import { leafToWire, receiptToWire, rowToWire, textOf } from './wire-records.ts'

export type Reading = {
  readonly db: Reader
  readonly receipts: ReceiptSigner
  readonly spaceId: SpaceId
  /** The last seq that this person may read; undefined for the newest. */
  readonly upTo: number | undefined
}

/** Undefined where the space is gone. */
export async function readRecordPage(
  reading: Reading,
  page: {
    readonly before: number | undefined
    readonly limit: number | undefined
    readonly leaves: number | undefined
  }
): Promise<RecordPage | undefined> {
  const { db, spaceId } = reading
  const end = await readEnd(reading)
  if (!end) return undefined
  const limit = Math.min(page.limit ?? WIRE_LIMITS.pageRecordsDefault, WIRE_LIMITS.pageRecords)
  const to = Math.min(page.before ?? end.seq + 1, end.seq + 1)
  const sizes = await listSizes(db, spaceId, { from: Math.max(1, to - limit), to })
  const from = Math.max(1, to - countFitting(sizes.toReversed()))
  const records = await listRecords(db, spaceId, { from, to })
  const baseSeq = baseOf(records, { from, leaves: page.leaves })
  const head = baseSeq === 0 ? spaceId : (await findPosition(db, spaceId, baseSeq))?.head
  const leaves = await listLeaves(db, spaceId, { from: baseSeq + 1, to: from })
  if (!head) return undefined
  return {
    base: { seq: baseSeq, head: textOf(head) },
    leaves: leaves.map(leafToWire),
    records: records.map(rowToWire),
    receipt: receiptToWire(end)
  }
}

/** Far enough back for whoever checks what each of these records had seen. */
function baseOf(
  records: readonly EnvelopeRow[],
  { from, leaves = Infinity }: { readonly from: number; readonly leaves: number | undefined }
): number {
  const seen = records.map(({ header }) => decodeHeader(header)?.seenSeq ?? 0)
  const wanted = Math.min(from - 1 - leaves, ...seen)
  return Math.max(0, from - 1 - WIRE_LIMITS.windowLeaves, wanted)
}

export async function readOperationPage(
  reading: Reading,
  after: number
): Promise<OperationPage | undefined> {
  const { db, spaceId } = reading
  const end = await readEnd(reading)
  if (!end) return undefined
  const limit = WIRE_LIMITS.operationsAtOnce
  const found = await listOperations(db, spaceId, { after, upTo: end.seq, limit: limit + 1 })
  const fitting = countFitting(found.slice(0, limit).map(sizeOf))
  return { operations: found.slice(0, fitting).map(rowToWire), hasMore: found.length > fitting }
}

export async function readLeafPage(
  reading: Reading,
  after: number
): Promise<InferOutput<typeof LeafPage> | undefined> {
  const { db, spaceId } = reading
  const end = await readEnd(reading)
  if (!end) return undefined
  const to = Math.min(after + WIRE_LIMITS.leavesAtOnce, end.seq) + 1
  const leaves = await listLeaves(db, spaceId, { from: after + 1, to })
  return { leaves: leaves.map(leafToWire), hasMore: to <= end.seq, receipt: receiptToWire(end) }
}

/** The current document of each lane after a lane, and what was current at seq `at`. */
export async function readDocuments(
  reading: Reading,
  { at, after }: { readonly at: number; readonly after: Bytes | undefined }
): Promise<DocumentPage | undefined> {
  const { db, spaceId } = reading
  const end = await readEnd(reading)
  if (!end) return undefined
  const documents: DocumentPage['documents'] = []
  const earlier: DocumentPage['at'] = []
  const sizes: number[] = []
  let last: Bytes | undefined
  for (const lane of await listLanes(db, spaceId, after)) {
    // Who left learns of no lane that began since.
    const current = await findDocument(db, { space: spaceId, lane, upTo: end.seq })
    if (!current) continue
    sizes.push(sizeOf(current))
    if (last && countFitting(sizes) < sizes.length) {
      return { documents, at: earlier, next: textOf(last) }
    }
    documents.push(rowToWire(current))
    const then = { space: spaceId, lane, upTo: Math.min(at, end.seq) }
    const before = await findDocumentHash(db, then)
    if (before) earlier.push({ lane: textOf(lane), envHash: textOf(before.env_hash) })
    last = lane
  }
  return { documents, at: earlier, next: null }
}

async function readEnd({ db, receipts, spaceId, upTo }: Reading): Promise<Receipt | undefined> {
  const space = await findSpaceHead(db, spaceId)
  if (!space || upTo === undefined || upTo >= space.seq)
    return space && newestReceipt(space, receipts)
  return receiptAt({ db, receipts, spaceId }, upTo)
}

async function receiptAt(
  { db, receipts, spaceId }: Pick<Reading, 'db' | 'receipts' | 'spaceId'>,
  seq: number
): Promise<Receipt | undefined> {
  const position: { readonly head: Bytes; readonly time: number } | undefined = await findPosition(
    db,
    spaceId,
    seq
  )
  return position && receipts.sign(spaceId, { ...position, seq })
}
