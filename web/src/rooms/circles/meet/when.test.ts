import { expect, test } from 'vitest'
import { whenOf } from './when.ts'

const span = (from: string, to: string) => ({ startsAt: Date.parse(from), endsAt: Date.parse(to) })
const evening = span('2027-05-06T16:00Z', '2027-05-06T17:30Z')

test('A date is said once where both clocks show the same, and by both where they do not', () => {
  expect(whenOf(evening, 'Europe/Berlin', 'Europe/Vienna')).toEqual({
    here: 'Thursday, 6 May 2027, 18:00 to 19:30',
    there: null,
    city: 'Berlin'
  })
  expect(whenOf(evening, 'Europe/Berlin', 'America/New_York')).toEqual({
    here: 'Thursday, 6 May 2027, 12:00 to 13:30',
    there: 'Thursday, 6 May 2027, 18:00 to 19:30',
    city: 'Berlin'
  })
})

test('Where it ends after midnight, the other day is named too', () => {
  const night = span('2027-05-06T21:00Z', '2027-05-06T23:00Z')
  expect(whenOf(night, 'Europe/Berlin', 'UTC').there).toBe(
    'Thursday, 6 May 2027, 23:00 to Friday, 7 May 2027, 01:00'
  )
})
