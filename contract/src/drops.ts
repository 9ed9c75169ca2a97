/** Drops: what somebody outside a group says to it, and the mailboxes in which answers wait. */
import * as v from 'valibot'
import { WIRE_LIMITS } from './limits.ts'
import { bytesUpTo, fixedBytes, Id32 } from './shapes.ts'

const DropBytes = bytesUpTo(WIRE_LIMITS.dropBytes)

/**
 * POST /api/drops/:address (session) → {}. The address is the id of a space, or a mailbox: nobody is told which,
 * nor whether it is one at all. The same bytes at the same address are one drop, whose id is their SHA-256.
 */
export const SendDrop = v.strictObject({
  bytes: DropBytes,
  /** After this many days the drop goes, answered or not. */
  days: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(WIRE_LIMITS.dropDays))
})
export type SendDrop = v.InferOutput<typeof SendDrop>

export const WaitingDrop = v.strictObject({
  id: Id32,
  bytes: DropBytes,
  /** The key of the member who is answering it just now. */
  takenBy: v.nullable(Id32)
})
export type WaitingDrop = v.InferOutput<typeof WaitingDrop>

/**
 * GET /api/spaces/:spaceId/drops?after → DropPage (token of a present admin, or in a team of whoever holds a post):
 * what waits for the space, in the order of ids from the one after `after`, as much as a reply may hold.
 *
 * POST /api/spaces/:spaceId/drops/:dropId/take → {}: for a quarter of an hour nobody else takes it or takes it
 * away. Whoever has it may take it again, for longer. DELETE /api/spaces/:spaceId/drops/:dropId → {} takes it
 * away for everybody. Both are refused as `drop-taken` while another member has it.
 *
 * GET /api/spaces/:spaceId/mine?after → DropPage, DELETE /api/spaces/:spaceId/mine/:dropId → {} (token, also of
 * somebody who left within 30 days): what waits at `memberAddress` of whoever asks. Nobody else reads it or takes
 * it away, so nobody takes it first: `takenBy` is null.
 */
export const DropPage = v.strictObject({ drops: v.array(WaitingDrop), hasMore: v.boolean() })
export type DropPage = v.InferOutput<typeof DropPage>

/**
 * POST /api/mailboxes (session) → MailboxDrops. Whoever shows the key of a mailbox reads it. What is `done` goes
 * first, so that the next reply holds what had no room in this one.
 */
export const ReadMailboxes = v.strictObject({
  boxes: v.pipe(
    v.array(
      v.strictObject({
        readKey: fixedBytes(32),
        done: v.pipe(v.array(Id32), v.maxLength(WIRE_LIMITS.dropsOfAddress))
      })
    ),
    v.maxLength(WIRE_LIMITS.mailboxesAtOnce)
  )
})
export type ReadMailboxes = v.InferOutput<typeof ReadMailboxes>

export const MailboxDrops = v.strictObject({
  drops: v.array(v.strictObject({ address: Id32, id: Id32, bytes: DropBytes })),
  hasMore: v.boolean()
})
export type MailboxDrops = v.InferOutput<typeof MailboxDrops>
