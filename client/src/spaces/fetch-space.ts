/**
 * Opening a space costs its chain of membership, the leaves since the last visit, one page and its current
 * documents; never its whole history. Each step is checked against the one before.
 */
import {
  LeafPage,
  OperationPage,
  RecordPage,
  WIRE_LIMITS,
  type Documents,
  type PlacedRecord,
  type Receipt as WireReceipt
} from '@beside/contract'
import {
  documentsHash,
  isReceiptOf,
  isSameBytes,
  LIMITS,
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
import { openNow } from './open-later.ts'
import { readDocuments } from './read-documents.ts'
import { noteReceipt, readFromSpace, type FetchRefusal, type SpaceDoor } from './space-door.ts'
import type { Space } from './space.ts'
import {
  isAsShown,
  learnWindow,
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
  const ahead = await readAhead(door, space, { pinned, isFirst })
  if (!ahead.ok) return ahead
  if (!takeInAhead(door, space, ahead.value)) return refused('log-differs')
  const { documents } = ahead.value
  if (!documents) return ok(true)
  const isKnownThen = !isFirst || beginDocuments(space, documents, ahead.value)
  return isKnownThen ? takeInDocuments(door, space, documents) : refused('document-differs')
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

/** All that one step forward takes, as it was served: nothing of it counts yet. */
type Ahead = {
  readonly leafPages: readonly v.InferOutput<typeof LeafPage>[]
  readonly leaves: readonly Leaf[]
  readonly operations: readonly Parsed[]
  readonly page: v.InferOutput<typeof RecordPage> | undefined
  readonly window: v.InferOutput<typeof RecordPage> | undefined
  readonly documents: Documents | undefined
  readonly pinned: Checkpoint | undefined
}

/**
 * Reads a step forward, and changes nothing: a line that breaks midway leaves the space as it was, and the
 * next try begins at the same place. Leaves first, then the operations and the page up to them: whatever is
 * written meanwhile waits for the next round, and is no difference.
 */
async function readAhead(
  door: SpaceDoor,
  space: Space,
  { pinned, isFirst }: { readonly pinned?: Checkpoint | undefined; readonly isFirst: boolean }
): Promise<Result<Ahead, FetchRefusal>> {
  const from = space.position.seq
  const leafPages = await readLeaves(door, space)
  if (!leafPages.ok) return leafPages
  const leaves = leafPages.value.flatMap((page) => page.leaves.map(readLeaf))
  const end = leaves.at(-1)?.seq ?? from
  const operations = await readOperations(door, space)
  if (!operations.ok) return operations
  const page = await readNewestPage(door, space, end)
  if (!page.ok) return page
  const firstOnPage = page.value?.records[0]?.seq ?? end + 1
  const window = firstOnPage > from + 1 ? await readWindow(door, space) : ok(undefined)
  if (!window.ok) return window
  const hasMissed = missesDocument(space, leaves, page.value)
  const at = isFirst ? from : end
  const documents = isFirst || hasMissed ? await readDocuments(door, space, at) : ok(undefined)
  if (!documents.ok) return documents
  return ok({
    leafPages: leafPages.value,
    leaves,
    operations: operations.value,
    page: page.value,
    window: window.value,
    documents: documents.value,
    pinned
  })
}

/** Takes in at once what was read. False if something does not fit. */
function takeInAhead(door: SpaceDoor, space: Space, ahead: Ahead): boolean {
  const { leafPages, operations, page, window } = ahead
  if (window && !learnWindow(space, window, space.position)) return false
  if (!takeInLeaves(door, space, leafPages)) return false
  const upToHere = operations.filter(({ leaf }) => leaf.seq <= space.position.seq)
  if (!operationsFit(space, upToHere, ahead)) return false
  if (window && !window.leaves.every((leaf) => isAsShown(space, readLeaf(leaf)))) return false
  return !page || takeInNewestPage(space, page)
}

/**
 * The leaves as far back as a record may have seen. Where more was missed than a page holds, some of it comes as
 * leaves alone, and what is served again there lies in these.
 */
async function readWindow(
  door: SpaceDoor,
  space: Space
): Promise<Result<Ahead['window'], FetchRefusal>> {
  const seq = space.log.knownFrom()
  if (seq === 0 || space.position.seq - seq >= LIMITS.seenWindow) return ok(undefined)
  return readFromSpace(door, space, {
    rest: `records?before=${seq + 1}&limit=1`,
    reply: RecordPage
  })
}

/** What did not have to come before the newest words: it makes evidence, and tells a restore from a lie. */
export async function fetchWindow(
  door: SpaceDoor,
  space: Space
): Promise<Result<true, FetchRefusal>> {
  if (space.isStopped) return ok(true)
  const seq = space.log.knownFrom()
  const head = space.log.headAt(seq)
  const window = await readWindow(door, space)
  if (!window.ok) return window
  const fits = !window.value || !head || learnWindow(space, window.value, { seq, head })
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
    rest: `records?before=${oldest}&leaves=0`,
    reply: RecordPage
  })
  if (!page.ok) return page
  const fits = takeInPage(space, page.value, { seq: oldest - 1, head: end })
  return fits ? ok(true) : refused('log-differs')
}

