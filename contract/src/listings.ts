/** The list of circles that can be found: words in the clear, for everybody here and for whoever runs the server. */
import * as v from 'valibot'
import { WIRE_LIMITS } from './limits.ts'
import { bytesUpTo, DateOnly, Id32, Signature } from './shapes.ts'

/** Why stewards took a circle off the list. A fixed set, since the server reads it. */
export const TAKEN_OFF_REASONS = ['words', 'no-answers', 'talk-first'] as const
export const TakenOffReason = v.picklist(TAKEN_OFF_REASONS)
export type TakenOffReason = v.InferOutput<typeof TakenOffReason>
/** How it ended: by stewards, or by a facilitator who may not say it inside just now. */
export const ListingEnd = v.picklist([...TAKEN_OFF_REASONS, 'facilitator'])
export type ListingEnd = v.InferOutput<typeof ListingEnd>

const SIGNED = {
  /** The inbox of the epoch that holds now: what is asked is sealed to it. */
  inbox: Id32,
  /** JSON as its author wrote it; the server reads no part of it for its work. */
  words: bytesUpTo(WIRE_LIMITS.listingBytes),
  /** By the key of a facilitator, over `listingHash`. */
  signature: Signature
} as const

export const Listing = v.strictObject({ spaceId: Id32, key: Id32, ...SIGNED })
export type Listing = v.InferOutput<typeof Listing>

/**
 * GET /api/listings (session) → Listings: always all of them, so that nobody learns which one somebody looks at. A
 * circle is left out as soon as its keys changed, or whoever signed leads it no more, until it is listed anew.
 *
 * POST /api/listings/:spaceId/end (a steward) → {}: takes one off the list, with a reason for its facilitators.
 */
export const Listings = v.strictObject({ listings: v.array(Listing) })
export type Listings = v.InferOutput<typeof Listings>
export const EndListing = v.strictObject({ reason: TakenOffReason })

/**
 * PUT /api/spaces/:spaceId/listing → {}, in the place of what was listed before; signed by the key of the token.
 * Refused as `not-allowed` for 30 days after stewards took it off to talk first, as `wrong-epoch` where the inbox is
 * not the one that holds, as `too-many` where the list is full, as `slow-down` where one account listed many that were
 * not there. DELETE → {}; by somebody who is paused it stays known as ended. GET → OwnListing. Each needs the token of
 * a present admin of a circle.
 */
export const PutListing = v.strictObject({
  ...SIGNED,
  /** The last day on which it is shown; the signed words say it too. */
  until: DateOnly
})
export type PutListing = v.InferOutput<typeof PutListing>

export const OwnListing = v.strictObject({
  listing: v.nullable(Listing),
  takenOff: v.nullable(ListingEnd)
})
export type OwnListing = v.InferOutput<typeof OwnListing>
