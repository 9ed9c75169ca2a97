import type { NudgeHours } from '@beside/contract'

const DAY_MINUTES = 1440
const MINUTE_MS = 60_000

/** How long it stays quiet from now on, ms; 0 if it is not quiet. */
export function quietFor(quiet: NudgeHours | null, now: number): number {
  if (!quiet) return 0
  const minute = minuteOfDay(now, quiet.zone)
  const [from, to] = [minutesOf(quiet.from), minutesOf(quiet.to)]
  const since = (minute - from + DAY_MINUTES) % DAY_MINUTES
  // From an hour to the same one it is quiet all day.
  const length = (to - from + DAY_MINUTES) % DAY_MINUTES || DAY_MINUTES
  return since < length ? (length - since) * MINUTE_MS : 0
}

function minutesOf(time: string): number {
  const [hours = 0, minutes = 0] = time.split(':').map(Number)
  return hours * 60 + minutes
}

function minuteOfDay(now: number, timeZone: string): number {
  const clock = { timeZone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const
  return minutesOf(new Intl.DateTimeFormat('en-GB', clock).format(now))
}