/** Whether records before those at hand may hold something for us. */
export function hasEarlier({ records, firstSeq }: Space): boolean {
  return (records[0]?.seq ?? 1) > firstSeq
}

async function readOperations(
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

async function readLeaves(
  door: SpaceDoor,
  space: Space
): Promise<Result<Ahead['leafPages'], FetchRefusal>> {
  const pages: v.InferOutput<typeof LeafPage>[] = []
  for (let round = 0; round < ROUNDS_MAX; round += 1) {
    const after = pages.at(-1)?.leaves.at(-1)?.seq ?? space.position.seq
    const page = await readFromSpace(door, space, {
      rest: `leaves?after=${after}`,
      reply: LeafPage
    })
    if (!page.ok) return page
    pages.push(page.value)
    if (!page.value.hasMore) return ok(pages)
  }
  return refused('log-differs')
}

function takeInLeaves(door: SpaceDoor, space: Space, pages: Ahead['leafPages']): boolean {
  for (const page of pages) {
    const leaves = page.leaves.map(readLeaf)
    if (!space.log.extend(leaves)) return false
    for (const leaf of leaves) noteDocument(space, leaf)
  }
  const last = pages.at(-1)
  const receipt = last && readReceipt(last.receipt)
  const { spaceId, position } = space
  if (!receipt || !isReceiptOf(door.receiptKey, { spaceId, receipt }, verifySignature)) return false
  return receipt.seq === position.seq && space.log.noteReceipt(receipt)
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

async function readNewestPage(
  door: SpaceDoor,
  space: Space,
  end: number
): Promise<Result<Ahead['page'], FetchRefusal>> {
  const newest = space.records.at(-1)?.seq ?? 0
  if (end === newest) return ok(undefined)
  const limit = Math.min(
    Math.max(end - newest, WIRE_LIMITS.pageRecordsDefault),
    WIRE_LIMITS.pageRecords
  )
  const rest = `records?before=${end + 1}&limit=${limit}&leaves=0`
  return readFromSpace(door, space, { rest, reply: RecordPage })
}

function takeInNewestPage(space: Space, page: NonNullable<Ahead['page']>): boolean {
  if (leavesHole(space, page)) space.records = []
  if (!takeInPage(space, page, space.position)) return false
  for (const one of space.records) {
    if (one.kind === 'entry' && one.isDocument) space.documents.set(one.lane, one)
  }
  return true
}

// Where more came than fits a page, what is at hand would leave a hole: begin anew from the newest page.
function leavesHole(space: Space, page: NonNullable<Ahead['page']>): boolean {
  const newest = space.records.at(-1)?.seq ?? 0
  return newest > 0 && (page.records[0]?.seq ?? 0) > newest + 1
}

// Where more came than one page holds, a document may have passed by unseen.
function missesDocument(space: Space, leaves: readonly Leaf[], page: Ahead['page']): boolean {
  const first = page?.records[0]?.seq ?? 0
  const oldest = page && leavesHole(space, page) ? first : (space.records[0]?.seq ?? first)
  return leaves.some(({ isDocument, seq }) => isDocument && seq < oldest)
}

/** Current documents, and the proof that the server does not serve last month's plan as today's. */
function beginDocuments(
  space: Space,
  { at }: Documents,
  { pinned, leaves }: Pick<Ahead, 'pinned' | 'leaves'>
): boolean {
  const then = at.map(({ lane, envHash }) => ({ lane: bytesOf(lane), envHash: hashOf(envHash) }))
  // Before the first record nothing was current, whatever the server says.
  const expected = pinned?.documentsHash ?? toBase64url(documentsHash([]))
  if (toBase64url(documentsHash(then)) !== expected) return false
  space.documentHashes.clear()
  for (const { lane, envHash } of then) space.documentHashes.set(toBase64url(lane), envHash)
  for (const leaf of leaves) noteDocument(space, leaf)
  return true
}

async function refreshDocuments(
  door: SpaceDoor,
  space: Space
): Promise<Result<true, FetchRefusal>> {
  const documents = await readDocuments(door, space, space.position.seq)
  return documents.ok ? takeInDocuments(door, space, documents.value) : documents
}

/** Takes in the served documents if they are, all of them, what the leaves say is current. */
async function takeInDocuments(
  door: SpaceDoor,
  space: Space,
  page: Documents
): Promise<Result<true, FetchRefusal>> {
  // Somebody saved one while we looked: go on to there, then look again.
  if (page.documents.some(({ seq }) => seq > space.position.seq)) {
    const { seq } = space.position
    const moved = await readAhead(door, space, { isFirst: false })
    if (!moved.ok) return moved
    if (!takeInAhead(door, space, moved.value)) return refused('log-differs')
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
  const { leaf } = parsed
  const expected = space.documentHashes.get(toBase64url(leaf.lane))
  const isCurrent = expected !== undefined && isSameBytes(expected, leaf.envHash)
  const known = space.log.leafAt(leaf.seq)
  const isInPlace = !known || (isSameBytes(known.envHash, leaf.envHash) && known.time === leaf.time)
  const opened = isCurrent && isInPlace ? openNow(space, parsed) : undefined
  // Nobody takes back a document of their own: where its words are gone, the server holds them back.
  const isHeldBack = opened?.kind === 'withheld' && opened.memberId === space.myMemberId
  return isHeldBack ? undefined : opened
}
