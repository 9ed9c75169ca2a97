/**
 * The dates of a gathering, by the clocks of the zone in which it was planned. Pure: every client finds the same ones,
 * and six in the evening stays six in the evening when clocks change.
 */
import { DAY_MS } from '@beside/contract'
import type { GatheringRhythm } from '../../api.ts'
import { momentOf } from './hours.ts'

const WEEK = 7
const [YEAR_MIN, YEAR_MAX] = [2020, 2099]
const KEPT_IN_MIND_MAX = 2000

export type Series = {
  readonly date: string
  readonly rhythm: GatheringRhythm
  readonly times: number
}

/** Whether it is a day that there is, `2027-05-06`, in this century. */
export function isDay(text: string): boolean {
  if (!/^\d{4}-\d\d-\d\d$/u.test(text)) return false
  const at = Date.parse(`${text}T00:00:00Z`)
  const year = Number(text.slice(0, 4))
  return !Number.isNaN(at) && dayText(at / DAY_MS) === text && year >= YEAR_MIN && year <= YEAR_MAX
}

/** All days of a series, in order. */
export function daysOf({ date, rhythm, times }: Series): readonly string[] {
  if (rhythm === 'once') return [date]
  const first = dayNumber(date)
  return Array.from({ length: times }, (_, at) => {
    if (rhythm === 'monthly') return monthsOn(date, at)
    return dayText(first + at * (rhythm === 'weekly' ? WEEK : 2 * WEEK))
  }).filter(isDay)
}

/** How many dates of it there are up to a day, that day too. */
export function timesUntil(series: Omit<Series, 'times'>, lastDay: string, max: number): number {
  return daysOf({ ...series, times: max }).filter((day) => day <= lastDay).length
}

/** When a clock in that zone shows this, in ms since 1970. */
export function momentAt(day: string, clock: string, zone: string): number {
  const key = `${day} ${clock} ${zone}`
  const known = inMind.get(key)
  if (known !== undefined) return known
  if (inMind.size >= KEPT_IN_MIND_MAX) inMind.clear()
  const moment = momentOf(dayNumber(day), clock, zone)
  inMind.set(key, moment)
  return moment
}

// Time zones are slow to ask, and each view asks again.
const inMind = new Map<string, number>()

export function dayText(day: number): string {
  return new Date(day * DAY_MS).toISOString().slice(0, 10)
}

export function dayNumber(text: string): number {
  return Date.parse(`${text}T00:00:00Z`) / DAY_MS
}

/** The same weekday of a later month: the second Tuesday. From the fifth on it is the last, since not each month has five. */
function monthsOn(date: string, months: number): string {
  const [year, month, day] = date.split('-').map(Number) as [number, number, number]
  const ordinal = Math.ceil(day / WEEK)
  const weekday = new Date(dayNumber(date) * DAY_MS).getUTCDay()
  const first = Date.UTC(year, month - 1 + months, 1)
  const ahead = (weekday - new Date(first).getUTCDay() + WEEK) % WEEK
  const days = new Date(Date.UTC(year, month + months, 0)).getUTCDate()
  const onLast = ahead + 1 + WEEK * Math.floor((days - 1 - ahead) / WEEK)
  const on = ordinal > 4 ? onLast : ahead + 1 + WEEK * (ordinal - 1)
  return dayText(first / DAY_MS + on - 1)
}
