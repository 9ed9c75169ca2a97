/** How records enter a space: one by one from the feed, or as a verified page. */
import type { PlacedRecord, RecordPage } from '@beside/contract'
import {
  isSameBytes,
  leafOf,
  LIMITS,
  NO_OPERATION,
  parseRecord,
  toBase64url,
  type Leaf,
  type OperationHeader,
  type ParsedRecord,
  type Position
} from '@beside/kernel'
import { hashOf, readEnvelope, readLeaf } from '../wire/read-wire.ts'
import { openNow, openWhatWasShut } from './open-later.ts'
import type { Space } from './space.ts'
import { settleTakenBack } from './take-back.ts'

export type Parsed = {
  readonly record: ParsedRecord
  readonly leaf: Leaf
}

export function parsePlaced(placed: PlacedRecord): Parsed | undefined {
  const record = parseRecord(readEnvelope(placed.envelope))
  return record && { record, leaf: leafOf(record, { seq: placed.seq, time: placed.time }) }
}

/**
 * Takes in the next record of the log. `gap` asks for a fetch; `differs` is the server's fault: the
 * record does not fit the log that was here.
 */
export function takeInNext(
  space: Space,
  placed: PlacedRecord
): 'taken' | 'known' | 'gap' | 'differs' {
  if (placed.seq <= space.position.seq) return 'known'
  const parsed = parsePlaced(placed)
  if (!parsed) return 'differs'
  const { leaf, record } = parsed
  // What it had seen may lie before all that was read here.
  const isAtHand = space.log.headAt(record.header.seenSeq) !== undefined
  if (placed.seq > space.position.seq + 1 || !isAtHand) return 'gap'
  if (!fits(space, parsed) || !space.log.extend([leaf])) return 'differs'
  noteOperation(space, parsed)
  noteDocument(space, leaf)
  const opened = openNow(space, parsed)
  space.records = [...space.records, opened]
  if (opened.kind === 'entry' && opened.isDocument) space.documents.set(opened.lane, opened)
  settleTakenBack(space, [opened])
  return 'taken'
}

/**
 * Takes in a page whose log must end in `end`, a position that is already verified. Records that the space
 * holds already are kept as they are. False if the page does not fit.
 */
export function takeInPage(space: Space, page: RecordPage, end: Position): boolean {
  const parsed = page.records.map(parsePlaced)
  if (!parsed.every((one) => one !== undefined)) return false
  const seen = parsed.map(({ record }) => record.header.seenSeq)
  const from = Math.min(end.seq, (parsed[0]?.leaf.seq ?? Infinity) - 1, ...seen)
  if (!learnPage(space, page, { end, from })) return false
  const isWhole = parsed.every((one) => fits(space, one) && wasJudged(space, one))
  if (!isWhole) return false
  const known = new Set(space.records.map(({ seq }) => seq))
  const fresh = parsed.filter(({ leaf }) => !known.has(leaf.seq)).map((one) => openNow(space, one))
  space.records = [...fresh, ...space.records].toSorted((a, b) => a.seq - b.seq)
  settleTakenBack(space, fresh)
  return true
}

/** Learns the leaves before `end`, as far back as any record after it may have seen. */
export function learnWindow(space: Space, page: RecordPage, end: Position): boolean {
  return learnPage(space, page, { end, from: Math.max(0, end.seq - LIMITS.seenWindow) })
}

/**
 * Learns the leaves of a page alone, and that each operation lies where the chain was told it lies. Without all
 * leaves after `from`, a server could hide a fork or a replay just outside.
 */
function learnPage(
  space: Space,
  page: RecordPage,
  { end, from }: { readonly end: Position; readonly from: number }
): boolean {
  const parsed = page.records.map(parsePlaced)
  if (!parsed.every((one) => one !== undefined)) return false
  const leaves = [...page.leaves.map(readLeaf), ...parsed.map(({ leaf }) => leaf)]
  const start = { seq: page.base.seq, head: hashOf(page.base.head) }
  const first = parsed[0]?.leaf.seq ?? end.seq + 1
  if (start.seq > from || !space.log.learnBefore({ start, leaves, first }, end)) return false
  return leaves.every((leaf) => isAsShown(space, leaf))
}

/** Whether the chain that was shown has this very operation at this place, or none. */
export function isAsShown({ operations }: Space, { seq, envHash }: Leaf): boolean {
  const operation = operations.get(seq)
  return !operation || isSameBytes(operation.envHash, envHash)
}

/** R7 in practice: an operation that no honest member applies changes nothing. */
export function noteOperation(space: Space, { record, leaf }: Parsed): void {
  if (record.header.type !== 'operation' || leaf.seq <= space.operationSeq) return
  space.applyAt(record as ParsedRecord<OperationHeader>, leaf)
  openWhatWasShut(space)
}

export function noteDocument(space: Space, leaf: Leaf): void {
  if (leaf.isDocument) space.documentHashes.set(toBase64url(leaf.lane), leaf.envHash)
}

// What somebody stood on must be in the chain that we were shown: else an operation is held back from us.
function fits(space: Space, { record, leaf }: Parsed): boolean {
  const { opHash } = record.header
  const isShown = isSameBytes(opHash, NO_OPERATION) || space.chain.includes(toBase64url(opHash))
  return isShown && space.log.hasSeenRight(record, leaf.seq)
}

// A leave or a rekey that lies in the log and is missing from the chain would have us write for those who left.
function wasJudged(space: Space, { record, leaf }: Parsed): boolean {
  const judged = space.operations.get(leaf.seq)
  const isJudged = judged !== undefined && isSameBytes(judged.envHash, record.envHash)
  return record.header.type !== 'operation' || isJudged
}
