/** Days as a field for dates knows them: `2027-05-03`. */
const DAY_MS = 86_400_000

/** A role is given for a year at most. */
export const YEAR_DAYS = 365

/** The day that comes so many days after `now`. */
export function dayOf(now: number, days: number): string {
  return new Date(now + days * DAY_MS).toISOString().slice(0, 10)
}

/** The last moment of a day, wherever somebody reads it. */
export function endOfDay(day: string): number {
  return new Date(`${day}T23:59:59Z`).getTime()
}

/** Whether a role may last until that day: it is still to come, and within a year. */
export function isDayToCome(day: string, now: number): boolean {
  const isDay = /^\d{4}-\d{2}-\d{2}$/u.test(day) && Number.isFinite(endOfDay(day))
  return isDay && day > dayOf(now, 0) && day <= dayOf(now, YEAR_DAYS)
}
