/** Circles that can be found: a part of the client's surface. */
import type {
  FoundCircle,
  ListedCircleLines,
  ListingRefusal,
  TakenOffReason
} from './api-listing-views.ts'
import type { InviteRefusal } from './api-views.ts'
import type { Done } from './outcome.ts'

export type ListingActs = {
  /** Lets everybody here find the circle, or renews that. It is for facilitators. */
  putOnList(input: {
    readonly circleId: string
    readonly lines: ListedCircleLines
    /** The roles that one shows in the circle stand beside it, so that people know who holds it. */
    readonly showsRoles: boolean
  }): Done<true, ListingRefusal>
  takeOffList(circleId: string): Done<true>
  /** Asked anew each time; the server does not learn which circle is looked at. */
  readFoundCircles(): Done<readonly FoundCircle[]>
  /** `list-changed` where it does not stand in the list any more as it was shown. */
  askFoundCircle(input: {
    readonly circleId: string
    readonly version: string
    readonly note: string
  }): Done<true, 'list-changed' | InviteRefusal>
  /** By a steward. Its facilitators see the reason. */
  endListing(input: { readonly circleId: string; readonly reason: TakenOffReason }): Done<true>
}
