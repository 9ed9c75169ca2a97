import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { openNameGate } from './name-gate.ts'
import type { NameGate } from './name-gate.ts'

const key = new Uint8Array(32).fill(7)
const here = '203.0.113.7'

beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout'] }))
afterEach(() => void vi.useRealTimers())

test('Alice is known by the same mark in every version, however she spells her name', () => {
  const gate = openNameGate(key, () => 0)
  const mac = gate.macOf('quiet-river-7')
  // HMAC-SHA-256 over "beside/name", a zero byte and the name: accounts are found by it.
  expect(Buffer.from(mac).toString('hex')).toBe(
    '7e264a9bf4d38f945473e8e92da0f8d88e39ebe4e9d59fd2e06f299f717950c8'
  )
  expect(gate.macOf(' Quiet River  7 ')).toEqual(mac)
  expect(gate.macOf('quiet-river-8')).not.toEqual(mac)
  // Her passphrase opens nothing any more where this changes.
  expect(gate.credentialOf(mac)).toBe('JuJRtFqtiM8nP94fnSfMQw')
})

test('five guesses at a name are free, and each one more waits twice as long, five seconds at most', async () => {
  const gate = openNameGate(key, () => 1000)
  const waits = []
  for (let count = 0; count < 17; count += 1) waits.push(await waitOf(gate, 'alice'))
  expect(waits.slice(0, 10)).toEqual([0, 0, 0, 0, 0, 500, 1000, 2000, 4000, 5000])
  expect(new Set(waits.slice(10))).toEqual(new Set([5000]))
  expect(await waitOf(gate, 'bob')).toBe(0)
})

test('guesses fade: after each quarter of an hour without one, half of them are forgotten', async () => {
  let now = 0
  const gate = openNameGate(key, () => now)
  for (let count = 0; count < 8; count += 1) await waitOf(gate, 'alice')
  now += 15 * 60_000 - 1
  expect(await waitOf(gate, 'alice')).toBe(4000)
  now += 15 * 60_000
  // Nine became four, and this is the fifth.
  expect(await waitOf(gate, 'alice')).toBe(0)
  expect(await waitOf(gate, 'alice')).toBe(500)
  now += 31 * 60_000
  for (const _ of [2, 3, 4, 5]) expect(await waitOf(gate, 'alice')).toBe(0)
  expect(await waitOf(gate, 'alice')).toBe(500)
})

test('once Alice is in, the guesses at her name are forgotten', async () => {
  const gate = openNameGate(key, () => 0)
  for (let count = 0; count < 8; count += 1) await waitOf(gate, 'alice')
  gate.calm(gate.macOf('alice'))
  for (let count = 0; count < 5; count += 1) expect(await waitOf(gate, 'alice')).toBe(0)
  expect(await waitOf(gate, 'alice')).toBe(500)
})

test('a stranger who hammers a name takes up two places, and the owner finds one elsewhere', async () => {
  const gate = openNameGate(key, () => 0)
  const mac = gate.macOf('alice')
  for (let count = 0; count < 5; count += 1) expect(await gate.pause(mac, here)).toBe(true)
  const waiting = [gate.pause(mac, here), gate.pause(mac, here)]
  expect(await gate.pause(mac, here)).toBe(false)
  const elsewhere = ['a', 'a', 'b', 'b', 'c', 'c'].map((address) => gate.pause(mac, address))
  // Eight wait for this name now, wherever they are.
  expect(await gate.pause(mac, 'd')).toBe(false)
  await vi.advanceTimersByTimeAsync(5000)
  expect(await Promise.all([...waiting, ...elsewhere])).toEqual(
    Array.from({ length: 8 }, () => true)
  )
  const [again, owner] = [gate.pause(mac, here), gate.pause(mac, 'd')]
  await vi.advanceTimersByTimeAsync(5000)
  expect(await Promise.all([again, owner])).toEqual([true, true])
})

test('who has waited gives back their own place, and not that of another', async () => {
  const gate = openNameGate(key, () => 0)
  const mac = gate.macOf('alice')
  for (let count = 0; count < 5; count += 1) await gate.pause(mac, here)
  // The stranger waits half a second, the owner a whole one, and then a second and a third stranger more.
  const first = gate.pause(mac, here)
  const owner = gate.pause(mac, 'owner')
  const second = gate.pause(mac, here)
  await vi.advanceTimersByTimeAsync(1000)
  expect(await Promise.all([first, owner])).toEqual([true, true])
  const third = gate.pause(mac, here)
  expect(await gate.pause(mac, here)).toBe(false)
  await vi.advanceTimersByTimeAsync(5000)
  expect(await Promise.all([second, third])).toEqual([true, true])
})

/** How long a guess at this name waits, in ms, as the timers say. */
async function waitOf(gate: NameGate, name: string): Promise<number> {
  let isOver = false
  const paused = gate.pause(gate.macOf(name), here).then((isOpen) => {
    expect(isOpen).toBe(true)
    isOver = true
  })
  let waited = 0
  await vi.advanceTimersByTimeAsync(0)
  while (!isOver && waited < 60_000) {
    await vi.advanceTimersByTimeAsync(250)
    waited += 250
  }
  await paused
  return waited
}
