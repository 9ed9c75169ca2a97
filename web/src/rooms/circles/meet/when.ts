/** When something begins and ends, by the clocks of a zone. */
import { cityOf } from '#lib/words/city-of.ts'

/** The zone of this device, as the time zone database calls it. */
export function zoneHere(): string {
  return Intl.DateTimeFormat().resolvedOptions().timeZone
}

type Span = { readonly startsAt: number; readonly endsAt: number }
export type When = {
  /** By the clocks of whoever reads it. */
  readonly here: string
  /** By those of the zone in which it was planned; null where both show the same. */
  readonly there: string | null
  readonly city: string
}

export function whenOf(span: Span, zone: string, here = zoneHere()): When {
  const [mine, theirs] = [spanIn(span, here), spanIn(span, zone)]
  return { here: mine, there: mine === theirs ? null : theirs, city: cityOf(zone) }
}

/** "Thursday, 6 May 2027, 18:00 to 19:30"; where it ends on another day, that stands there too. */
function spanIn({ startsAt, endsAt }: Span, timeZone: string): string {
  const [first, last] = [startsAt, endsAt].map((at) => dayIn(at, timeZone))
  const [from, to] = [startsAt, endsAt].map((at) => clockIn(at, timeZone))
  return first === last ? `${first}, ${from} to ${to}` : `${first}, ${from} to ${last}, ${to}`
}

/** "Thursday, 6 May 2027", by the clocks of whoever reads it, unless a zone is named. */
export function dayIn(at: number, timeZone = zoneHere()): string {
  // Put together here: versions of browsers differ in whether a comma stands after the weekday.
  const weekday = new Intl.DateTimeFormat('en-GB', { weekday: 'long', timeZone })
  const date = { day: 'numeric', month: 'long', year: 'numeric' } as const
  const day = new Intl.DateTimeFormat('en-GB', { ...date, timeZone })
  return `${weekday.format(at)}, ${day.format(at)}`
}

function clockIn(at: number, timeZone: string): string {
  const shape = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const
  return new Intl.DateTimeFormat('en-GB', { ...shape, timeZone }).format(at)
}
