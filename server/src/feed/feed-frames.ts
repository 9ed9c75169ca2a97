/**
 * Frames of the feed: server-sent events (WHATWG HTML §9.2), already in the chunked coding of HTTP/1.1
 * (RFC 9112 §7.1), so that one Buffer goes to every socket as it is.
 */
import type { FeedEvent, PlacedRecord, Receipt } from '@beside/contract'
import type { Bytes } from '@beside/kernel/wire'
import { envelopeToWire, receiptToWire, textOf } from '../log/wire-records.ts'
import type { Committed, Landed } from '../log/write.ts'

export const HEARTBEAT = chunkOf(':\n\n')
/** The empty chunk that ends a body. */
export const LAST_CHUNK = Buffer.from('0\r\n\r\n')

export function frameOf(event: FeedEvent): Buffer {
  return chunkOf(`data: ${JSON.stringify(event)}\n\n`)
}

export function recordFrame(
  spaceId: Bytes,
  record: PlacedRecord,
  receipt: Receipt | null = null
): Buffer {
  return frameOf({ event: 'record', spaceId: textOf(spaceId), record, receipt })
}

/** The frame of a record that was just committed; the last of its batch carries the receipt. */
export function landedFrame(committed: Committed, landed: Landed): Buffer {
  const { seq, time } = landed
  const record = { seq, time, envelope: envelopeToWire(landed.envelope) }
  const isLast = landed === committed.landed.at(-1)
  return recordFrame(committed.spaceId, record, isLast ? receiptToWire(committed.receipt) : null)
}

export function spaceEndedFrame(spaceId: Bytes): Buffer {
  return frameOf({ event: 'space-ended', spaceId: textOf(spaceId) })
}

function chunkOf(text: string): Buffer {
  const size = Buffer.byteLength(text).toString(16)
  return Buffer.from(`${size}\r\n${text}\r\n`)
}
