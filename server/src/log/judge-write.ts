/**
 * The gate of the log: whether a record may stand. Every rule is the kernel's own, the same that each
 * client checks later, so that a bad record in a served log proves a fault of the server and never a
 * member's trick.
 */
import { WIRE_LIMITS } from '@beside/contract'
import type { Reason } from '@beside/contract'
import {
  applyOperation,
  checkEntry,
  checkErase,
  inviteFate,
  isSameBytes,
  LIMITS,
  ok,
  refused
} from '@beside/kernel/wire'
import type {
  EntryHeader,
  EraseHeader,
  Header,
  OperationHeader,
  ParsedRecord,
  Result,
  SpaceState
} from '@beside/kernel/wire'
import { countDocumentsBy, hasLane } from '../store/documents.ts'
import { listAuthors } from '../store/records.ts'
import { listKeysOfMember } from '../store/spaces.ts'
import type { Writer } from '../store/tables.ts'
import { emptyDraft, headAt } from './draft.ts'
import type { Draft } from './draft.ts'
import { verifyByNode } from './node-signatures.ts'
import { invitationOfJoin, operationName } from './operation-names.ts'
import type { Write } from './write.ts'

/** The transaction of a batch, and its time. */
export type Batch = {
  readonly db: Writer
  readonly now: number
  readonly isClockSure: boolean
  /** The place has closed: what ends something, or guards it, is all that is taken. */
  readonly isPlaceClosed: boolean
}
/** What ends a membership, or guards it after a theft, and says nothing to anybody. */
const ENDING: ReadonlySet<string> = new Set(['leave', 'setkey', 'rekey', 'relock'])
const RESTING_ON_TIME: ReadonlySet<string> = new Set(['add', 'appoint', 'cosign'])
type Judged = Promise<Result<SpaceState, Reason>>

/** The state after the write, or why it may not stand. */
export async function judgeWrite(draft: Draft, write: Write, batch: Batch): Judged {
  const { header } = write.record
  const door = checkDoor(draft.state, write, batch)
  if (!door.ok) return door
  if (write.way === 'genesis') {
    return judgeGenesis(draft, write.record as ParsedRecord<OperationHeader>, batch)
  }
  const seen = await checkSeen(draft, header, batch)
  if (!seen.ok) return seen
  switch (header.type) {
    case 'operation':
      return judgeOperation(draft, write.record as ParsedRecord<OperationHeader>, batch)
    case 'entry':
      return judgeEntry(draft, header, batch)
    case 'erase':
      return judgeErase(draft, header, batch)
    default:
      return header satisfies never
  }
}

/** The log's own time for the next record: it never goes back. */
export function nextTime(draft: Draft, batch: Batch): number {
  return Math.max(draft.time, batch.now)
}

// Each door takes only its own kind, so that a session alone can never write as a member.
function checkDoor(
  state: SpaceState | undefined,
  { way, record, isPaused }: Write,
  batch: Batch
): Result<true, Reason> {
  const name = record.header.type === 'operation' ? operationName(record.header.body) : ''
  if (!isEnding(record, name)) {
    if (batch.isPlaceClosed) return refused('community-closed')
    if (isPaused && state?.kind !== 'own') return refused('paused')
  }
  switch (way) {
    case 'genesis':
      return name === 'genesis' ? ok(true) : refused('not-allowed')
    case 'join':
      return name === 'join' ? checkJoinDoor(state, record, batch) : refused('not-allowed')
    case 'member': {
      if (!state) return refused('not-a-member')
      if (name === 'genesis' || name === 'join') return refused('not-allowed')
      // An invitation or a post may be over: nobody comes in by it while nobody knows the time.
      if (RESTING_ON_TIME.has(name) && !batch.isClockSure) return refused('clock-unsure')
      return checkWaiting(state, { name, seq: record.header.seenSeq })
    }
    default:
      return way satisfies never
  }
}

// Also whoever may write nothing takes their words back, leaves, and changes keys that a thief may have.
function isEnding({ header }: ParsedRecord, operation: string): boolean {
  return header.type === 'erase' || ENDING.has(operation)
}

