/**
 * The feed: one stream for all spaces of a person, in three phases. Backfill reads what came after each
 * cursor, in pages; cutover lets a space go live once nothing was committed since its last page; live
 * hands each record, encoded once, to everybody who follows the space.
 */
import type { Bytes } from '@beside/kernel/wire'
import { isSameBytes } from '@beside/kernel/wire'
import { rowToWire, textOf } from '../log/wire-records.ts'
import type { WatchedClock } from '../clock/clock.ts'
import { mayRead } from '../gates/token-gate.ts'
import type { Committed } from '../log/write.ts'
import { listRecords } from '../store/records.ts'
import { findSession } from '../store/sessions.ts'
import { findMember } from '../store/spaces.ts'
import type { Reader } from '../store/tables.ts'
import { frameOf, landedFrame, recordFrame, spaceEndedFrame } from './feed-frames.ts'
import type { EndReason, FeedReader, FollowedSpace } from './feed-reader.ts'

export type FeedHub = {
  /** Takes a reader in and sends what it missed. Never rejects. */
  follow(reader: FeedReader): Promise<void>
  drop(reader: FeedReader): void
  publish(committed: readonly Committed[]): void
  endSession(sessionId: Bytes): void
  endAll(why: EndReason): void
  countOf(sessionId: Bytes): number
  /** Whether this member has the space open somewhere just now. */
  isFollowing(spaceId: Bytes, member: Bytes): boolean
  /** True while there is no room for another stream. */
  readonly isFull: boolean
  readonly size: number
}

type Followers = Map<string, Map<FeedReader, FollowedSpace>>

const PAGE_RECORDS = 100
const HEARTBEAT_MS = 25_000
const READERS_MAX = 20_000

export type FeedSetting = {
  readonly db: Reader
  readonly clock: WatchedClock
  readonly onTrouble: (cause: unknown) => void
  /** How often each stream shows that it lives. */
  readonly beatMs?: number
  /** How many streams may be open at once. */
  readonly readersMax?: number | undefined
}

export function openFeedHub(setting: FeedSetting): FeedHub & Disposable {
  const { db, onTrouble, beatMs = HEARTBEAT_MS, readersMax = READERS_MAX } = setting
  const readers = new Set<FeedReader>()
  const followers: Followers = new Map()
  const beating = setInterval(() => {
    for (const reader of readers) reader.beat()
  }, beatMs)
  beating.unref()

  function drop(reader: FeedReader) {
    readers.delete(reader)
    for (const { key } of reader.spaces) unfollow(followers, key, reader)
  }

  return {
    async follow(reader) {
      readers.add(reader)
      for (const space of reader.spaces) {
        const others = followers.get(space.key) ?? new Map<FeedReader, FollowedSpace>()
        followers.set(space.key, others.set(reader, space))
      }
      try {
        // Only now is it found by whoever ends its session; one that ended before ends it here.
        const isOpen = await findSession(db, reader.session.tokenHash)
        if (!isOpen) return reader.end('session-ended')
        for (const space of reader.spaces) await backfill(setting, reader, space)
        reader.send(frameOf({ event: 'caught-up' }))
      } catch (cause) {
        onTrouble(cause)
        reader.end('server-stops')
      }
    },
    drop,
    publish(committed) {
      for (const piece of committed) {
        const others = followers.get(textOf(piece.spaceId))
        if (others) publishPiece(piece, others)
      }
    },
    endSession(sessionId) {
      for (const reader of readers) {
        if (isSameBytes(reader.session.id, sessionId)) reader.end('session-ended')
      }
    },
    endAll(why) {
      for (const reader of readers) reader.end(why)
    },
    countOf(sessionId) {
      return [...readers].filter(({ session }) => isSameBytes(session.id, sessionId)).length
    },
    isFollowing(spaceId, member) {
      const others = followers.get(textOf(spaceId))?.values() ?? []
      return [...others].some((one) => one.phase !== 'ended' && isSameBytes(one.member, member))
    },
    get isFull() {
      return readers.size >= readersMax
    },
    get size() {
      return readers.size
    },
    [Symbol.dispose]: () => clearInterval(beating)
  }
}

function unfollow(followers: Followers, key: string, reader: FeedReader): void {
  const others = followers.get(key)
  others?.delete(reader)
  if (others?.size === 0) followers.delete(key)
}

async function backfill(
  { db, clock }: FeedSetting,
  reader: FeedReader,
  space: FollowedSpace
): Promise<void> {
  while (!reader.isOver && space.phase === 'backfill') {
    space.isBehind = false
    const from = space.sentSeq + 1
    const rows = await listRecords(db, space.spaceId, { from, to: from + PAGE_RECORDS })
    // Read after the page: whoever left before its last record is known to have left.
    const member = await findMember(db, space.spaceId, space.member)
    const upTo = mayRead(member, clock) ? (member?.left_seq ?? Infinity) : 0
    const allowed = rows.filter(({ seq }) => seq <= upTo)
    for (const row of allowed) {
      reader.send(recordFrame(space.spaceId, rowToWire(row)))
      space.sentSeq = row.seq
      await reader.ready()
      if (reader.isOver) return
    }
    if (space.sentSeq >= upTo || allowed.length < rows.length) endSpace(reader, space)
    // Cutover: from here to the end of this turn nothing else runs, so nothing can be missed.
    else if (rows.length === 0 && !space.isBehind) space.phase = 'live'
  }
}

function publishPiece(piece: Committed, followers: ReadonlyMap<FeedReader, FollowedSpace>): void {
  const frames = piece.landed.map((landed) => landedFrame(piece, landed))
  const whole = Buffer.concat(frames)
  const first = piece.landed[0]?.seq ?? 0
  const last = piece.landed.at(-1)?.seq ?? 0
  const hasEnds = piece.isClosed || piece.landed.some(({ ended }) => ended.length > 0)
  for (const [reader, space] of followers) {
    if (space.phase === 'ended') continue
    if (space.phase === 'backfill') space.isBehind = true
    else if (space.sentSeq === first - 1 && !hasEnds) {
      reader.send(whole)
      space.sentSeq = last
    } else sendOneByOne(reader, space, { piece, frames })
  }
}

// Around an end each record counts: the one who left gets the leave itself, and nothing after it.
function sendOneByOne(
  reader: FeedReader,
  space: FollowedSpace,
  { piece, frames }: { readonly piece: Committed; readonly frames: readonly Buffer[] }
): void {
  for (const [index, landed] of piece.landed.entries()) {
    const frame = frames[index]
    if (!frame || landed.seq <= space.sentSeq) continue
    reader.send(frame)
    space.sentSeq = landed.seq
    if (landed.ended.some((ended) => isSameBytes(ended, space.member))) {
      return endSpace(reader, space)
    }
  }
  if (piece.isClosed) endSpace(reader, space)
}

function endSpace(reader: FeedReader, space: FollowedSpace): void {
  space.phase = 'ended'
  reader.send(spaceEndedFrame(space.spaceId))
}
