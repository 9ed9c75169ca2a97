/** What time takes away: spaces that everybody left, words that stayed as long as was agreed, and drops and asks whose time is over. */
import { DAY_MS } from '@beside/contract'
import { retentionDays } from '@beside/kernel/wire'
import type { Bytes, SpaceId } from '@beside/kernel/wire'
import type { WatchedClock } from '../clock/clock.ts'
import { removeAsksOver } from '../store/asks.ts'
import { removeDropsUntilBefore } from '../store/drops.ts'
import type { Store } from '../store/open-store.ts'
import { eraseWordsBefore } from '../store/records.ts'
import { findSpace, listSpacesThatForget, removeSpacesClosedBefore } from '../store/spaces.ts'

/** Ended words stay readable this long for those who left, to keep them or to report them. */
const KEPT_AFTER_CLOSING_MS = 30 * DAY_MS
const SPACES_AT_ONCE = 20
const WORDS_AT_ONCE = 200
const DROPS_AT_ONCE = 100

/** Removes what is due, and takes it out of the journal. */
export async function sweepWhatIsDue(
  store: Store,
  clock: WatchedClock,
  forget: (spaceId: SpaceId) => void
): Promise<void> {
  const spaces = await removeClosedSpaces(store, clock, forget)
  const words = await eraseOldWords(store, clock)
  const drops = await removeOldDrops(store, clock)
  const asks = await store.write((db) => removeAsksOver(db, clock.now()))
  if (spaces + words + drops + asks > 0) await store.clearJournal()
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

async function eraseOldWords(store: Store, clock: WatchedClock): Promise<number> {
  let erased = 0
  let after: Bytes = new Uint8Array()
  for (;;) {
    const spaces = await listSpacesThatForget(store.read, { after, limit: SPACES_AT_ONCE })
    for (const { id } of spaces) erased += await eraseIn(store, clock, id)
    const last = spaces.at(-1)
    if (!last || spaces.length < SPACES_AT_ONCE) return erased
    after = last.id
  }
}

// In parts, so that nobody who writes waits long; each by the time that holds then, which may have become longer.
async function eraseIn(store: Store, clock: WatchedClock, id: Bytes): Promise<number> {
  let erased = 0
  for (;;) {
    const gone = await store.write(async (db) => {
      const space = await findSpace(db, id)
      const now = clock.now()
      const days = space ? retentionDays(space.state, now) : 0
      if (days === 0) return 0
      return eraseWordsBefore(db, id, { time: now - days * DAY_MS, limit: WORDS_AT_ONCE })
    })
    erased += gone
    if (gone < WORDS_AT_ONCE) return erased
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
