import fc from 'fast-check'
import { expect, test } from 'vitest'
import { circleAfter } from '../../test/circle-model.ts'
import { operate } from '../../test/space-log.ts'
import { LIMITS } from './limits.ts'
import { DAY_MS, isPastRetention, retentionDays, type SpaceState } from './state.ts'

const circle = circleAfter([])
const begun = circle.log.state
const forEver = 0

/** A circle that kept words for so many days, after changes at these days. */
function circleWith(first: number, ...changes: readonly (readonly [day: number, to: number])[]) {
  const keys = circle.people[0]!.keys
  const start = { ...begun, policy: { retentionDays: first } }
  const log = changes.reduce(
    (so, [day, days]) => {
      const body = { op: 'policy', policy: { retentionDays: days } } as const
      return operate(so, keys, { body, time: at(day), random: circle.random })
    },
    { ...circle.log, state: start }
  )
  return log.state
}

function at(day: number): number {
  return circle.time + day * DAY_MS
}

function daysAt(state: SpaceState, ...days: readonly number[]): number[] {
  return days.map((day) => retentionDays(state, at(day)))
}

test('words stay as long as the circle began with, until that is changed', () => {
  expect(daysAt(circleWith(30), 0, 999)).toEqual([30, 30])
  expect(daysAt(circleWith(forEver), 0, 999)).toEqual([0, 0])
})

test('words go by time in a circle alone, whatever another place began with', () => {
  for (const kind of ['own', 'bond', 'team'] as const)
    expect(daysAt({ ...circleWith(30), kind }, 0, 999)).toEqual([0, 0])
})

test('a longer time holds at once, a shorter one after seven days; for ever is longer than any', () => {
  expect(daysAt(circleWith(30, [1, 90]), 1, 7.9, 8)).toEqual([90, 90, 90])
  expect(daysAt(circleWith(30, [1, 7]), 1, 7.9, 8)).toEqual([30, 30, 7])
  expect(daysAt(circleWith(forEver, [1, 7]), 1, 7.9, 8)).toEqual([0, 0, 7])
  expect(daysAt(circleWith(30, [1, forEver]), 1, 7.9, 8)).toEqual([0, 0, 0])
  expect(daysAt(circleWith(30, [1, 30]), 1, 8)).toEqual([30, 30])
})

test('what is shortened again, or lengthened and then shortened, never acts sooner', () => {
  // The week begins anew: until then it is as long as it was when they last changed it.
  expect(daysAt(circleWith(30, [0, 14], [3, 7]), 3, 7, 9.9, 10)).toEqual([30, 30, 30, 7])
  expect(daysAt(circleWith(7, [0, 30], [1, 7]), 1, 7.9, 8)).toEqual([30, 30, 7])
  expect(daysAt(circleWith(30, [0, 7], [1, 30]), 1, 8)).toEqual([30, 30])
  expect(daysAt(circleWith(30, [0, 7], [8, 14]), 8, 15)).toEqual([14, 14])
  expect(daysAt(circleWith(30, [0, 7], [7, 3]), 7, 13.9, 14)).toEqual([7, 7, 3])
})

test('whatever is changed, no word that may be read at a change is gone within the next seven days', () => {
  const changes = fc.array(fc.tuple(fc.nat(9), fc.constantFrom(0, 1, 7, 30, 31)), { maxLength: 4 })
  fc.assert(
    fc.property(fc.constantFrom(0, 1, 30), changes, fc.nat(40), (first, waits, age) => {
      let day = 0
      const placed = waits.map(([wait, days]) => [(day += wait), days] as const)
      for (const [index, [changedAt]] of placed.entries()) {
        const before = circleWith(first, ...placed.slice(0, index))
        const after = circleWith(first, ...placed.slice(0, index + 1))
        const written = at(changedAt - age)
        if (isPastRetention(before, written, at(changedAt))) continue
        const atChange = daysAt(before, changedAt)[0]!
        for (const later of [0, 3, 6.9]) {
          const [now] = daysAt(after, changedAt + later) as [number]
          expect(now === 0 || (atChange > 0 && now >= atChange)).toBe(true)
        }
        expect(daysAt(after, changedAt + LIMITS.shorteningDays)[0]).toBe(placed[index]![1])
      }
    })
  )
})

test('words are gone by agreement once their days are over, and never where they stay for ever', () => {
  const month = circleWith(30)
  expect(isPastRetention(month, at(0), at(30))).toBe(false)
  expect(isPastRetention(month, at(0), at(30) + 1)).toBe(true)
  expect(isPastRetention(circleWith(forEver), at(0), at(99_999))).toBe(false)
  const soon = circleWith(30, [0, 7])
  expect(isPastRetention(soon, at(-9), at(6.9))).toBe(false)
  expect(isPastRetention(soon, at(-9), at(7))).toBe(true)
})

test('the id of a circle stays what it was when it began, whatever is changed in it', () => {
  const { spaceId, policyBefore } = circleWith(0, [0, 30])
  expect(spaceId).toEqual(begun.spaceId)
  expect(policyBefore).toEqual({ policy: { retentionDays: 0 }, changedAt: at(0) })
})
