/** Lists of services that a steward brings: a part of the client's surface. */
import type {
  BeginFeed,
  FeedState,
  HiddenAfter,
  HiddenPlaces,
  PutLive,
  StewardDirectory
} from '@beside/contract'
import type { Done } from './outcome.ts'

export type FeedActs = {
  /** For stewards: what was read, what waits to be published, and what is being brought. */
  readFeeds(): Done<StewardDirectory>
  /** Begins with a file. `too-many`: another one is being read just now. `feed-coming`: another one is on its way. */
  beginFeed(wish: BeginFeed): Done<string, 'too-many' | 'feed-coming'>
  /** The next piece of it; sent again it changes nothing. With the last one it is read. */
  sendFeedPiece(piece: {
    readonly feed: string
    readonly at: number
    readonly bytes: Uint8Array
  }): Done<FeedState>
  /** Lets a file go that did not come whole, or was read. */
  dropFeed(): Done<true, 'too-many'>
  /** Lets what was read take the place of what its source had. */
  publishFeed(id: number): Done<true>
  dropPreview(id: number): Done<true>
  /** Places of what was read that have no street, from the first one or after a row. */
  readHidden(asked: { readonly id: number; readonly after: HiddenAfter | null }): Done<HiddenPlaces>
  /** The source is as it was before its newest list. */
  undoFeed(source: string): Done<true>
  /** An address from which a list is fetched; the same name again changes it. */
  putLive(wish: PutLive): Done<true, 'not-an-address' | 'too-many'>
  /** Begins to fetch it. `too-many`: another one is being fetched just now. */
  fetchLive(source: string): Done<true, 'too-many'>
  /** Lets go of what came of it so far. */
  stopLive(source: string): Done<true, 'too-many'>
  /** Fetches it no more. What was read of it stays. */
  removeLive(source: string): Done<true, 'too-many'>
  /**
   * Whether the street of a place is shown, or an area alone. It stays so, whatever its list says later. To show one takes
   * the entry that it is of: `not-found` where that entry has no such place.
   */
  sayOfPlace(said: {
    readonly entry: string | null
    readonly place: string
    readonly isConfidential: boolean
    readonly area: string | null
  }): Done<true>
}
