import { expect, test } from 'vitest'
import { countUpTo } from './count-up-to.ts'

const LIFE_MS = 1000
const KNOWN_MAX = 20_000

function countTwo() {
  let now = 12_345
  const count = countUpTo(2, { lifeMs: LIFE_MS, elapsed: () => now })
  return { ...count, pass: (ms: number) => void (now += ms) }
}

test('what happened as often as it may is full, until its while is over', () => {
  const count = countTwo()
  expect(count.isFull('Anna')).toBe(false)
  expect(count.take('Anna')).toBe(true)
  expect(count.isFull('Anna')).toBe(false)
  count.pass(LIFE_MS - 1)
  expect(count.take('Anna')).toBe(true)
  expect(count.isFull('Anna')).toBe(true)
  expect(count.take('Anna')).toBe(false)
  // The while began with the first.
  count.pass(1)
  expect(count.isFull('Anna')).toBe(false)
  expect(count.take('Anna')).toBe(true)
  count.pass(LIFE_MS)
  expect([count.take('Anna'), count.take('Anna'), count.take('Anna')]).toEqual([true, true, false])
})

test('what one does counts for nobody else', () => {
  const count = countTwo()
  expect([count.take('Anna'), count.take('Anna'), count.take('Anna')]).toEqual([true, true, false])
  expect(count.isFull('Ben')).toBe(false)
  expect(count.take('Ben')).toBe(true)
})

test('while a crowd fills all the room nobody new is counted, who is known goes on, and the while frees it', () => {
  const count = countTwo()
  for (let one = 0; one < KNOWN_MAX; one += 1) expect(count.take(`somebody ${one}`)).toBe(true)
  expect(count.take('Anna')).toBe(false)
  expect(count.isFull('Anna')).toBe(false)
  expect(count.take('somebody 0')).toBe(true)
  expect(count.take('somebody 0')).toBe(false)
  count.pass(LIFE_MS)
  expect(count.take('Anna')).toBe(true)
})

test('where that is wished, a crowd that fills all the room makes what was counted longest ago be forgotten', () => {
  const count = countUpTo(1, { lifeMs: LIFE_MS, elapsed: () => 0, whenFull: 'forget' })
  for (let one = 0; one < KNOWN_MAX; one += 1) count.take(`somebody ${one}`)
  expect([count.take('Anna'), count.take('Anna')]).toEqual([true, false])
  expect([count.take('somebody 1'), count.take('somebody 0')]).toEqual([false, true])
})
