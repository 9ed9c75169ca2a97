/** How records enter a space: one by one from the feed, or as a verified page. */
import type { PlacedRecord, RecordPage } from '@beside/contract'
import {
  checkRecordAt,
  isSameBytes,
  leafOf,
  LIMITS,
  nextHead,
  parseRecord,
  toBase64url,
  verifySignature,
  walkLog,
  type Leaf,
  type OperationHeader,
  type ParsedRecord,
  type Position
} from '@beside/kernel'
import { hashOf, readEnvelope, readLeaf } from '../wire/read-wire.ts'
import type { OpenedRecord } from './entry.ts'
import { openRecord } from './open-record.ts'
import type { Space } from './space.ts'

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
 * record names a head that was never there.
 */
export function takeInNext(
  space: Space,
  placed: PlacedRecord
): 'taken' | 'known' | 'gap' | 'differs' {
  if (placed.seq <= space.position.seq) return 'known'
  const parsed = parsePlaced(placed)
  if (!parsed || placed.time < space.time) return 'differs'
  const next = nextHead(space.position, parsed.leaf)
  if (!next) return 'gap'
  if (!hasSeenRight(space, parsed)) return 'differs'
  space.moveTo(next, placed.time)
  noteOperation(space, parsed)
  noteDocument(space, parsed.leaf)
  place(space, openRecord(space, parsed.record, parsed.leaf))
  return 'taken'
}

/**
 * Takes in a page whose log must end in `end`, a position that is already verified. Records that the space
 * holds already are kept as they are. False if the page does not fit.
 */
export function takeInPage(space: Space, page: RecordPage, end: Position): boolean {
  const parsed = page.records.map(parsePlaced)
  if (!parsed.every((one) => one !== undefined)) return false
  const start = { seq: page.base.seq, head: hashOf(page.base.head) }
  const leaves = [...page.leaves.map(readLeaf), ...parsed.map(({ leaf }) => leaf)]
  const positions = walkLog(start, leaves)
  const last = positions?.at(-1)
  if (!positions || !last || last.seq !== end.seq || !isSameBytes(last.head, end.head)) return false
  for (const position of positions) space.rememberHead(position)
  if (!parsed.every((one) => hasSeenRight(space, one))) return false
  for (const { record, leaf } of parsed.toReversed()) {
    if (record.header.type === 'erase') noteErase(space, record, leaf.seq)
  }
  const known = new Set(space.records.map(({ seq }) => seq))
  const fresh = parsed
    .filter(({ leaf }) => !known.has(leaf.seq))
    .map(({ record, leaf }) => openRecord(space, record, leaf))
  space.records = [...fresh, ...space.records].toSorted((a, b) => a.seq - b.seq)
  return true
}

/** R7 in practice: an operation that no honest member applies changes nothing. */
export function noteOperation(space: Space, { record, leaf }: Parsed): void {
  if (record.header.type !== 'operation' || leaf.seq <= space.operationSeq) return
  space.applyAt(record as ParsedRecord<OperationHeader>, leaf)
}

export function noteDocument(space: Space, leaf: Leaf): void {
  if (leaf.isDocument) space.documentHashes.set(toBase64url(leaf.lane), leaf.envHash)
}

function place(space: Space, opened: OpenedRecord): void {
  space.records = [...space.records, opened]
  if (opened.kind === 'entry' && opened.isDocument) space.documents.set(opened.lane, opened)
  if (opened.kind !== 'erase') return
  for (const seq of opened.seqs) space.takenBack.set(seq, opened.memberId)
  const gone = new Set(opened.seqs)
  space.records = space.records.map((one) => {
    const isGone = gone.has(one.seq) && one.memberId === opened.memberId && one.kind !== 'erase'
    const { seq, time, memberId } = one
    return isGone ? { kind: 'taken-back', seq, time, memberId } : one
  })
}

function noteErase(space: Space, record: ParsedRecord, seq: number): void {
  const { header } = record
  const memberId = space.memberIdOf(header.author)
  const standing = checkRecordAt(space.history, record, { seq, verify: verifySignature })
  if (header.type !== 'erase' || !memberId || !standing.ok) return
  for (const gone of header.seqs) if (gone < seq) space.takenBack.set(gone, memberId)
}

// A record may only have seen what the log really held; the server's gate checks the same before it writes.
function hasSeenRight(space: Space, { record, leaf }: Parsed): boolean {
  const { seenSeq, seenHead } = record.header
  if (seenSeq >= leaf.seq || leaf.seq - seenSeq > LIMITS.seenWindow) return false
  const head = space.heads.get(seenSeq)
  return head === undefined || isSameBytes(head, seenHead)
}
