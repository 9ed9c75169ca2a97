import type { GatheringCalendar } from '@beside/contract'
import ical, { ICalAlarmType, ICalEventStatus } from 'ical-generator'

/** How long before, in seconds; null for no reminder. */
export type Remind = number | null

type Calendar = {
  readonly dates: GatheringCalendar['dates']
  /** What the calendar and its reminders say, and nothing of what it is. */
  readonly name: string
  readonly remind: Remind
  readonly now: number
}

/** For a calendar that others may see: when, and a word that says nothing. Times are in UTC, which every program knows. */
export function makeCalendar({ dates, name, remind, now }: Calendar): string {
  const calendar = ical({ name, prodId: { company: name, product: name, language: 'EN' } })
  for (const { uid, neutral, startsAt, endsAt, isHeld, sequence } of dates) {
    const event = calendar.createEvent({
      id: uid,
      start: new Date(startsAt),
      end: new Date(endsAt),
      stamp: new Date(now),
      summary: neutral,
      sequence,
      status: isHeld ? ICalEventStatus.CONFIRMED : ICalEventStatus.CANCELLED
    })
    if (remind !== null && isHeld) {
      event.createAlarm({ type: ICalAlarmType.display, trigger: remind, description: neutral })
    }
  }
  return calendar.toString()
}
