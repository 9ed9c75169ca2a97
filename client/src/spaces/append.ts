/** Writing into a space: seal at the last moment, send once, and take in what the server accepted. */
import { Written } from '@beside/contract'
import {
  cutOf,
  isReceiptOf,
  isSameBytes,
  leafOf,
  makeRekey,
  nextHead,
  ok,
  parseRecord,
  refused,
  toBase64url,
  verifySignature,
  writeEntry,
  writeOperation,
  type Bytes,
  type Envelope,
  type Operation,
  type Result,
  type Standing
} from '@beside/kernel'
import type { Environment } from '../environment.ts'
import { placed, readReceipt, writeEnvelope } from '../wire/read-wire.ts'
import type { OpenedRecord } from './entry.ts'
import { fetchEarlier, fetchSpace, hasEarlier } from './fetch-space.ts'
import { noteReceipt, type FetchRefusal, type SpaceDoor } from './space-door.ts'
import type { Space } from './space.ts'
import { takeInNext } from './take-in.ts'

/** Pages that are read back to find what the server says it took earlier. */
const LOOK_BACK_MAX = 20
/** Others may write between our look and our word; after this many rounds we say so instead. */
const TRIES_MAX = 12
/** How many envelopes a space remembers as sent by us. */
const SENT_MAX = 1_000
const MOVED = new Set(['chain-moved', 'wrong-epoch', 'rekey-first', 'seen-differs', 'seen-too-old'])

/** `overtaken`: what others did meanwhile leaves no room for this write. */
export type AppendRefusal = FetchRefusal | 'stopped' | 'no-key' | 'overtaken'
export type WriteTools = {
  readonly door: SpaceDoor
  readonly environment: Environment
  /** Whether whoever comes into this space reads nothing from before, as its room says. */
  readonly startsAnew: (space: Space) => boolean
}
export type AppendResult = Result<{ readonly seq: number }, AppendRefusal>
/** Makes the operation for where the space stands now, or none if it fits there no more. */
export type BodyAt = (standing: Standing) => Operation | undefined
/** Makes the envelope for where the space stands now; called again if it has moved on. */
export type Writer = (standing: Standing) => Envelope | undefined

/** Appends an entry. A stale space is rekeyed first: nobody writes for a member set that was. */
export async function appendEntry(
  tools: WriteTools,
  space: Space,
  entry: {
    readonly writeKey: string
    /** The id inside `plain`: by it the words are known again, however often they were sealed. */
    readonly id: string
    readonly lane: Bytes
    readonly isDocument: boolean
    readonly plain: Bytes
  }
): Promise<AppendResult> {
  const { random } = tools.environment
  return append(tools, space, {
    writeKey: entry.writeKey,
    needsFreshEpoch: true,
    isThis: (landed) => landed.kind === 'entry' && landed.entry.id === entry.id,
    write: (standing) => {
      const epochKey = space.epochKey(standing.epoch)
      if (!epochKey) throw new Error('An entry is written only under a key that opens')
      return writeEntry({ standing, ...entry }, { author: space.keys.sign, epochKey }, random)
    }
  })
}

/**
 * Appends an operation of this member's. `words` are sealed beside it, under the epoch in which it stands: so a
 * stale space is rekeyed first, or who was removed a moment ago could read them.
 */
export async function appendOperation(
  tools: WriteTools,
  space: Space,
  { body, words }: { readonly body: BodyAt; readonly words?: Bytes | undefined }
): Promise<AppendResult> {
  const { random } = tools.environment
  return append(tools, space, {
    writeKey: newWriteKey(tools.environment),
    needsFreshEpoch: words !== undefined,
    write: (standing) => {
      const key = space.epochKey(standing.epoch)
      const sealed = words && key && { plain: words, key }
      const operation = body(standing)
      if (!operation) return undefined
      return writeOperation({ standing, body: operation, words: sealed }, space.keys.sign, random)
    }
  })
}

/** Opens a new epoch for the members who are here now, if the space is stale. */
export async function rekeyIfStale(tools: WriteTools, space: Space): Promise<AppendResult> {
  if (!needsRekey(space)) return ok({ seq: space.position.seq })
  if (!space.newestEpochKey()) return refused('no-key')
  return append(tools, space, {
    writeKey: newWriteKey(tools.environment),
    needsFreshEpoch: false,
    isStillNeeded: () => needsRekey(space),
    write: (standing) => writeRekey(tools, space, standing)
  })
}

// Stale, or opened by somebody whose box for us does not fit: either way the next epoch is for all of us.
export function needsRekey(space: Space): boolean {
  const { state } = space
  return state !== undefined && (state.isStale || !space.epochKey(state.epoch))
}

export function newWriteKey(environment: Environment): string {
  return toBase64url(environment.random(16))
}

/** Where this member stands now. */
export function standingIn(space: Space): Standing | undefined {
  if (!space.state) return undefined
  return {
    spaceId: space.spaceId,
    epoch: space.state.epoch,
    author: space.keys.sign.public,
    seenSeq: space.position.seq,
    seenHead: space.position.head,
    opHash: space.state.opHash
  }
}

