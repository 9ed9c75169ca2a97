/** When somebody is there, as far as a rule of HSDS says it: the subset of RFC 5545 that feeds use. */
import type { JsonRecord } from '@beside/hsds'
import { numberOf, textOf } from './read-record.ts'

/** Minutes count from midnight; a time to close that is not later than the one to open is on the next day. */
export type Hours = {
  readonly opens: number
  readonly closes: number
  /** Bit 0 is Monday. */
  readonly days: number
  readonly everyWeeks: number
  /** Of a month: which of its weeks (1, 2, −1 for the last), or which of its days. */
  readonly weeks?: readonly number[]
  readonly monthDays?: readonly number[]
  /** Days since 1970, both counted in. */
  readonly from?: number
  readonly to?: number
  /** Minutes east of universal time, where the entry says a zone. */
  readonly zone?: number
}

const dayNames = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU']
const ALL_DAYS = 127
const DAY_MS = 86_400_000
const MINUTES = 60
const OFFSET_HOURS_MAX = 14

/** Undefined where the rule says more, or less, than is understood here: then nobody knows whether it is open. */
export function readHours(schedule: JsonRecord): Hours | undefined {
  const opens = readTime(textOf(schedule, 'opens_at'))
  const closes = readTime(textOf(schedule, 'closes_at'))
  if (opens === undefined || closes === undefined) return undefined
  if (['byweekno', 'byyearday', 'count'].some((name) => textOf(schedule, name) !== ''))
    return undefined
  const days = readDays(schedule)
  const from = dayOf(textOf(schedule, 'valid_from')) ?? dayOf(textOf(schedule, 'dtstart'))
  const to = earlier(dayOf(textOf(schedule, 'valid_to')), dayOf(textOf(schedule, 'until')))
  const everyWeeks = numberOf(schedule, 'interval') ?? 1
  if (days === undefined || !Number.isInteger(everyWeeks) || everyWeeks < 1) return undefined
  // Every second week, counted from when? Every second month is beyond what is kept here.
  const isMonthly = days.weeks !== undefined || days.monthDays !== undefined
  if (everyWeeks > 1 && (from === undefined || isMonthly)) return undefined
  const hours = numberOf(schedule, 'timezone')
  const zone = opens.zone ?? (hours === undefined ? undefined : hours * MINUTES)
  const isZone = zone !== undefined && Math.abs(zone) <= OFFSET_HOURS_MAX * MINUTES
  return {
    opens: opens.minutes,
    closes: closes.minutes,
    ...days,
    everyWeeks,
    ...(from === undefined ? {} : { from }),
    ...(to === undefined ? {} : { to }),
    ...(isZone ? { zone } : {})
  }
}

function readTime(text: string): { minutes: number; zone?: number } | undefined {
  const match = /^(\d{1,2}):(\d{2})(?::\d{2})?(?:\.\d+)?(Z|[+-]\d{2}:?\d{2})?$/i.exec(text)
  if (match === null) return undefined
  const [, hour = '', minute = '', offset] = match
  const minutes = Number(hour) * MINUTES + Number(minute)
  if (Number(minute) >= MINUTES || minutes > 24 * MINUTES) return undefined
  if (offset === undefined) return { minutes }
  const [, sign = '+', hours = '0', rest = '0'] = /([+-])(\d{2}):?(\d{2})/.exec(offset) ?? []
  return { minutes, zone: (Number(hours) * MINUTES + Number(rest)) * (sign === '-' ? -1 : 1) }
}

type Days = Pick<Hours, 'days' | 'weeks' | 'monthDays'>

function readDays(schedule: JsonRecord): Days | undefined {
  const freq = textOf(schedule, 'freq').toUpperCase()
  const given = textOf(schedule, 'byday')
    .toUpperCase()
    .split(/[\s,;]+/)
    .filter(Boolean)
  const monthDays = textOf(schedule, 'bymonthday')
    .split(/[\s,;]+/)
    .filter(Boolean)
    .map(Number)
  if (!['', 'WEEKLY', 'DAILY', 'MONTHLY'].includes(freq)) return undefined
  if (monthDays.some((day) => !Number.isInteger(day) || day === 0 || Math.abs(day) > 31))
    return undefined
  let days = 0
  const weeks = new Set<number>()
  for (const name of given) {
    const [, week, day = ''] = /^([+-]?\d)?([A-Z]{2})$/.exec(name) ?? []
    const bit = dayNames.indexOf(day)
    if (bit < 0) return undefined
    days |= 1 << bit
    if (week !== undefined) weeks.add(Number(week))
  }
  if (freq === 'MONTHLY') {
    if (monthDays.length > 0) return { days: days === 0 ? ALL_DAYS : days, monthDays }
    // "1MO,3WE" has other weeks for other days, which one set cannot say.
    const isOne = days !== 0 && (days & (days - 1)) === 0
    return weeks.size > 0 && (isOne || weeks.size === 1) ? { days, weeks: [...weeks] } : undefined
  }
  if (weeks.size > 0 || monthDays.length > 0) return undefined
  if (given.length > 0) return { days }
  // A time without a day: only where it is said to be of each day.
  return freq === 'DAILY' ? { days: ALL_DAYS } : undefined
}

function dayOf(text: string): number | undefined {
  const time = /^\d{4}-\d{2}-\d{2}/.test(text) ? Date.parse(text.slice(0, 10)) : Number.NaN
  return Number.isNaN(time) ? undefined : time / DAY_MS
}

function earlier(one: number | undefined, other: number | undefined): number | undefined {
  if (one === undefined || other === undefined) return one ?? other
  return Math.min(one, other)
}
