/**
 * Opening a space costs its chain of membership, the leaves since the last visit, one page and its current
 * documents; never its whole history. Each step is checked against the one before.
 */
import {
  DocumentPage,
  LeafPage,
  OperationPage,
  RecordPage,
  WIRE_LIMITS,
  type PlacedRecord,
  type Receipt as WireReceipt
} from '@beside/contract'
import {
  documentsHash,
  isReceiptOf,
  isSameBytes,
  ok,
  refused,
  toBase64url,
  verifySignature,
  type Checkpoint,
  type Leaf,
  type Result
} from '@beside/kernel'
import type * as v from 'valibot'
import { bytesOf, hashOf, readLeaf, readReceipt } from '../wire/read-wire.ts'
import { goOnFrom } from './checkpoint.ts'
import type { OpenedRecord } from './entry.ts'
import { openRecord } from './open-record.ts'
import { noteReceipt, readFromSpace, type FetchRefusal, type SpaceDoor } from './space-door.ts'
import type { Space } from './space.ts'
import {
  learnPage,
  noteDocument,
  noteOperation,
  parsePlaced,
  takeInNext,
  takeInPage,
  type Parsed
} from './take-in.ts'

/** Rounds of fetching that one opening may take: bounds what a lying server can make us do. */
const ROUNDS_MAX = 200

/** Brings a space up to now: from its checkpoint at first, from where it stands later. */
export async function fetchSpace(
  door: SpaceDoor,
  space: Space,
  checkpoint: Checkpoint | undefined
): Promise<Result<true, FetchRefusal>> {
  const isFirst = space.operationSeq === 0
  const pinned = isFirst ? checkpoint : undefined
  if (pinned) goOnFrom(space, pinned)
  const from = space.position.seq
  const leaves = await fetchForward(door, space, pinned)
  if (!leaves.ok) return leaves
  if (isFirst) return fetchDocuments(door, space, { pinned, from, leaves: leaves.value })
  // Where more came than one page holds, a document may have passed by unseen.
  const oldest = space.records[0]?.seq ?? 0
  const hasMissed = leaves.value.some(({ isDocument, seq }) => isDocument && seq < oldest)
  return hasMissed ? refreshDocuments(door, space) : ok(true)
}

/** Takes in what the feed brought; where something lies between, it is fetched. */
export async function receiveRecord(
  door: SpaceDoor,
  space: Space,
  came: { readonly record: PlacedRecord; readonly receipt: WireReceipt | null }
): Promise<Result<'taken' | 'known', FetchRefusal>> {
  // What was verified before an alarm stays as it was: it is evidence.
  if (space.isStopped) return ok('known')
  const taken = takeInNext(space, came.record)
  if (taken === 'differs') return refused('log-differs')
  if (taken === 'gap') {
    const fetched = await fetchSpace(door, space, undefined)
    if (!fetched.ok) return fetched
  }
  const isAsSigned = !came.receipt || noteReceipt(door, space, readReceipt(came.receipt))
  if (!isAsSigned) return refused('log-differs')
  return ok(taken === 'known' ? 'known' : 'taken')
}

/**
 * Leaves first, then the operations and the page up to them: whatever is written meanwhile waits for the
 * next round, and is no difference.
 */
async function fetchForward(
  door: SpaceDoor,
  space: Space,
  pinned: Checkpoint | undefined
): Promise<Result<readonly Leaf[], FetchRefusal>> {
  const leaves = await fetchLeaves(door, space)
  if (!leaves.ok) return leaves
  const operations = await fetchOperations(door, space)
  if (!operations.ok) return operations
  const upToHere = operations.value.filter(({ leaf }) => leaf.seq <= space.position.seq)
  if (!operationsFit(space, upToHere, { leaves: leaves.value, pinned }))
    return refused('log-differs')
  const page = await fetchNewestPage(door, space)
  if (!page.ok) return page
  const window = pinned ? await fetchWindow(door, space, pinned) : ok(true as const)
  return window.ok ? leaves : window
}

