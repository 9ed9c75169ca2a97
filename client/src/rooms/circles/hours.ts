/**
 * When people can write in a circle with set times: by the clock of the log, on the days and hours of the circle's own
 * zone. Pure, so every client judges alike; the server knows nothing of it.
 */
import { MINUTE_MS, DAY_MS } from '@beside/contract'
import type { CircleHours, CircleView } from '../../api.ts'

const CLOSING_MS = 5 * MINUTE_MS
/** A slow line, and a clock that is known to some seconds only: nobody's honest words are called late by them. */
const GRACE_MS = 2 * MINUTE_MS
/** Days of a circle's calendar that are looked at around one: what began the evening before, and two weeks on. */
const [DAYS_BACK, DAYS_ON] = [2, 16]
const KEPT_IN_MIND_MAX = 2000
/** Openings beside the set times that are kept; what is older is judged no more. */
export const KEPT_OPEN_MAX = 40

export type Span = { readonly from: number; readonly until: number }
export type Times = {
  /** Null where it is always open. */
  readonly hours: CircleHours | null
  /** From when on these hours hold. */
  readonly since: number
  /** When facilitators kept it open beside them, oldest first. */
  readonly kept: readonly Span[]
}

/** Whether this device knows a zone by that name. */
export function isZone(zone: string): boolean {
  try {
    return clockOf(zone) !== undefined
  } catch {
    return false
  }
}

export function opennessAt(times: Times, now: number): CircleView['openness'] {
  const until = openUntil(times, now)
  if (until === now) {
    const coming = spansAround(times, now).filter(({ from }) => from > now)
    return { state: 'closed', opensAt: Math.min(...coming.map(({ from }) => from)) }
  }
  return { state: until - now > CLOSING_MS ? 'open' : 'closing', opensAt: null }
}

/** Until when it stays open; this very moment where it is closed. */
export function openUntil(times: Times, now: number): number {
  if (!times.hours) return Infinity
  const spans = spansAround(times, now)
  let end = now
  for (;;) {
    const on = spans.find(({ from, until }) => from <= end && until > end)
    if (!on) return end
    end = on.until
  }
}

/** Whether words of that time were written while it was open, as far as anybody can still tell. */
export function wasOpenAt(times: Times, at: number): boolean {
  const [oldest] = times.kept
  const isForgotten = times.kept.length >= KEPT_OPEN_MAX && oldest && at < oldest.from
  // Who changes the times is heard by the others a moment later.
  if (!times.hours || at < times.since + GRACE_MS || isForgotten) return true
  return spansAround(times, at).some(
    ({ from, until }) => from - GRACE_MS <= at && at < until + GRACE_MS
  )
}

function spansAround({ hours, kept }: Times, at: number): readonly Span[] {
  return hours ? [...setSpans(hours, Math.floor(at / DAY_MS)), ...kept] : kept
}

// A long conversation asks for the same days again and again, and time zones are slow to ask.
const inMind = new Map<string, readonly Span[]>()

function setSpans(hours: CircleHours, day: number): readonly Span[] {
  const key = JSON.stringify([hours, day])
  const known = inMind.get(key)
  if (known) return known
  if (inMind.size >= KEPT_IN_MIND_MAX) inMind.clear()
  const days = Array.from({ length: DAYS_BACK + 1 + DAYS_ON }, (_, at) => day - DAYS_BACK + at)
  const spans = days.flatMap((one) => spanOn(hours, one))
  inMind.set(key, spans)
  return spans
}

/** @param day whole days since 1970, as a date in the calendar of the circle */
function spanOn({ days, from, to, zone }: CircleHours, day: number): readonly Span[] {
  const weekday = new Date(day * DAY_MS).getUTCDay() || 7
  if (!days.includes(weekday)) return []
  // Until an hour that is not later, it goes on into the next day.
  const lastDay = minutesOf(to) > minutesOf(from) ? day : day + 1
  const span = { from: momentOf(day, from, zone), until: momentOf(lastDay, to, zone) }
  return span.from < span.until ? [span] : []
}

/**
 * When a clock in that zone shows this. An hour that comes twice, in autumn, counts as it comes first; one that is
 * left out, in spring, as if the clock had not been changed yet.
 *
 * @param day whole days since 1970
 */
export function momentOf(day: number, clock: string, zone: string): number {
  const shown = day * DAY_MS + minutesOf(clock) * MINUTE_MS
  const before = shown - offsetAt(shown - DAY_MS, zone)
  const after = shown - offsetAt(shown + DAY_MS, zone)
  const real = [before, after].filter((moment) => moment + offsetAt(moment, zone) === shown)
  return real.length > 0 ? Math.min(...real) : before
}

function minutesOf(clock: string): number {
  return Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3))
}

/** How far clocks in that zone are ahead of UTC, in ms. */
function offsetAt(moment: number, zone: string): number {
  const parts = clockOf(zone).formatToParts(moment)
  const read = (type: string): number =>
    Number(parts.find((part) => part.type === type)?.value ?? '0')
  const date = [read('year'), read('month') - 1, read('day')] as const
  return (
    Date.UTC(...date, read('hour'), read('minute')) - Math.floor(moment / MINUTE_MS) * MINUTE_MS
  )
}

const clocks = new Map<string, Intl.DateTimeFormat>()

function clockOf(zone: string): Intl.DateTimeFormat {
  const known = clocks.get(zone)
  if (known) return known
  const shape = { year: 'numeric', month: 'numeric', day: 'numeric' } as const
  const time = { hour: 'numeric', minute: 'numeric', hourCycle: 'h23' } as const
  const clock = new Intl.DateTimeFormat('en-GB', { timeZone: zone, ...shape, ...time })
  clocks.set(zone, clock)
  return clock
}
