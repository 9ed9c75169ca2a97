/** After a restore: what is held, and the yes of a steward. A part of the client's surface. */
import type { EndHold, RestoreHolds } from '@beside/contract'
import type { Done } from './outcome.ts'

export type { RestorePart } from '@beside/contract'

export type HoldActs = {
  /** What is held since a restore; nothing where there was none. For stewards. */
  readRestoreHolds(): Done<RestoreHolds>
  /** Lets one part go on: `not-found` where it is held no more. */
  endHold(what: EndHold): Done<RestoreHolds>
}
