/** When a gathering is, in the time of its own place, which is said beside it. */

type Times = { readonly startsAt: number; readonly endsAt: number; readonly zone: string }

/** `Tuesday, 1 December 2026, 18:30 to 20:00`; both days where it goes on into the next. */
export function sayWhen(
  { startsAt, endsAt, zone }: Times,
  { locale, to }: { readonly locale: string; readonly to: string }
): string {
  const day = new Intl.DateTimeFormat(locale, { dateStyle: 'full', timeZone: zone })
  const hour = new Intl.DateTimeFormat(locale, { timeStyle: 'short', timeZone: zone })
  const [first, last] = [day.format(startsAt), day.format(endsAt)]
  const end = first === last ? hour.format(endsAt) : `${last}, ${hour.format(endsAt)}`
  return `${first}, ${hour.format(startsAt)} ${to} ${end}`
}