// A space that is not there and an invitation that is not known look the same.
function checkJoinDoor(
  state: SpaceState | undefined,
  { header }: ParsedRecord,
  batch: Batch
): Result<true, Reason> {
  const inviteId = header.type === 'operation' ? invitationOfJoin(header.body) : undefined
  const invite = state?.invites.find(({ id }) => inviteId && isSameBytes(id, inviteId))
  if (!state || !invite) return refused('invite-unknown')
  // Expiry is judged by time, and just now nobody knows the time.
  if (!batch.isClockSure) return refused('clock-unsure')
  const fate = inviteFate(state, invite, batch.now)
  return fate === 'open' ? ok(true) : refused(`invite-${fate}`)
}

// An open invitation shows its guest the whole log, so a bond that waits stays short. What ends it, or
// changes a key that a thief may have, is always possible.
function checkWaiting(
  state: SpaceState,
  next: { readonly name: string; readonly seq: number }
): Result<true, Reason> {
  const isWaiting = state.kind === 'bond' && state.members.length === 1
  const isFree = ['leave', 'uninvite', 'setkey', 'rekey'].includes(next.name)
  const isLong = next.seq >= WIRE_LIMITS.recordsBeforeJoin
  return isWaiting && isLong && !isFree ? refused('space-full') : ok(true)
}

async function checkSeen(
  draft: Draft,
  { seenSeq, seenHead }: Header,
  batch: Batch
): Promise<Result<true, Reason>> {
  const { seq } = draft.position
  if (seenSeq > seq) return refused('seen-differs')
  if (seq + 1 - seenSeq > LIMITS.seenWindow) return refused('seen-too-old')
  const head = await headAt(batch.db, draft, seenSeq)
  return head && isSameBytes(head, seenHead) ? ok(true) : refused('seen-differs')
}

// Judged as if nothing were there, whatever is: else a stranger who knows a space by its id would learn that
// it is there, and how long it is. Only who has its very genesis hears of it.
async function judgeGenesis(
  draft: Draft,
  record: ParsedRecord<OperationHeader>,
  batch: Batch
): Judged {
  const start = emptyDraft(draft.spaceId)
  const seen = await checkSeen(start, record.header, batch)
  if (!seen.ok) return seen
  const judged = await judgeOperation(start, record, batch)
  return judged.ok && draft.state ? refused('not-allowed') : judged
}

async function judgeOperation(
  draft: Draft,
  record: ParsedRecord<OperationHeader>,
  batch: Batch
): Judged {
  const placement = {
    seq: draft.position.seq + 1,
    time: nextTime(draft, batch),
    verify: verifyByNode
  }
  return applyOperation(draft.state, record, placement)
}

async function judgeEntry(draft: Draft, header: EntryHeader, batch: Batch): Judged {
  const { state, spaceId } = draft
  if (!state) return refused('not-a-member')
  const member = checkEntry(state, header)
  if (!member.ok) return member
  if (!header.isDocument) return ok(state)
  if (await hasLane(batch.db, spaceId, header.lane)) return ok(state)
  const keys = await listKeysOfMember(batch.db, spaceId, member.value.id)
  const { documentsOfOwn, documentsOfMember } = WIRE_LIMITS
  const max = state.kind === 'own' ? documentsOfOwn : documentsOfMember
  return (await countDocumentsBy(batch.db, spaceId, keys)) < max ? ok(state) : refused('too-many')
}

// Own are the words under any key this member has had here: a new key takes no right away.
async function judgeErase(draft: Draft, header: EraseHeader, batch: Batch): Judged {
  const { state, spaceId } = draft
  if (!state) return refused('not-a-member')
  const member = checkErase(state, header)
  if (!member.ok) return member
  const keys = await listKeysOfMember(batch.db, spaceId, member.value.id)
  const named = await listAuthors(batch.db, spaceId, header.seqs)
  const areOwn =
    named.length === header.seqs.length &&
    named.every(({ author }) => keys.some((key) => isSameBytes(key, author)))
  return areOwn ? ok(state) : refused('not-yours')
}
