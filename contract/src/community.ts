/** The public side of a community, and the steward's link. */
import * as v from 'valibot'
import { bytesUpTo, Community, Id32 } from './shapes.ts'

/** GET /api/instance: what anybody may know. */
export const Instance = v.strictObject({
  community: Community,
  instanceId: Id32,
  manifest: bytesUpTo(512),
  serverTime: v.number(),
  version: v.string()
})
export type Instance = v.InferOutput<typeof Instance>

/** POST /api/steward/open → StewardOpened. The link works once. */
export const OpenStewardLink = v.strictObject({ secret: bytesUpTo(64) })
/** Goes into the `beside-steward` header for an hour; it also admits one account. */
export const StewardOpened = v.strictObject({ stewardKey: bytesUpTo(64), community: Community })
/** PUT /api/steward/community → Community */
export const SaveCommunity = Community
