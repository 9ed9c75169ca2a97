/** Spaces: tokens, records, pages, invitations, the feed. */
import * as v from 'valibot'
import { WIRE_LIMITS } from './limits.ts'
import {
  bytesUpTo,
  Count,
  Envelope,
  Id16,
  Id32,
  Leaf,
  Millis,
  PlacedRecord,
  Position,
  Receipt,
  Signature
} from './shapes.ts'

/**
 * The header that says whose request it is, by account id. Tabs of one browser share a cookie: what an older one
 * sends for somebody else is refused, instead of landing with whoever signed in since.
 */
export const ACCOUNT_HEADER = 'beside-account'
/** The header that carries a space token. */
export const TOKEN_HEADER = 'beside-token'
export const STEWARD_HEADER = 'beside-steward'

/** POST /api/tokens → TokensReply, in the same order. */
export const AskTokens = v.strictObject({
  claims: v.pipe(
    v.array(
      v.strictObject({ spaceId: Id32, member: Id32, expiresAt: Millis, signature: Signature })
    ),
    v.maxLength(WIRE_LIMITS.tokensAtOnce)
  )
})
/** A token is null where the claim does not hold: not yours and not there look alike. */
export const TokensReply = v.strictObject({
  tokens: v.array(v.nullable(v.strictObject({ token: v.string(), expiresAt: Millis })))
})

/** POST /api/spaces/find → FoundSpaces: for a person whose keyring is lost or rolled back. */
export const FindSpaces = v.strictObject({
  claims: v.pipe(
    v.array(v.strictObject({ member: Id32, signature: Signature })),
    v.maxLength(WIRE_LIMITS.findsAtOnce)
  )
})
export const FoundSpaces = v.strictObject({ spaceIds: v.array(v.nullable(Id32)) })

/**
 * POST /api/spaces (a genesis; session), POST /api/spaces/:spaceId/records (token) and
 * POST /api/spaces/:spaceId/join (a join; session) → Written. The same `writeKey` never writes twice, nor
 * does the same envelope. An erase may name what its author wrote under any key they had in this space.
 */
export const WriteRecord = v.strictObject({ writeKey: Id16, envelope: Envelope })
export type WriteRecord = v.InferOutput<typeof WriteRecord>
export const Written = v.strictObject({ seq: Count, time: Millis, receipt: Receipt })
export type Written = v.InferOutput<typeof Written>

/**
 * GET /api/spaces/:spaceId/records?before&limit&leaves → RecordPage (token): the records before `before`, oldest
 * first, as many as `limit` says and a reply may hold, with `base` and the leaves between it and the first record.
 * These are as many as `leaves` says, 512 where it says nothing, and always reach back to what each record had seen.
 */
export const RecordPage = v.strictObject({
  base: Position,
  leaves: v.pipe(v.array(Leaf), v.maxLength(WIRE_LIMITS.windowLeaves)),
  records: v.pipe(v.array(PlacedRecord), v.maxLength(WIRE_LIMITS.pageRecords)),
  receipt: Receipt
})
export type RecordPage = v.InferOutput<typeof RecordPage>

/** GET /api/spaces/:spaceId/operations?after → OperationPage (token): the membership chain. */
export const OperationPage = v.strictObject({
  operations: v.array(PlacedRecord),
  hasMore: v.boolean()
})
export type OperationPage = v.InferOutput<typeof OperationPage>

/** GET /api/spaces/:spaceId/leaves?after → LeafPage (token). */
export const LeafPage = v.strictObject({
  leaves: v.array(Leaf),
  hasMore: v.boolean(),
  receipt: Receipt
})
export type LeafPage = v.InferOutput<typeof LeafPage>

/** The current document of each lane, and what was current at a seq. */
export const Documents = v.strictObject({
  documents: v.array(PlacedRecord),
  at: v.array(v.strictObject({ lane: Id16, envHash: Id32 }))
})
export type Documents = v.InferOutput<typeof Documents>

/**
 * GET /api/spaces/:spaceId/documents?at&after → DocumentPage (token): the current document of each lane, in
 * the order of lanes, and what was current at seq `at`, so that a client can go from its checkpoint to now.
 * Where there are more, `next` is the lane to go on after.
 */
export const DocumentPage = v.strictObject({ ...Documents.entries, next: v.nullable(Id16) })
export type DocumentPage = v.InferOutput<typeof DocumentPage>

/** PUT /api/invites/:inviteId (token of its issuer). */
export const SaveInviteCard = v.strictObject({
  spaceId: Id32,
  card: bytesUpTo(WIRE_LIMITS.cardBytes)
})
/** GET /api/invites/:inviteId?after → OpenInvite, or one of the `invite-…` reasons. No session needed. */
export const OpenInvite = v.strictObject({
  card: bytesUpTo(WIRE_LIMITS.cardBytes),
  expiresAt: Millis,
  /**
   * The log of a bond so far, from the record after `after`: its genesis, its agreement, this invitation. Of a
   * circle nothing is shown.
   */
  records: v.array(PlacedRecord),
  hasMore: v.boolean()
})

/** POST /api/feed → a stream of server-sent events, each a FeedEvent. */
export const OpenFeed = v.strictObject({
  cursors: v.pipe(
    v.array(v.strictObject({ token: v.string(), after: Count })),
    v.maxLength(WIRE_LIMITS.feedCursors)
  )
})
export const FeedEvent = v.variant('event', [
  v.strictObject({
    event: v.literal('record'),
    spaceId: Id32,
    record: PlacedRecord,
    /** The receipt of the commit batch that holds the record; null within a batch and in backfill. */
    receipt: v.nullable(Receipt)
  }),
  /** All that had been written when the feed was opened has been sent. */
  v.strictObject({ event: v.literal('caught-up') }),
  /** This space ended for the reader: they left, or it closed, or its token lost its ground. */
  v.strictObject({ event: v.literal('space-ended'), spaceId: Id32 }),
  /** The whole stream ends; open a new one from the cursors. */
  v.strictObject({
    event: v.literal('feed-ended'),
    why: v.picklist(['too-slow', 'session-ended', 'server-stops'])
  })
])
export type FeedEvent = v.InferOutput<typeof FeedEvent>
