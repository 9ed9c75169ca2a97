import type { Entity } from './entity.ts'

/**
 * How sure one may be that an entry is still right: `stale` says so on the entry, `unknown` was
 * never checked. `weight` goes into the order of results: what was checked long ago fades, and
 * never goes.
 */
export type Freshness = {
  readonly state: 'fresh' | 'due' | 'stale' | 'unknown'
  /** Days since it was checked. */
  readonly days?: number
  readonly weight: number
}

/** After so many days a check is due; after twice as many an entry is stale. */
export const CHECK_DAYS = 90
const FADED_DAYS = 730
const FADED_WEIGHT = 0.3
const DAY_MS = 86_400_000

/**
 * Looks at the day on which a person checked the entry, and not at `last_modified`: that a row was
 * touched says nothing of the service. `today` is a day, as `2026-11-27`.
 */
export function freshness(
  service: Pick<Entity<'service'>, 'assured_date'>,
  today: string,
  checkDays: number = CHECK_DAYS
): Freshness {
  const days = Math.round((Date.parse(today) - Date.parse(service.assured_date ?? '')) / DAY_MS)
  // A check that is yet to come was none. One day may lie between two zones.
  if (Number.isNaN(days) || days < -1) return { state: 'unknown', weight: FADED_WEIGHT }
  if (days <= checkDays) return { state: 'fresh', days: Math.max(0, days), weight: 1 }
  const faded = Math.min(1, (days - checkDays) / Math.max(1, FADED_DAYS - checkDays))
  const weight = 1 - faded * (1 - FADED_WEIGHT)
  return { state: days <= 2 * checkDays ? 'due' : 'stale', days, weight }
}
