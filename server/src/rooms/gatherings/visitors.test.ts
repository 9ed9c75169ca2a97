import { expect, test } from 'vitest'
import type { OfDate } from '../../store/gathering-seats.ts'
import { countVisitors } from './visitors.ts'

/** Who asks again and again for seats of large dates: how many they had. */
function askAll(take: ReturnType<typeof countVisitors>, addresses: readonly string[]): number {
  let had = 0
  for (const address of addresses)
    for (let time = 0; time < 12; time += 1)
      if (take(address, { date: dateOf(time), what: 'seat', seats: 300 })) had += 1
  return had
}

const dateOf = (number: number): OfDate => ({
  gathering: new Uint8Array(16).fill(number),
  day: '2026-12-01'
})
const homeLine = Array.from({ length: 256 }, (_, one) => `2001:db8:7:4${one.toString(16)}::1`)
const crowd = Array.from({ length: 4000 }, (_, one) => `198.${one % 16}.${Math.floor(one / 16)}.7`)
const strangers = ['81.2.69.142', '2001:db8:8:1::1']

test.each([
  ['one home line with 256 networks of its own', homeLine, 60],
  ['neighbours', Array.from({ length: 256 }, (_, one) => `198.51.100.${one}`), 60],
  ['four thousand lines everywhere', crowd, 48_000]
])('a stranger still has a seat after %s asked for all they could', (_, addresses, most) => {
  const take = countVisitors({ elapsed: () => 0 })
  expect(askAll(take, addresses)).toBe(most)
  for (const stranger of strangers)
    expect(take(stranger, { date: dateOf(50), what: 'seat', seats: 8 })).toBe(true)
})

test('what one was refused counts for nobody else of their network, and a day later they may ask again', () => {
  const time = { elapsed: 0 }
  const take = countVisitors({ elapsed: () => time.elapsed })
  const wish = { date: dateOf(1), what: 'seat', seats: 8 } as const
  const asked = Array.from({ length: 20 }, () => take('192.0.2.1', wish))
  expect(asked.filter(Boolean)).toHaveLength(4)
  expect([take('192.0.2.2', wish), take('192.0.2.3', wish), take('192.0.2.4', wish)]).toEqual([
    true,
    true,
    false
  ])
  time.elapsed = 86_400_000
  expect(take('192.0.2.1', wish)).toBe(true)
})
