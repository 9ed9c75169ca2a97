import ICAL from 'ical.js'
import { describe, expect, test } from 'vitest'
import { makeCalendar } from './make-calendar.ts'

const now = Date.UTC(2026, 10, 27)
const one = {
  uid: 'AAAAAAAAAAAAAAAAAAAAAA-2026-12-01',
  neutral: 'Appointment',
  startsAt: Date.UTC(2026, 11, 1, 17, 30),
  endsAt: Date.UTC(2026, 11, 1, 19),
  isHeld: true,
  sequence: 0
}
const read = (text: string) => {
  const calendar = ICAL.Component.fromString(text)
  return { calendar, events: calendar.getAllSubcomponents('vevent') }
}

describe('A calendar file', () => {
  test('is read by a calendar, with the time in UTC, and holds no more than when', () => {
    const { calendar, events } = read(
      makeCalendar({ dates: [one], name: 'Calendar', remind: null, now })
    )
    const [event] = events
    const all = event?.getAllProperties().map((property) => property.name) ?? []
    expect(all.toSorted()).toEqual([
      'dtend',
      'dtstamp',
      'dtstart',
      'sequence',
      'status',
      'summary',
      'uid'
    ])
    const start = event?.getFirstPropertyValue('dtstart')
    expect(start instanceof ICAL.Time && start.toJSDate().getTime()).toBe(one.startsAt)
    expect(event?.getFirstPropertyValue('uid')).toBe(one.uid)
    expect(calendar.getFirstPropertyValue('prodid')).toBe('-//Calendar//Calendar//EN')
  })

  test('says that a date is cancelled, and reminds of none that is', () => {
    const dates = [one, { ...one, uid: 'b', isHeld: false, sequence: 3 }]
    const { events } = read(makeCalendar({ dates, name: 'Calendar', remind: 3600, now }))
    const seen = events.map((event) => [
      event.getFirstPropertyValue('status'),
      event.getFirstPropertyValue('sequence'),
      event.getAllSubcomponents('valarm').length
    ])
    expect(seen).toEqual([
      ['CONFIRMED', 0, 1],
      ['CANCELLED', 3, 0]
    ])
    const trigger = events[0]?.getFirstSubcomponent('valarm')?.getFirstPropertyValue('trigger')
    expect(String(trigger)).toBe('-PT1H')
  })

  test.each([
    'Tea\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\nSUMMARY:Therapy',
    'Tea\nATTACH:https://x.example',
    'Tea; with, a \\ comma',
    'é'.repeat(40)
  ])('stays one event with one word, whatever the word is: %j', (neutral) => {
    const { events } = read(
      makeCalendar({ dates: [{ ...one, neutral }], name: 'Calendar', remind: null, now })
    )
    expect(events).toHaveLength(1)
    expect(events[0]?.getAllProperties('attach')).toEqual([])
    const summary = events[0]?.getFirstPropertyValue('summary')
    expect(String(summary).replaceAll('\n', ' ')).toBe(neutral.replaceAll(/\r?\n/gu, ' '))
  })

  test('has no line that is longer than calendars read', () => {
    const text = makeCalendar({
      dates: [{ ...one, neutral: 'é'.repeat(40) }],
      name: 'Calendar',
      remind: null,
      now
    })
    const long = text.split('\r\n').filter((line) => Buffer.byteLength(line) > 75)
    expect(long).toEqual([])
  })
})
