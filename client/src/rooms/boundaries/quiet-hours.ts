/** Whether it is quiet for somebody: a pure function, also for pages. */
import { quietAt } from '@beside/contract/quiet-hours'
import type { QuietHours } from '../../api.ts'

/** @param time ms since 1970 */
export function isQuietAt(hours: QuietHours | null, time: number): boolean {
  return quietAt(hours && { ...hours, zone: hours.timeZone }, time).isQuiet
}
