import { describe, expect, test } from 'vitest'
import { randomTestBytes } from '../visitor.fixture.ts'
import { openNameGate } from './name-gate.ts'

describe('a name that strangers guess at', () => {
  test('lets its owner wait like them and try, however many wait, and each of them only once', async () => {
    const tries = guessAt('somebody')
    const strangers = Array.from({ length: 20 }, (_, index) => `203.0.113.${index}`)
    const first = strangers.map(tries)
    const second = strangers.map(tries)
    const owner = tries('198.51.100.1')
    expect(await Promise.all(second)).toEqual(Array(20).fill(false))
    expect(await Promise.all(first)).toEqual(Array(20).fill(true))
    expect(await owner).toBe(true)
  }, 20_000)

  test('lets one person try twice at a time, as long as few wait', async () => {
    const tries = guessAt('somebody')
    const own = [1, 2, 3].map(() => tries('198.51.100.1'))
    expect(await Promise.all(own)).toEqual([true, true, false])
  })

  test('keeps a hundred waiting at most', async () => {
    const tries = guessAt('somebody')
    const crowd = Array.from({ length: 101 }, (_, index) => tries(`203.0.113.${index}`))
    const isLet = await Promise.all(crowd)
    expect([isLet.filter(Boolean).length, isLet.at(-1)]).toEqual([100, false])
  }, 20_000)
})

/** The gate when the first guesses, which are free, have been made. */
function guessAt(name: string): (address: string) => Promise<boolean> {
  const gate = openNameGate(randomTestBytes(32), () => 0)
  const nameMac = gate.macOf(name)
  for (let count = 0; count < 5; count += 1) void gate.pause(nameMac, 'anybody')
  return (address) => gate.pause(nameMac, address)
}
