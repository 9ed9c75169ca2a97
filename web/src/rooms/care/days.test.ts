import { expect, test } from 'vitest'
import { dayOf, endOfDay, isDayToCome, YEAR_DAYS } from './days.ts'

const now = Date.UTC(2027, 4, 3, 12)

test('a role lasts until the end of a day to come, within a year', () => {
  expect(dayOf(now, 1)).toBe('2027-05-04')
  expect(endOfDay('2027-05-04')).toBe(Date.UTC(2027, 4, 4, 23, 59, 59))
  expect(isDayToCome('2027-05-04', now)).toBe(true)
  expect(isDayToCome(dayOf(now, YEAR_DAYS), now)).toBe(true)
})

test('not until today, a day past, a day after a year, or no day at all', () => {
  for (const day of [
    '2027-05-03',
    '2026-01-01',
    dayOf(now, YEAR_DAYS + 1),
    '',
    '2027-13-45',
    'May'
  ])
    expect(isDayToCome(day, now)).toBe(false)
})
