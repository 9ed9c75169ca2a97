import { expect, test } from 'vitest'
import { addressForCounting } from './rate-gate.ts'

test('somebody counts as one, in however many ways their address is written', () => {
  const ways = [
    ['203.0.113.7', '203.0.113.7:1111', '::ffff:203.0.113.7', '[::ffff:203.0.113.7]:2222'],
    ['2001:db8::1:2:3:4', '2001:db8::9', '2001:0DB8:0:0:1::', '[2001:db8::1]:443', '2001:db8::'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::', '2001:db8:1:2::198.51.100.1'],
    ['fe80::1%eth0', 'fe80::2'],
    ['::1']
  ]
  const counted = ways.map((each) => new Set(each.map(addressForCounting)))
  expect(counted.map(({ size }) => size)).toEqual(ways.map(() => 1))
  expect(new Set(counted.flatMap((each) => [...each])).size).toBe(ways.length)
})
