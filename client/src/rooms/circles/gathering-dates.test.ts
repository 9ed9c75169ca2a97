import { describe, expect, test } from 'vitest'
import { daysOf, isDay, momentAt, timesUntil } from './gathering-dates.ts'

const utc = (moment: number) => new Date(moment).toISOString().slice(0, 16)

describe('The days of a gathering', () => {
  test('are one, or each week, or every two weeks', () => {
    const from = { date: '2027-05-06', times: 3 } as const
    expect(daysOf({ ...from, rhythm: 'once' })).toEqual(['2027-05-06'])
    expect(daysOf({ ...from, rhythm: 'weekly' })).toEqual([
      '2027-05-06',
      '2027-05-13',
      '2027-05-20'
    ])
    expect(daysOf({ ...from, rhythm: 'fortnightly' })).toEqual([
      '2027-05-06',
      '2027-05-20',
      '2027-06-03'
    ])
  })

  test('are the same weekday of each month, and the last one where a month may have no fifth', () => {
    // 9 November 2026 is the second Monday, and 30 December 2026 the fifth Wednesday.
    expect(daysOf({ date: '2026-11-09', rhythm: 'monthly', times: 4 })).toEqual([
      '2026-11-09',
      '2026-12-14',
      '2027-01-11',
      '2027-02-08'
    ])
    expect(daysOf({ date: '2026-12-30', rhythm: 'monthly', times: 4 })).toEqual([
      '2026-12-30',
      '2027-01-27',
      '2027-02-24',
      '2027-03-31'
    ])
  })

  test('up to a day are as many as stand before it, that day too', () => {
    const weekly = { date: '2027-05-06', rhythm: 'weekly' } as const
    expect(timesUntil(weekly, '2027-05-20', 53)).toBe(3)
    expect(timesUntil(weekly, '2027-05-19', 53)).toBe(2)
    expect(timesUntil(weekly, '2099-01-01', 53)).toBe(53)
  })

  test('are days that there are, in this century', () => {
    expect(['2027-05-06', '2028-02-29'].filter(isDay)).toHaveLength(2)
    const none = [
      '2027-02-30',
      '2027-02-29',
      '1927-05-06',
      '3027-05-06',
      '+12027-05-06',
      '2027-5-6'
    ]
    expect(none.filter(isDay)).toEqual([])
  })
})

test('Six in the evening in Berlin stays six in the evening when clocks change, in spring and in autumn', () => {
  const starts = (date: string) =>
    daysOf({ date, rhythm: 'weekly', times: 2 }).map((day) =>
      utc(momentAt(day, '18:00', 'Europe/Berlin'))
    )
  expect(starts('2027-03-25')).toEqual(['2027-03-25T17:00', '2027-04-01T16:00'])
  expect(starts('2027-10-28')).toEqual(['2027-10-28T16:00', '2027-11-04T17:00'])
})