// After a long time away the page does not reach back to the checkpoint. What could be served again since
// then lies in the window before it.
async function fetchWindow(
  door: SpaceDoor,
  space: Space,
  { seq, head }: Checkpoint
): Promise<Result<true, FetchRefusal>> {
  if (seq === 0 || space.log.leafAt(seq)) return ok(true)
  const page = await readFromSpace(door, space, {
    rest: `records?before=${seq + 1}&limit=1`,
    reply: RecordPage
  })
  if (!page.ok) return page
  const fits = learnPage(space, page.value, { seq, head: hashOf(head) })
  return fits ? ok(true) : refused('log-differs')
}

/** The page before the oldest record at hand. */
export async function fetchEarlier(
  door: SpaceDoor,
  space: Space
): Promise<Result<true, FetchRefusal>> {
  const oldest = space.records[0]?.seq ?? 1
  const end = space.log.headAt(oldest - 1)
  if (oldest <= 1 || !end) return ok(true)
  const page = await readFromSpace(door, space, {
    rest: `records?before=${oldest}`,
    reply: RecordPage
  })
  if (!page.ok) return page
  const fits = takeInPage(space, page.value, { seq: oldest - 1, head: end })
  return fits ? ok(true) : refused('log-differs')
}

export function hasEarlier(space: Space): boolean {
  return (space.records[0]?.seq ?? 1) > 1
}

async function fetchOperations(
  door: SpaceDoor,
  space: Space
): Promise<Result<readonly Parsed[], FetchRefusal>> {
  const found: Parsed[] = []
  for (let round = 0; round < ROUNDS_MAX; round += 1) {
    const after = found.at(-1)?.leaf.seq ?? space.operationSeq
    const page = await readFromSpace(door, space, {
      rest: `operations?after=${after}`,
      reply: OperationPage
    })
    if (!page.ok) return page
    const parsed = page.value.operations.map((placed: PlacedRecord) => parsePlaced(placed))
    if (!parsed.every((one) => one !== undefined)) return refused('log-differs')
    found.push(...parsed)
    if (!page.value.hasMore) return ok(found)
  }
  return refused('log-differs')
}

async function fetchLeaves(
  door: SpaceDoor,
  space: Space
): Promise<Result<readonly Leaf[], FetchRefusal>> {
  const all: Leaf[] = []
  for (let round = 0; round < ROUNDS_MAX; round += 1) {
    const page = await readFromSpace(door, space, {
      rest: `leaves?after=${space.position.seq}`,
      reply: LeafPage
    })
    if (!page.ok) return page
    const leaves = page.value.leaves.map(readLeaf)
    if (!space.log.extend(leaves)) return refused('log-differs')
    for (const leaf of leaves) noteDocument(space, leaf)
    all.push(...leaves)
    if (page.value.hasMore) continue
    const receipt = readReceipt(page.value.receipt)
    const { spaceId, position } = space
    const isSigned = isReceiptOf(door.receiptKey, { spaceId, receipt }, verifySignature)
    const isHere = receipt.seq === position.seq && space.log.noteReceipt(receipt)
    return isSigned && isHere ? ok(all) : refused('log-differs')
  }
  return refused('log-differs')
}

/**
 * Operations since the checkpoint must be in the leaves at their place; those before must lead to the very
 * chain that the checkpoint pinned.
 */
function operationsFit(
  space: Space,
  operations: readonly Parsed[],
  known: {
    readonly leaves: readonly Leaf[]
    readonly pinned: Checkpoint | undefined
  }
): boolean {
  const { leaves, pinned } = known
  const leafBySeq = new Map(leaves.map((leaf) => [leaf.seq, leaf]))
  for (const parsed of operations) {
    const { seq, envHash, time } = parsed.leaf
    if (pinned && seq > pinned.seq && !isPinned(space, pinned)) return false
    const leaf = leafBySeq.get(seq)
    const isOld = pinned !== undefined && seq <= pinned.seq
    const isInLog = leaf !== undefined && isSameBytes(leaf.envHash, envHash) && leaf.time === time
    if (!isOld && !isInLog) return false
    noteOperation(space, parsed)
  }
  if (!space.state) return false
  const hasMoved = operations.some(({ leaf }) => pinned && leaf.seq > pinned.seq)
  return !pinned || hasMoved || isPinned(space, pinned)
}

function isPinned(space: Space, checkpoint: Checkpoint): boolean {
  return space.state !== undefined && isSameBytes(space.state.opHash, hashOf(checkpoint.opHash))
}

