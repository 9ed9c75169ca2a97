/** After a restore: what is held until a steward has read what it means, and says yes. */
import * as v from 'valibot'
import { Millis } from './shapes.ts'

/**
 * `newsletter`: letters by mail. `nudges`: mails and pushes that say that something is new. `places`: the directory.
 * `lines`: lines for Help now, which are shown as not looked at again. `pages`: texts and gatherings, which are public.
 */
export const RESTORE_PARTS = ['newsletter', 'nudges', 'places', 'lines', 'pages'] as const
export const RestorePart = v.picklist(RESTORE_PARTS)
export type RestorePart = v.InferOutput<typeof RestorePart>

/**
 * GET /api/steward/restore → RestoreHolds; none where nothing is held. POST /api/steward/restore with EndHold →
 * RestoreHolds: `not-found` where it is held no more.
 */
export const RestoreHolds = v.strictObject({
  holds: v.array(
    v.strictObject({
      part: RestorePart,
      /** When the backup was made. */
      backupAt: Millis
    })
  )
})
export type RestoreHolds = v.InferOutput<typeof RestoreHolds>

/**
 * `go-on`: as it was in the backup. `afresh`: nobody is taken for one who wants it; each reader of the newsletter is asked
 * again, and all nudges are off.
 */
export const EndHold = v.variant('how', [
  v.strictObject({ part: RestorePart, how: v.literal('go-on') }),
  v.strictObject({ part: v.picklist(['newsletter', 'nudges']), how: v.literal('afresh') })
])
export type EndHold = v.InferOutput<typeof EndHold>
