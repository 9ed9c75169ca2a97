import { expect, it } from 'vitest'
import { pickTwo, readsAs } from './two-words.ts'

it('Two different words of the twelve are asked for', () => {
  for (let run = 0; run < 200; run += 1) {
    const [first, second] = pickTwo()
    expect(first).toBeGreaterThanOrEqual(1)
    expect(second).toBeLessThanOrEqual(12)
    expect(second).toBeGreaterThan(first)
  }
})

it('A word counts as typed in any case, with spaces, or by its first four letters', () => {
  expect(readsAs('  Candle ', 'candle')).toBe(true)
  expect(readsAs('cand', 'candle')).toBe(true)
  expect(readsAs('can', 'candle')).toBe(false)
  expect(readsAs('candy', 'candle')).toBe(false)
  expect(readsAs('', 'candle')).toBe(false)
  expect(readsAs('act', 'act')).toBe(true)
})
