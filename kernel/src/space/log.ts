/**
 * The log: a total order that the server gives and every client checks.
 *
 *   leaf_i = H("K1/leaf", i, time_i, lane_i, docFlag, envHash_i)
 *   head_0 = spaceId,  head_i = H("K1/head", head_{i-1}, leaf_i)
 *
 * Time is inside the leaf, so everybody judges expiry by the same clock.
 */
import type { Hash, SignPublicKey, SpaceId } from '../brand.ts'
import type { Bytes } from '../bytes/encode.ts'
import { hash } from '../crypto/hash.ts'
import type { VerifySignature } from '../crypto/keys.ts'
import { NO_LANE, type ParsedRecord } from './record.ts'

/** What stays of a record for ever, even when retention has dropped it. Time in ms since 1970. */
export type Leaf = {
  readonly seq: number
  readonly time: number
  readonly lane: Bytes
  readonly isDocument: boolean
  readonly envHash: Hash
}
export type Position = { readonly seq: number; readonly head: Hash }
/** The server's signed word that a space had this head at this time. */
export type Receipt = Position & {
  readonly generation: number
  readonly time: number
  readonly signature: Bytes
}

/** Before the first record: the space's own id. */
export function startOfLog(spaceId: SpaceId): Position {
  return { seq: 0, head: spaceId as unknown as Hash }
}

export function leafOf(record: ParsedRecord, at: { seq: number; time: number }): Leaf {
  const { header, envHash } = record
  const isEntry = header.type === 'entry'
  const lane = isEntry ? header.lane : NO_LANE
  return { ...at, lane, isDocument: isEntry && header.isDocument, envHash }
}

/** The head after `leaf`; `undefined` if the leaf is not the next one, or its numbers are none. */
export function nextHead(position: Position, leaf: Leaf): Position | undefined {
  const { seq, time, lane, isDocument, envHash } = leaf
  const isNext = seq === position.seq + 1 && seq > 0 && seq <= 0xffffffff
  const areWhole = Number.isInteger(seq) && Number.isSafeInteger(time)
  if (!isNext || !areWhole || time < 0) return undefined
  const flag = Uint8Array.of(Number(isDocument))
  const leafHash = hash('K1/leaf', seq, BigInt(time), lane, flag, envHash)
  return { seq, head: hash('K1/head', position.head, leafHash) }
}

/** Where a walk begins, and the time there, where it is known. */
type Start = Position & { readonly time?: number }

/**
 * All positions from `start` through `leaves`, or `undefined` if one is missing, doubled, out of order
 * or earlier in time than the one before.
 */
export function walkLog(start: Start, leaves: readonly Leaf[]): Position[] | undefined {
  const positions: Position[] = [start]
  for (const [index, leaf] of leaves.entries()) {
    const isLater = leaf.time >= (leaves[index - 1]?.time ?? start.time ?? 0)
    const next = isLater ? nextHead(positions[index] ?? start, leaf) : undefined
    if (!next) return undefined
    positions.push(next)
  }
  return positions
}

/** The 32 bytes under a receipt. */
export function receiptHash(spaceId: SpaceId, receipt: Omit<Receipt, 'signature'>): Hash {
  const { generation, seq, head, time } = receipt
  return hash('K1/receipt', spaceId, generation, seq, head, BigInt(time))
}

export function isReceiptOf(
  server: SignPublicKey,
  { spaceId, receipt }: { readonly spaceId: SpaceId; readonly receipt: Receipt },
  verify: VerifySignature
): boolean {
  return verify(receipt.signature, receiptHash(spaceId, receipt), server)
}

/** One hash over the current documents of a space: their lanes and envelopes, by lane. */
export function documentsHash(documents: readonly Pick<Leaf, 'lane' | 'envHash'>[]): Hash {
  const sorted = documents.toSorted((a, b) => compareBytes(a.lane, b.lane))
  return hash('K1/docs', ...sorted.flatMap(({ lane, envHash }) => [lane, envHash]))
}

function compareBytes(a: Uint8Array, b: Uint8Array): number {
  const at = a.findIndex((byte, index) => byte !== b[index])
  return at < 0 ? 0 : (a[at] ?? 0) - (b[at] ?? 0)
}
