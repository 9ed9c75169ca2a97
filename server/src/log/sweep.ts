/** What time takes away, by the log's own time: spaces that everybody left. */
import type { SpaceId } from '@beside/kernel/wire'
import type { WatchedClock } from '../clock/clock.ts'
import type { Store } from '../store/open-store.ts'
import { removeSpacesClosedBefore } from '../store/spaces.ts'

/** Ended words stay readable this long for those who left, to keep them or to report them. */
const KEPT_AFTER_CLOSING_MS = 30 * 86_400_000
const SPACES_AT_ONCE = 20

/** Removes what is due. Returns how many spaces went. */
export async function sweepClosedSpaces(
  store: Store,
  clock: WatchedClock,
  forget: (spaceId: SpaceId) => void
): Promise<number> {
  let removed = 0
  for (;;) {
    const due = clock.now() - KEPT_AFTER_CLOSING_MS
    const gone = await store.write((db) => removeSpacesClosedBefore(db, due, SPACES_AT_ONCE))
    for (const id of gone) forget(id as SpaceId)
    removed += gone.length
    if (gone.length < SPACES_AT_ONCE) break
  }
  if (removed > 0) await store.clearJournal()
  return removed
}
