/** Whether it is quiet for somebody: a pure function, also for pages and for whatever would ring. */
import type { QuietHours } from '../../api.ts'

/**
 * By the clock on the wall of their place: the first minute is quiet, the last one named is not. Where both are
 * the same it is quiet all day. In the night in which clocks go back, an hour that comes twice counts twice.
 *
 * @param time ms since 1970
 */
export function isQuietAt(hours: QuietHours | null, time: number): boolean {
  const now = hours && clockAt(hours.timeZone, time)
  if (!now) return false
  const { from, to } = hours
  return from < to ? from <= now && now < to : from <= now || now < to
}

/** `07:05`; undefined for a time zone that this device does not know. */
function clockAt(timeZone: string, time: number): string | undefined {
  try {
    const shape = { timeZone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const
    return new Intl.DateTimeFormat('en-GB', shape).format(time)
  } catch {
    return undefined
  }
}
