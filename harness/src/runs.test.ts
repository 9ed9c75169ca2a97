import fc from 'fast-check'
import { expect, test } from 'vitest'
import { fastCheckOptions } from './runs.ts'

test('every property test runs as often as the setting says', () => {
  let count = 0
  fc.assert(
    fc.property(fc.integer(), () => {
      count += 1
    })
  )
  expect(count).toBe(fastCheckOptions().numRuns)
})

test('a whole process uses one seed, so that it can be repeated', () => {
  expect(fastCheckOptions().seed).toBe(fastCheckOptions().seed)
})
