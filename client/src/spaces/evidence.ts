/**
 * What somebody can hand on after an alarm: what this device had verified, and what the server serves now.
 * Everything in it is sealed or was never secret; words are in it only if the person chooses that.
 */
import {
  Documents,
  Id32,
  Leaf,
  PlacedRecord,
  Position,
  Receipt,
  RecordPage
} from '@beside/contract'
import { toBase64url, type Leaf as KnownLeaf, type Receipt as KnownReceipt } from '@beside/kernel'
import * as v from 'valibot'
import type { OpenedRecord } from './entry.ts'
import type { Space } from './space.ts'

const FORMAT = 'beside-evidence-0'
export const Evidence = v.object({
  format: v.literal(FORMAT),
  alarm: v.picklist(['log-differs', 'document-differs']),
  /** By this person's device, ms since 1970. */
  madeAt: v.number(),
  /** What the instance root signed: which key signs receipts. */
  manifest: v.pipe(v.string(), v.maxLength(1024)),
  spaceId: Id32,
  held: v.object({ base: Position, leaves: v.array(Leaf), receipts: v.array(Receipt) }),
  served: v.object({
    page: v.nullable(RecordPage),
    documents: v.nullable(Documents),
    /** The record from the feed that did not fit. */
    came: v.nullable(PlacedRecord)
  }),
  /** Only by the person's choice: what their device had opened, as it showed it. It proves nothing by itself. */
  words: v.nullable(v.array(v.unknown()))
})
export type Evidence = v.InferOutput<typeof Evidence>
export type Served = Evidence['served']

export function evidenceOf(
  space: Space,
  from: Pick<Evidence, 'alarm' | 'madeAt' | 'manifest'> & {
    readonly served: Served
    readonly withWords: boolean
  }
): Evidence {
  const { served, withWords, ...rest } = from
  const leaves = space.log.newestLeaves()
  const seq = space.position.seq - leaves.length
  const head = space.log.headAt(seq) ?? space.position.head
  const words: readonly OpenedRecord[] | null = withWords ? space.records : null
  return {
    format: FORMAT,
    ...rest,
    spaceId: space.id,
    held: {
      base: { seq, head: toBase64url(head) },
      leaves: leaves.map(leafToWire),
      receipts: space.log.receipts.map(receiptToWire)
    },
    served,
    words: words && [...words]
  }
}

function leafToWire({
  seq,
  time,
  lane,
  isDocument,
  envHash
}: KnownLeaf): v.InferOutput<typeof Leaf> {
  return { seq, time, isDocument, lane: toBase64url(lane), envHash: toBase64url(envHash) }
}

function receiptToWire(receipt: KnownReceipt): v.InferOutput<typeof Receipt> {
  const { seq, generation, time, head, signature } = receipt
  return { seq, generation, time, head: toBase64url(head), signature: toBase64url(signature) }
}
