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
  type PlacedRecord
} from '@beside/contract'
import {
  documentsHash,
  isReceiptOf,
  isSameBytes,
  ok,
  refused,
  toBase64url,
  verifySignature,
  walkLog,
  type Checkpoint,
  type Leaf,
  type Result,
  type SignPublicKey
} from '@beside/kernel'
import type * as v from 'valibot'
import { bytesOf, hashOf, readLeaf, readReceipt } from '../wire/read-wire.ts'
import type { Call, ServerLink, WireReason } from '../wire/server-link.ts'
import type { OpenedRecord } from './entry.ts'
import { openRecord } from './open-record.ts'
import type { Space } from './space.ts'
import { noteDocument, noteOperation, parsePlaced, takeInPage, type Parsed } from './take-in.ts'

/** Rounds of fetching that one opening may take: bounds what a lying server can make us do. */
const ROUNDS_MAX = 200

export type SpaceDoor = {
  readonly link: ServerLink
  readonly receiptKey: SignPublicKey
  /** A token for the space, fresh enough for a request. */
  readonly tokenFor: (space: Space) => Promise<string | undefined>
}
export type FetchRefusal = WireReason | 'log-differs' | 'document-differs'

/** Brings a space up to now: from its checkpoint at first, from where it stands later. */
export async function fetchSpace(
  door: SpaceDoor,
  space: Space,
  checkpoint: Checkpoint | undefined
): Promise<Result<true, FetchRefusal>> {
  const isFirst = space.operationSeq === 0
  const pinned = isFirst ? checkpoint : undefined
  if (pinned) space.moveTo({ seq: pinned.seq, head: hashOf(pinned.head) }, 0)
  const from = space.position.seq
  const leaves = await fetchForward(door, space, pinned)
  if (!leaves.ok) return leaves
  if (isFirst) return fetchDocuments(door, space, { pinned, from, leaves: leaves.value })
  // Where more came than one page holds, a document may have passed by unseen.
  const oldest = space.records[0]?.seq ?? 0
  const hasMissed = leaves.value.some(({ isDocument, seq }) => isDocument && seq < oldest)
  return hasMissed ? refreshDocuments(door, space) : ok(true)
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
  return page.ok ? leaves : page
}

/** The page before the oldest record at hand. */
export async function fetchEarlier(
  door: SpaceDoor,
  space: Space
): Promise<Result<true, FetchRefusal>> {
  const oldest = space.records[0]?.seq ?? 1
  const end = space.heads.get(oldest - 1)
  if (oldest <= 1 || !end) return ok(true)
  const page = await get(door, space, { rest: `records?before=${oldest}`, reply: RecordPage })
  if (!page.ok) return page
  const fits = takeInPage(space, page.value, { seq: oldest - 1, head: end })
  return fits ? ok(true) : refused('log-differs')
}

export function hasEarlier(space: Space): boolean {
  return (space.records[0]?.seq ?? 1) > 1
}

/** What this device has verified, to be kept in the keyring. */
export function checkpointOf(space: Space, generation: number): Checkpoint | undefined {
  if (!space.state) return undefined
  return {
    seq: space.position.seq,
    head: toBase64url(space.position.head),
    opHash: toBase64url(space.state.opHash),
    epoch: space.state.epoch,
    documentsHash: toBase64url(currentDocumentsHash(space)),
    generation
  }
}

async function fetchOperations(
  door: SpaceDoor,
  space: Space
): Promise<Result<readonly Parsed[], FetchRefusal>> {
  const found: Parsed[] = []
  for (let round = 0; round < ROUNDS_MAX; round += 1) {
    const after = found.at(-1)?.leaf.seq ?? space.operationSeq
    const page = await get(door, space, { rest: `operations?after=${after}`, reply: OperationPage })
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
    const page = await get(door, space, {
      rest: `leaves?after=${space.position.seq}`,
      reply: LeafPage
    })
    if (!page.ok) return page
    const leaves = page.value.leaves.map(readLeaf)
    const positions = walkLog(space.position, leaves)
    if (!positions) return refused('log-differs')
    for (const position of positions) space.rememberHead(position)
    const last = positions.at(-1) ?? space.position
    space.moveTo(last, leaves.at(-1)?.time ?? space.time)
    for (const leaf of leaves) noteDocument(space, leaf)
    all.push(...leaves)
    if (page.value.hasMore) continue
    const receipt = readReceipt(page.value.receipt)
    const isSigned = isReceiptOf(
      door.receiptKey,
      { spaceId: space.spaceId, receipt },
      verifySignature
    )
    const isHere = receipt.seq === last.seq && isSameBytes(receipt.head, last.head)
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
  const page = await get(door, space, { rest, reply: RecordPage })
  if (!page.ok) return page
  // Where more came than fits a page, what is at hand would leave a hole: begin anew from the newest page.
  const first = page.value.records[0]?.seq ?? 0
  if (newest > 0 && first > newest + 1) space.records = []
  if (!takeInPage(space, page.value, end)) return refused('log-differs')
  takeBackErased(space)
  for (const one of space.records) {
    if (one.kind === 'entry' && one.isDocument) space.documents.set(one.lane, one)
  }
  return ok(true)
}

function takeBackErased(space: Space): void {
  space.records = space.records.map((one) => {
    const { seq, time, memberId } = one
    const isGone = space.takenBack.get(seq) === memberId && one.kind === 'entry'
    return isGone ? { kind: 'taken-back', seq, time, memberId } : one
  })
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
  const reply = await get(door, space, { rest: `documents?at=${known.from}`, reply: DocumentPage })
  if (!reply.ok) return reply
  const then = reply.value.at.map(({ lane, envHash }) => ({
    lane: bytesOf(lane),
    envHash: hashOf(envHash)
  }))
  const expected = known.pinned?.documentsHash
  if (expected && toBase64url(documentsHash(then)) !== expected) return refused('document-differs')
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
  const reply = await get(door, space, { rest, reply: DocumentPage })
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

/** A served document, opened, if it is the one that the leaves name for its lane. */
function openDocument(space: Space, placed: PlacedRecord): OpenedRecord | undefined {
  const parsed = parsePlaced(placed)
  if (!parsed) return undefined
  const { record, leaf } = parsed
  const expected = space.documentHashes.get(toBase64url(leaf.lane))
  const isCurrent = expected !== undefined && isSameBytes(expected, leaf.envHash)
  return isCurrent ? openRecord(space, record, leaf) : undefined
}

function currentDocumentsHash(space: Space): ReturnType<typeof documentsHash> {
  const documents = [...space.documentHashes].map(([lane, envHash]) => ({
    lane: bytesOf(lane),
    envHash
  }))
  return documentsHash(documents)
}

async function get<Schema extends v.GenericSchema>(
  door: SpaceDoor,
  space: Space,
  what: { readonly rest: string; readonly reply: Schema }
): Promise<Result<v.InferOutput<Schema>, FetchRefusal>> {
  const token = await door.tokenFor(space)
  if (!token) return refused('not-found')
  const call: Call = { method: 'GET', path: `/api/spaces/${space.id}/${what.rest}`, token }
  const answered = await door.link.call(call, what.reply)
  return answered.ok ? ok(answered.value) : refused(answered.reason)
}
