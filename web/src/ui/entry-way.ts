import type { EntryWay } from '@beside/client'

// In memory only: an invitation's secret stands in no address, no history and no storage.
let kept: EntryWay | null = null

/** Keeps how somebody may come in, from the page that read it to the page that needs it. */
export function keepEntryWay(way: EntryWay): void {
  kept = way
}

/** Hands it over once. */
export function takeEntryWay(): EntryWay | null {
  const way = kept
  kept = null
  return way
}
