import { expect, test } from 'vitest'
import type { Hours } from '../service/schedule.ts'
import { isOpenAt } from './open-now.ts'

const MINUTE_MS = 60_000
const EVERY_DAY = 127
const FRIDAY = 1 << 4
const nineToFive: Hours = { opens: 540, closes: 1_020, days: EVERY_DAY, everyWeeks: 1 }

/** On Friday, 27 November 2026, or as many days after it. */
function isOpen(hours: Hours, clock: string, daysAfter = 0): boolean {
  const [hour = 0, minute = 0] = clock.split(':').map(Number)
  const at = Date.UTC(2026, 10, 27 + daysAfter, hour, minute)
  return isOpenAt(hours, { at, offsetMinutes: 0 })
}

test.each([
  ['08:59', false],
  ['09:00', true],
  ['16:59', true],
  ['17:00', false]
])('from nine to five it is open to the minute: at %s, %s', (clock, expected) => {
  expect(isOpen(nineToFive, clock)).toBe(expected)
})

test('the last second of a minute still counts to it', () => {
  const at = Date.UTC(2026, 10, 27, 16, 59, 59)
  expect(isOpenAt(nineToFive, { at, offsetMinutes: 0 })).toBe(true)
  expect(isOpenAt(nineToFive, { at: at + 1_000, offsetMinutes: 0 })).toBe(false)
})

test('a night belongs to the day on which it begins', () => {
  const night: Hours = { opens: 1_320, closes: 360, days: FRIDAY, everyWeeks: 1 }
  expect(isOpen(night, '21:59')).toBe(false)
  expect(isOpen(night, '22:00')).toBe(true)
  expect(isOpen(night, '05:59', 1)).toBe(true)
  expect(isOpen(night, '06:00', 1)).toBe(false)
  expect(isOpen(night, '05:59')).toBe(false)
  expect(isOpen(night, '22:00', 1)).toBe(false)
})

test('a whole day as HSDS writes it has its last minute, and one to 23:00 has not', () => {
  const wholeDay: Hours = { opens: 0, closes: 1_439, days: FRIDAY, everyWeeks: 1 }
  expect(isOpen(wholeDay, '23:59')).toBe(true)
  expect(isOpen({ ...wholeDay, closes: 1_380 }, '23:00')).toBe(false)
  expect(isOpen(wholeDay, '00:00', 1)).toBe(false)
})

test('minutes are those of the place, or of whoever asks where it names none', () => {
  const at = Date.UTC(2026, 10, 27, 16, 59)
  const sixtyAhead = { at, offsetMinutes: 60 }
  expect(isOpenAt(nineToFive, sixtyAhead)).toBe(false)
  expect(isOpenAt({ ...nineToFive, zone: 0 }, sixtyAhead)).toBe(true)
  expect(isOpenAt({ ...nineToFive, zone: 1 }, { at: at - MINUTE_MS, offsetMinutes: 60 })).toBe(true)
  expect(isOpenAt({ ...nineToFive, zone: 1 }, sixtyAhead)).toBe(false)
})
