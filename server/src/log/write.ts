/** One record on its way into the log, and what became of it. */
import type { Reason } from '@beside/contract'
import type { Bytes, Envelope, ParsedRecord, Receipt, Result, SpaceId } from '@beside/kernel/wire'

export type Write = {
  /** By which door it came: a new space, a claimed invitation, or a member's token. */
  readonly way: 'genesis' | 'join' | 'member'
  readonly spaceId: SpaceId
  readonly writeKey: Bytes
  readonly record: ParsedRecord
  /** Whoever sends it may only read, and write in their own space. */
  readonly isPaused: boolean
}

/** A record with its place, as it goes to the feed. */
export type Landed = {
  readonly seq: number
  readonly time: number
  readonly envelope: Envelope
  /** Keys that may read nothing after this record: of who left, or took a new key. */
  readonly ended: readonly Bytes[]
}

export type Written = { readonly seq: number; readonly time: number; readonly receipt: Receipt }
export type WriteResult = Result<Written, Reason>

/** A committed piece of one space's log. */
export type Committed = {
  readonly spaceId: SpaceId
  readonly landed: readonly Landed[]
  /** Over the last head of `landed`. */
  readonly receipt: Receipt
  readonly isClosed: boolean
}
