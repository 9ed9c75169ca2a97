/**
 * A calendar file (RFC 5545) of some dates, made on this device. It holds when something begins and ends, and one
 * neutral word: no place, no link, no name, nothing by which anybody finds the circle. Each date stands for itself, in
 * UTC, so that no calendar has to know the rules of a zone.
 */
import { meetWords } from './words.ts'

const LINE_END = '\r\n'

type Span = { readonly startsAt: number; readonly endsAt: number }
type Outside = {
  readonly now: number
  /** Drawn anew for each date: a name that comes back would tie two calendars to each other. */
  readonly makeId: () => string
}

export function calendarFile(dates: readonly Span[], { now, makeId }: Outside): string {
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Calendar//EN',
    ...dates.flatMap(({ startsAt, endsAt }) => [
      'BEGIN:VEVENT',
      `UID:${makeId()}`,
      `DTSTAMP:${utcIn(now)}`,
      `DTSTART:${utcIn(startsAt)}`,
      `DTEND:${utcIn(endsAt)}`,
      `SUMMARY:${meetWords.calendar.eventTitle}`,
      'CLASS:PRIVATE',
      'END:VEVENT'
    ]),
    'END:VCALENDAR'
  ]
  return lines.map((line) => line + LINE_END).join('')
}

/** `20270506T160000Z` */
function utcIn(at: number): string {
  return `${new Date(at).toISOString().slice(0, 19).replaceAll(/[-:]/gu, '')}Z`
}
