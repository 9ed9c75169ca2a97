/** What time takes away: spaces that everybody left, by the log's own time, and drops whose day is over. */
import type { SpaceId } from '@beside/kernel/wire'
import type { WatchedClock } from '../clock/clock.ts'
import { removeDropsUntilBefore } from '../store/drops.ts'
import type { Store } from '../store/open-store.ts'
import { removeSpacesClosedBefore } from '../store/spaces.ts'

/** Ended words stay readable this long for those who left, to keep them or to report them. */
const KEPT_AFTER_CLOSING_MS = 30 * 86_400_000
const SPACES_AT_ONCE = 20
const DROPS_AT_ONCE = 100

/** Removes what is due, and takes it out of the journal. */
export async function sweepWhatIsDue(
  store: Store,
  clock: WatchedClock,
  forget: (spaceId: SpaceId) => void
): Promise<void> {
  const spaces = await removeClosedSpaces(store, clock, forget)
  const drops = await removeOldDrops(store, clock)
  if (spaces + drops > 0) await store.clearJournal()
}

async function removeClosedSpaces(
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
    if (gone.length < SPACES_AT_ONCE) return removed
  }
}

async function removeOldDrops(store: Store, clock: WatchedClock): Promise<number> {
  let removed = 0
  for (;;) {
    const today = clock.today()
    const gone = await store.write((db) => removeDropsUntilBefore(db, today, DROPS_AT_ONCE))
    removed += gone
    if (gone < DROPS_AT_ONCE) return removed
  }
}
