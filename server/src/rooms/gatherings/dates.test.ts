import { describe, expect, test } from 'vitest'
import { planDates, planOne } from './dates.ts'

const berlin = { zone: 'Europe/Berlin', starts: '2026-10-13T18:30', ends: '2026-10-13T20:00' }
const weekly = { every: 'week', step: 1, end: { by: 'times', times: 4 } } as const

describe('A date', () => {
  test('at half past six stays at half past six when clocks change', () => {
    const dates = planDates({ ...berlin, series: weekly }) ?? []
    // Clocks go back on 25 October 2026: from two hours ahead to one.
    expect(dates.map(({ startsAt }) => new Date(startsAt).toISOString())).toEqual([
      '2026-10-13T16:30:00.000Z',
      '2026-10-20T16:30:00.000Z',
      '2026-10-27T17:30:00.000Z',
      '2026-11-03T17:30:00.000Z'
    ])
    expect(dates.map(({ startsAt, endsAt }) => endsAt - startsAt)).toEqual(
      Array.from({ length: 4 }, () => 90 * 60_000)
    )
  })

  test('ends at the time that it says, also through the night in which clocks change', () => {
    const night = planOne({ ...berlin, starts: '2026-10-24T22:00', ends: '2026-10-25T06:00' })
    expect((night?.endsAt ?? 0) - (night?.startsAt ?? 0)).toBe(9 * 3_600_000)
  })

  test('in an hour that a change of clocks leaves out is an hour later', () => {
    const date = planOne({ ...berlin, starts: '2027-03-28T02:30', ends: '2027-03-28T04:00' })
    expect(new Date(date?.startsAt ?? 0).toISOString()).toBe('2027-03-28T01:30:00.000Z')
  })

  test.each([
    ['before it begins', '2026-10-13T18:00'],
    ['as it begins', '2026-10-13T18:30'],
    ['a week later', '2026-10-20T18:30']
  ])('that ends %s is none', (_, ends) => {
    expect(planOne({ ...berlin, ends })).toBeUndefined()
  })
})

describe('A series', () => {
  const daysOf = (starts: string, series: Parameters<typeof planDates>[0]['series']) =>
    planDates({ ...berlin, starts, ends: `${starts.slice(0, 10)}T23:00`, series })?.map(
      ({ day }) => day
    )

  test('of every other week ends with its day', () => {
    const end = { by: 'day', day: '2026-11-11' } as const
    expect(daysOf('2026-10-14T18:30', { every: 'week', step: 2, end })).toEqual([
      '2026-10-14',
      '2026-10-28',
      '2026-11-11'
    ])
  })

  test('of a month keeps its weekday: the second Tuesday, and the last Friday', () => {
    const end = { by: 'times', times: 4 } as const
    expect(daysOf('2026-10-13T18:30', { every: 'month', step: 1, end })).toEqual([
      '2026-10-13',
      '2026-11-10',
      '2026-12-08',
      '2027-01-12'
    ])
    expect(daysOf('2026-10-30T18:30', { every: 'month', step: 1, end })).toEqual([
      '2026-10-30',
      '2026-11-27',
      '2026-12-25',
      '2027-01-29'
    ])
  })

  test('that has more dates than fit, or none, is none', () => {
    const far = { by: 'day', day: '2099-01-01' } as const
    expect(daysOf('2026-10-13T18:30', { every: 'week', step: 1, end: far })).toBeUndefined()
    const past = { by: 'day', day: '2026-10-01' } as const
    expect(daysOf('2026-10-13T18:30', { every: 'week', step: 1, end: past })).toBeUndefined()
  })
})
