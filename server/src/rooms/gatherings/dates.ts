/**
 * When the dates of a gathering are. Each is a time on the wall of its zone, so that one at six stays at six when
 * clocks change. A time that a change of clocks leaves out is as much later as it leaves out.
 */
import { WIRE_LIMITS } from '@beside/contract'
import type { GatheringSeries, GatheringWords } from '@beside/contract'

export type PlannedDate = {
  readonly day: string
  readonly startsAt: number
  readonly endsAt: number
}

type Times = Pick<GatheringWords, 'zone' | 'starts' | 'ends'>

const MINUTES_MAX = 3 * 24 * 60
const DAYS_OF_WEEK = 7
/** From the 29th on not every month has one: then the last of the month is meant. */
const FIFTH = 5

/** One date; undefined where it ends before it begins, or lasts for more than three days. */
export function planOne({ zone, starts, ends }: Times): PlannedDate | undefined {
  const from = Temporal.PlainDateTime.from(starts)
  const lasts = from.until(Temporal.PlainDateTime.from(ends), { largestUnit: 'minutes' }).minutes
  if (lasts <= 0 || lasts > MINUTES_MAX) return undefined
  const startsAt = from.toZonedDateTime(zone).epochMilliseconds
  // An hour that is there once may lie between the two: what is left of it is still to be some time.
  const endsAt = from.add({ minutes: lasts }).toZonedDateTime(zone).epochMilliseconds
  return endsAt > startsAt ? { day: from.toPlainDate().toString(), startsAt, endsAt } : undefined
}

/** All dates; undefined where one cannot be, or they are more than fit. */
export function planDates(
  words: Times & Pick<GatheringWords, 'series'>
): readonly PlannedDate[] | undefined {
  const from = Temporal.PlainDateTime.from(words.starts)
  const to = Temporal.PlainDateTime.from(words.ends)
  const first = from.toPlainDate()
  const days = words.series === null ? [first] : daysOf(first, words.series)
  if (days === undefined) return undefined
  const planned = days.map((day) => {
    const past = first.until(day)
    const [starts, ends] = [from.add(past).toString(), to.add(past).toString()]
    return planOne({ zone: words.zone, starts, ends })
  })
  return planned.every((one) => one !== undefined) && planned.length > 0 ? planned : undefined
}

function daysOf(
  first: Temporal.PlainDate,
  series: GatheringSeries
): readonly Temporal.PlainDate[] | undefined {
  const { end } = series
  const max = end.by === 'times' ? end.times : WIRE_LIMITS.datesOfGathering
  // One more than fits tells a series that ends by its day from one that would go on.
  const days = Array.from({ length: max + 1 }, (_, at) => dayAt(first, series, at))
  if (end.by === 'times') return days.slice(0, max)
  const within = days.filter((day) => Temporal.PlainDate.compare(day, end.day) <= 0)
  return within.length > max ? undefined : within
}

function dayAt(
  first: Temporal.PlainDate,
  { every, step }: GatheringSeries,
  at: number
): Temporal.PlainDate {
  if (every === 'week') return first.add({ weeks: at * step })
  const month = first.toPlainYearMonth().add({ months: at * step })
  const place = Math.ceil(first.day / DAYS_OF_WEEK)
  if (place >= FIFTH) return lastWeekday(month, first.dayOfWeek)
  const start = month.toPlainDate({ day: 1 })
  const ahead = (first.dayOfWeek - start.dayOfWeek + DAYS_OF_WEEK) % DAYS_OF_WEEK
  return start.add({ days: ahead + (place - 1) * DAYS_OF_WEEK })
}

function lastWeekday(month: Temporal.PlainYearMonth, weekday: number): Temporal.PlainDate {
  const end = month.toPlainDate({ day: month.daysInMonth })
  return end.subtract({ days: (end.dayOfWeek - weekday + DAYS_OF_WEEK) % DAYS_OF_WEEK })
}
