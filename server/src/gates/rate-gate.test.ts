import { expect, test } from 'vitest'
import { addressForCounting, openRateGate } from './rate-gate.ts'

test('whoever asks too often hears in how many seconds the minute is over, and then may ask again', () => {
  let now = 12_345
  const gate = openRateGate(() => now)
  const ask = () => gate.count('Alice', 3)
  for (const _ of [1, 2, 3]) expect(ask()).toBe(0)
  expect(ask()).toBe(48)
  now = 59_999
  expect(ask()).toBe(1)
  now = 60_000
  for (const _ of [1, 2, 3]) expect(ask()).toBe(0)
  expect(ask()).toBe(60)
  expect(gate.count('Bob', 3)).toBe(0)
})

test('where every limit was widened, Alice may ask that much more often', () => {
  const gate = openRateGate(() => 0, 3)
  const answers = Array.from({ length: 7 }, () => gate.count('Alice', 2))
  expect(answers).toEqual([0, 0, 0, 0, 0, 0, 60])
})

test('a crowd at the door keeps hardly anybody else out', () => {
  const gate = openRateGate(() => 0)
  for (let one = 0; one < 60_000; one += 1) gate.count(`stranger ${one}`, 1)
  const people = Array.from({ length: 400 }, (_, index) => gate.count(`person ${index}`, 1))
  // One in seven meets strangers in both rows; with a single row it would be one in three or more.
  expect(people.filter((wait) => wait > 0).length).toBeLessThan(100)
})

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

test('an address is counted by its network, and what is no address by what it is', () => {
  const networks = {
    '203.0.113.7:1111': '203.0.113.7',
    '2001:0DB8:0:0:1::': '2001:db8:0:0',
    '2001:db8::1:2:3:4': '2001:db8:0:0',
    '1:2:3:4:5:6:7:8': '1:2:3:4',
    '1:2::3:4:5': '1:2:0:0',
    '1::2:3:4:5:6:7': '1:0:2:3',
    '::2:3:4:5:6:7': '0:0:2:3',
    '1:2:3::': '1:2:3:0',
    '::': '0:0:0:0',
    somewhere: 'somewhere',
    '': ''
  }
  for (const [address, network] of Object.entries(networks))
    expect(addressForCounting(address)).toBe(network)
})
