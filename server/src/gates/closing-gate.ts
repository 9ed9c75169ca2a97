import type { WatchedClock } from '../clock/clock.ts'
import { readClosingDay } from '../store/community.ts'
import type { Reader } from '../store/tables.ts'

/** Whether the day has come on which this place closes. No clock that jumped closes it: `today` follows none. */
export async function isPlaceClosed(db: Reader, clock: WatchedClock): Promise<boolean> {
  const day = await readClosingDay(db)
  const isOpen = day === null || clock.today() < day
  return !isOpen
}
