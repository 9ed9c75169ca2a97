import type { Hours } from '../service/schedule.ts'

/** A moment, and how far the clocks of whoever asks are ahead of universal time, in minutes. */
export type When = { readonly at: Date | number; readonly offsetMinutes: number }
export type OpenState = 'open' | 'closed' | 'unknown'

const DAY_MINUTES = 1_440
const MINUTE_MS = 60_000
const DAYS_A_WEEK = 7
// The first of January 1970 was a Thursday.
const THURSDAY = 3

/** Whether hours hold at a moment, by the clocks of the place, or of whoever asks where it names no zone. */
export function isOpenAt(hours: Hours, when: When): boolean {
  const minutes = Math.floor(Number(when.at) / MINUTE_MS) + (hours.zone ?? when.offsetMinutes)
  if (!Number.isFinite(minutes)) return false
  const day = Math.floor(minutes / DAY_MINUTES)
  const minute = minutes - day * DAY_MINUTES
  const isOvernight = hours.closes <= hours.opens
  // 00:00 to 23:59 is what HSDS writes for the whole day, with no minute left out.
  const closes = hours.closes === DAY_MINUTES - 1 ? DAY_MINUTES : hours.closes
  if (!isOvernight) return minute >= hours.opens && minute < closes && isDay(hours, day)
  return (
    (minute >= hours.opens && isDay(hours, day)) || (minute < hours.closes && isDay(hours, day - 1))
  )
}

function isDay(hours: Hours, day: number): boolean {
  if (hours.from !== undefined && day < hours.from) return false
  if (hours.to !== undefined && day > hours.to) return false
  const weekday = weekdayOf(day)
  if ((hours.days & (1 << weekday)) === 0) return false
  if (hours.everyWeeks > 1) {
    const weeks = (mondayOf(day) - mondayOf(hours.from ?? day)) / DAYS_A_WEEK
    return weeks % hours.everyWeeks === 0
  }
  if (hours.weeks === undefined && hours.monthDays === undefined) return true
  const date = new Date(day * DAY_MINUTES * MINUTE_MS)
  const monthDay = date.getUTCDate()
  const length = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 0)).getUTCDate()
  if (hours.monthDays !== undefined) {
    return hours.monthDays.some((one) => monthDay === (one > 0 ? one : length + 1 + one))
  }
  const week = Math.ceil(monthDay / DAYS_A_WEEK)
  const fromEnd = -Math.ceil((length - monthDay + 1) / DAYS_A_WEEK)
  return hours.weeks?.some((one) => one === week || one === fromEnd) ?? false
}

function weekdayOf(day: number): number {
  return (((day + THURSDAY) % DAYS_A_WEEK) + DAYS_A_WEEK) % DAYS_A_WEEK
}

function mondayOf(day: number): number {
  return day - weekdayOf(day)
}
