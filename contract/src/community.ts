/** The public side of a community, and the steward's link. */
import * as v from 'valibot'
import { CardCode } from './card-code.ts'
import { WIRE_LIMITS } from './limits.ts'
import { PublicCommunity } from './lines.ts'
import { bytesUpTo, Community, DateOnly, Id32 } from './shapes.ts'

/** GET /api/instance: what anybody may know. */
export const Instance = v.strictObject({
  community: PublicCommunity,
  instanceId: Id32,
  manifest: bytesUpTo(512),
  serverTime: v.number(),
  version: v.string()
})
export type Instance = v.InferOutput<typeof Instance>

/**
 * GET and PUT /api/steward/community → Settings. The version is that of what was read: whoever saves over something
 * newer is told `settings-moved`, so that nobody takes back unseen what another steward did.
 */
export const Settings = v.strictObject({ community: Community, version: Id32 })
export type Settings = v.InferOutput<typeof Settings>

/** POST /api/steward/open → StewardOpened. The link works once. */
export const OpenStewardLink = v.strictObject({ secret: bytesUpTo(64) })
/**
 * Goes into the `beside-steward` header for an hour; it also admits one account. Instead of it every route of a
 * steward takes a space token of somebody who holds a post in the stewards' team.
 */
export const StewardOpened = v.strictObject({ stewardKey: bytesUpTo(64), ...Settings.entries })

/**
 * POST /api/steward/entries → MadeEntries: cards to print, each of which lets one account in until its last day.
 * The server keeps no code, so they are told once. DELETE /api/steward/entries → {} voids all that are unused.
 */
export const MakeEntries = v.strictObject({
  count: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(WIRE_LIMITS.entriesAtOnce)),
  days: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(WIRE_LIMITS.entryDays))
})
export const MadeEntries = v.strictObject({
  codes: v.array(CardCode),
  /** The last day on which they let somebody in. */
  until: DateOnly
})
export type MadeEntries = v.InferOutput<typeof MadeEntries>