async function fetchNewestPage(door: SpaceDoor, space: Space): Promise<Result<true, FetchRefusal>> {
  const end = space.position
  const newest = space.records.at(-1)?.seq ?? 0
  if (end.seq === newest) return ok(true)
  const limit = Math.min(
    Math.max(end.seq - newest, WIRE_LIMITS.pageRecordsDefault),
    WIRE_LIMITS.pageRecords
  )
  const rest = `records?before=${end.seq + 1}&limit=${limit}`
  const page = await readFromSpace(door, space, { rest, reply: RecordPage })
  if (!page.ok) return page
  // Where more came than fits a page, what is at hand would leave a hole: begin anew from the newest page.
  const first = page.value.records[0]?.seq ?? 0
  if (newest > 0 && first > newest + 1) space.records = []
  if (!takeInPage(space, page.value, end)) return refused('log-differs')
  for (const one of space.records) {
    if (one.kind === 'entry' && one.isDocument) space.documents.set(one.lane, one)
  }
  return ok(true)
}

/** Current documents, and the proof that the server does not serve last month's plan as today's. */
async function fetchDocuments(
  door: SpaceDoor,
  space: Space,
  known: {
    readonly pinned: Checkpoint | undefined
    readonly from: number
    readonly leaves: readonly Leaf[]
  }
): Promise<Result<true, FetchRefusal>> {
  const reply = await readFromSpace(door, space, {
    rest: `documents?at=${known.from}`,
    reply: DocumentPage
  })
  if (!reply.ok) return reply
  const then = reply.value.at.map(({ lane, envHash }) => ({
    lane: bytesOf(lane),
    envHash: hashOf(envHash)
  }))
  // Before the first record nothing was current, whatever the server says.
  const expected = known.pinned?.documentsHash ?? toBase64url(documentsHash([]))
  if (toBase64url(documentsHash(then)) !== expected) return refused('document-differs')
  space.documentHashes.clear()
  for (const { lane, envHash } of then) space.documentHashes.set(toBase64url(lane), envHash)
  for (const leaf of known.leaves) noteDocument(space, leaf)
  return takeInDocuments(door, space, reply.value)
}

async function refreshDocuments(
  door: SpaceDoor,
  space: Space
): Promise<Result<true, FetchRefusal>> {
  const rest = `documents?at=${space.position.seq}`
  const reply = await readFromSpace(door, space, { rest, reply: DocumentPage })
  return reply.ok ? takeInDocuments(door, space, reply.value) : reply
}

/** Takes in the served documents if they are, all of them, what the leaves say is current. */
async function takeInDocuments(
  door: SpaceDoor,
  space: Space,
  page: v.InferOutput<typeof DocumentPage>
): Promise<Result<true, FetchRefusal>> {
  // Somebody saved one while we looked: go on to there, then look again.
  if (page.documents.some(({ seq }) => seq > space.position.seq)) {
    const { seq } = space.position
    const moved = await fetchForward(door, space, undefined)
    if (!moved.ok) return moved
    // A document ahead of a log that does not move was never in it.
    return space.position.seq > seq ? refreshDocuments(door, space) : refused('document-differs')
  }
  const opened = page.documents.map((placed) => openDocument(space, placed))
  const isWhole = opened.length === space.documentHashes.size && opened.every(Boolean)
  if (!isWhole) return refused('document-differs')
  for (const one of opened) if (one?.kind === 'entry') space.documents.set(one.lane, one)
  return ok(true)
}

/** A served document, opened, if it is the one that the leaves name for its lane, at the place they name. */
function openDocument(space: Space, placed: PlacedRecord): OpenedRecord | undefined {
  const parsed = parsePlaced(placed)
  if (!parsed) return undefined
  const { record, leaf } = parsed
  const expected = space.documentHashes.get(toBase64url(leaf.lane))
  const isCurrent = expected !== undefined && isSameBytes(expected, leaf.envHash)
  const known = space.log.leafAt(leaf.seq)
  const isInPlace = !known || (isSameBytes(known.envHash, leaf.envHash) && known.time === leaf.time)
  const opened = isCurrent && isInPlace ? openRecord(space, record, leaf) : undefined
  // Nobody takes back a document of their own: where its words are gone, the server holds them back.
  const isHeldBack = opened?.kind === 'withheld' && opened.memberId === space.myMemberId
  return isHeldBack ? undefined : opened
}
