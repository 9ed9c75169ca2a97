import ICAL from 'ical.js'
import { expect, test } from 'vitest'
import { calendarFile } from './calendar-file.ts'

const spans = [
  { startsAt: Date.parse('2027-03-25T17:00Z'), endsAt: Date.parse('2027-03-25T18:30Z') },
  { startsAt: Date.parse('2027-04-01T16:00Z'), endsAt: Date.parse('2027-04-01T17:30Z') }
]
let drawn = 0
const file = calendarFile(spans, {
  now: Date.parse('2027-03-01T09:15:30.250Z'),
  makeId: () => `drawn-${(drawn += 1)}`
})

test('A calendar reads each date as it is, on both sides of a change of clocks', () => {
  const read = ICAL.Component.fromString(file)
  const events = read.getAllSubcomponents('vevent').map((one) => new ICAL.Event(one))
  const times = events.map(({ startDate, endDate }) => ({
    startsAt: startDate.toJSDate().getTime(),
    endsAt: endDate.toJSDate().getTime()
  }))
  expect(times).toEqual(spans)
  expect(events.map(({ uid }) => uid)).toEqual(['drawn-1', 'drawn-2'])
  expect(read.getFirstPropertyValue('version')).toBe('2.0')
})

test('It says when and one neutral word, and nothing of what, where or of whom', () => {
  const known = /^(BEGIN|END|VERSION|PRODID|UID|DTSTAMP|DTSTART|DTEND|SUMMARY|CLASS):[^\r\n]+$/u
  const lines = file.split('\r\n')
  expect(lines.at(-1)).toBe('')
  expect(lines.slice(0, -1).filter((line) => !known.test(line) || line.length > 75)).toEqual([])
  expect([...new Set(lines.filter((line) => line.startsWith('SUMMARY')))]).toEqual([
    'SUMMARY:Appointment'
  ])
  expect(file.toLowerCase()).not.toMatch(/beside|circle/u)
})
