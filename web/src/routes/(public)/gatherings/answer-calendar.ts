import type { GatheringCalendar } from '@beside/contract'
import { makeCalendar, type Remind } from '#lib/community/make-calendar.ts'
import { calendarName } from './words.ts'

export function answerCalendar({ dates }: GatheringCalendar, remind: Remind): Response {
  const text = makeCalendar({ dates, name: calendarName, remind, now: Date.now() })
  // The name of the file is seen among others that were fetched.
  const headers = {
    'content-type': 'text/calendar; charset=utf-8',
    'content-disposition': 'attachment; filename="calendar.ics"'
  }
  return new Response(text, { headers })
}
