import fc from 'fast-check'
import { expect, test } from 'vitest'
import { CHECK_DAYS, freshness } from './freshness.ts'

const today = '2026-11-27'

test.each([
  ['2026-11-27', 'fresh', 1],
  ['2026-11-28', 'fresh', 1],
  ['2026-08-29', 'fresh', 1],
  ['2026-08-28', 'due', 0.998],
  ['2026-05-31', 'due', 0.902],
  ['2026-05-30', 'stale', 0.9],
  ['2020-01-01', 'stale', 0.3],
  ['2027-01-01', 'unknown', 0.3],
  ['soon', 'unknown', 0.3],
  [undefined, 'unknown', 0.3]
])('checked on %s: %s', (assured_date, state, weight) => {
  const found = freshness(assured_date === undefined ? {} : { assured_date }, today)
  expect(found.state).toBe(state)
  expect(found.weight).toBeCloseTo(weight, 2)
})

test('a shelter is looked at sooner than others', () => {
  const assured_date = '2026-10-01'
  expect(freshness({ assured_date }, today).state).toBe('fresh')
  expect(freshness({ assured_date }, today, CHECK_DAYS / 3).state).toBe('due')
})

test('what was checked longer ago never stands before what was checked later', () => {
  const day = fc.date({ min: new Date('2000-01-01'), max: new Date(today), noInvalidDate: true })
  fc.assert(
    fc.property(day, day, (a, b) => {
      const [earlier = '', later = ''] = [a, b]
        .map((one) => one.toISOString().slice(0, 10))
        .toSorted()
      const weights = [earlier, later].map(
        (assured_date) => freshness({ assured_date }, today).weight
      )
      expect(weights[0]).toBeLessThanOrEqual(weights[1]!)
      expect(Math.min(...weights)).toBeGreaterThan(0)
    })
  )
})
