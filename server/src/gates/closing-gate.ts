import type { WatchedClock } from '../clock/clock.ts'
import { readClosingDay } from '../store/community.ts'
import type { Reader } from '../store/tables.ts'

/** Whether the day has come on which this place closes. No clock that jumped closes it. */
export async function isPlaceClosed(db: Reader, clock: WatchedClock): Promise<boolean> {
  const day = await readClosingDay(db)
  return day !== null && clock.isSure() && clock.today() >= day
}