export type Append = {
  readonly writeKey: string
  readonly needsFreshEpoch: boolean
  readonly isStillNeeded?: () => boolean
  /** Whether a record of ours that opens is what this write was to say, sealed at another time. */
  readonly isThis?: (landed: OpenedRecord) => boolean
  readonly write: Writer
}

export async function append(
  tools: WriteTools,
  space: Space,
  wanted: Append
): Promise<AppendResult> {
  for (let round = 0; round < TRIES_MAX; round += 1) {
    if (space.isStopped) return refused('stopped')
    if (wanted.isStillNeeded?.() === false) return ok({ seq: space.position.seq })
    if (wanted.needsFreshEpoch) {
      const fresh = await rekeyIfStale(tools, space)
      if (!fresh.ok) return fresh
    }
    const sent = await sendOnce(tools, space, wanted)
    if (sent.ok || !MOVED.has(sent.reason)) return sent
    const caughtUp = await fetchSpace(tools.door, space, undefined)
    if (!caughtUp.ok) return caughtUp
  }
  return refused('server-busy')
}

async function sendOnce(tools: WriteTools, space: Space, wanted: Append): Promise<AppendResult> {
  const standing = standingIn(space)
  if (!standing) return refused('no-key')
  const envelope = wanted.write(standing)
  if (!envelope) return refused('overtaken')
  noteSent(space, envelope, wanted.writeKey)
  const token = await tools.door.tokenFor(space)
  if (!token) return refused('not-found')
  const answered = await tools.door.link.call(
    {
      method: 'POST',
      path: `/api/spaces/${space.id}/records`,
      token,
      body: { writeKey: wanted.writeKey, envelope: writeEnvelope(envelope) }
    },
    Written
  )
  if (!answered.ok) return refused(answered.reason)
  return settle(tools, space, { envelope, written: answered.value, wanted })
}

type Sent = { readonly envelope: Envelope; readonly written: Written; readonly wanted: Append }

/**
 * Takes in what was accepted. The server may have kept an earlier body of the same write (a lost reply), or
 * others may have written before us: then the truth is fetched instead of assumed.
 */
async function settle(tools: WriteTools, space: Space, sent: Sent): Promise<AppendResult> {
  const { envelope, written } = sent
  const { seq, time } = written
  const receipt = readReceipt(written.receipt)
  const record = parseRecord(envelope)
  const next = record && nextHead(space.position, leafOf(record, { seq, time }))
  const { spaceId } = space
  const isOurs =
    next !== undefined &&
    receipt.seq === seq &&
    isSameBytes(next.head, receipt.head) &&
    isReceiptOf(tools.door.receiptKey, { spaceId, receipt }, verifySignature)
  const isTaken = isOurs && takeInNext(space, placed(envelope, { seq, time })) === 'taken'
  if (!isTaken && seq > space.position.seq) {
    const caughtUp = await fetchSpace(tools.door, space, undefined)
    if (!caughtUp.ok) return caughtUp
  }
  if (!noteReceipt(tools.door, space, receipt)) return refused('log-differs')
  return isTaken ? ok({ seq }) : findLanded(tools, space, sent)
}

// An answer may get lost, and the words be taken back before the next try: then only its hash names them.
function noteSent({ sent }: Space, envelope: Envelope, writeKey: string): void {
  const record = parseRecord(envelope)
  if (record) sent.set(toBase64url(record.envHash), writeKey)
  const [oldest] = sent.keys()
  if (oldest !== undefined && sent.size > SENT_MAX) sent.delete(oldest)
}

/**
 * What the server says it took must lie in the log, as we sent it at some try: another record of ours is no
 * receipt for it, else words would vanish that look sent.
 */
async function findLanded(tools: WriteTools, space: Space, sent: Sent): Promise<AppendResult> {
  const { seq } = sent.written
  for (let page = 0; page < LOOK_BACK_MAX && hasEarlier(space); page += 1) {
    if ((space.records[0]?.seq ?? 0) <= seq) break
    const earlier = await fetchEarlier(tools.door, space)
    if (!earlier.ok) return earlier
  }
  const landed = space.records.find((one) => one.seq === seq)
  const leaf = space.log.leafAt(seq)
  const isAsSent = leaf && space.sent.get(toBase64url(leaf.envHash)) === sent.wanted.writeKey
  const isMine = landed?.memberId === space.myMemberId
  const isThere = isAsSent || (landed && isMine && sent.wanted.isThis?.(landed))
  return isThere ? ok({ seq }) : refused('log-differs')
}

// Whoever opens the next epoch keeps from newcomers what they are not to read, and not only who let them in.
// Where the newest epoch cannot be opened (its maker boxed another key), the next one links back over it.
function writeRekey(tools: WriteTools, space: Space, standing: Standing): Envelope {
  const { state } = space
  const newest = space.newestEpochKey()
  if (!state || !newest) throw new Error('Only who holds a key of a space rekeys it')
  const { random } = tools.environment
  const { rekey } = makeRekey(state, newest, random)
  const isCut = tools.startsAnew(space) && space.isAnybodyNewSince(newest.epoch)
  const body = isCut ? cutOf(rekey) : rekey
  return writeOperation({ standing, body }, space.keys.sign, random)
}
