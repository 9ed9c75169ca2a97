/** The one rule of quiet hours, of boundaries and of nudges, for pages, clients and the server. */
import { DAY_MS, MINUTE_MS } from './units.ts'

/** Hours of each day by the clock on the wall of a place, such as `Europe/Berlin`. */
export type HoursOfDay = { readonly from: string; readonly to: string; readonly zone: string }

/** Whether it is quiet, and for how long that stays so, ms. */
export type QuietNow = { readonly isQuiet: boolean; readonly forMs: number }

/**
 * The first minute is quiet, the last one named is not. Where both are the same it is quiet all day. In the night
 * in which clocks go back, an hour that comes twice counts twice; how long it stays so is then off by that hour.
 *
 * @param time ms since 1970
 */
export function quietAt(hours: HoursOfDay | null, time: number): QuietNow {
  const now = hours ? timeOfDay(hours.zone, time) : undefined
  if (!hours || now === undefined) return { isQuiet: false, forMs: Infinity }
  const [from, to] = [msOf(hours.from), msOf(hours.to)]
  const since = (now - from + DAY_MS) % DAY_MS
  const length = (to - from + DAY_MS) % DAY_MS || DAY_MS
  const isQuiet = since < length
  return { isQuiet, forMs: (isQuiet ? length : DAY_MS) - since }
}

function msOf(clock: string): number {
  const [hours = 0, minutes = 0] = clock.split(':').map(Number)
  return (hours * 60 + minutes) * MINUTE_MS
}

/** Ms since midnight there; undefined for a time zone that this device does not know. */
function timeOfDay(timeZone: string, time: number): number | undefined {
  try {
    const shape = { timeZone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const
    return msOf(new Intl.DateTimeFormat('en-GB', shape).format(time)) + (time % MINUTE_MS)
  } catch {
    return undefined
  }
}
