import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { openNameGate } from './name-gate.ts'
import type { NameGate } from './name-gate.ts'

const key = new Uint8Array(32).fill(7)

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
  // Printed cards let nobody in any more where this changes; no card is found by what finds a name.
  const card = Buffer.from(gate.cardMacOf('quiet-river-7')).toString('hex')
  expect(card).toBe('cd921bb54b75fd0f74889036bfa3c57356f1cd3a417ab270ecc0d44efa79a7df')
})

test('five guesses at a name are free, and each one more waits twice as long, five seconds at most', async () => {
  const gate = openNameGate(key, () => 1000)
  const waits = []
  for (let count = 0; count < 17; count += 1) waits.push(await waitOf(gate, 'alice'))
  expect(waits.slice(0, 10)).toEqual([0, 0, 0, 0, 0, 500, 1000, 2000, 4000, 5000])
  expect(new Set(waits.slice(10))).toEqual(new Set([5000]))
  expect(await waitOf(gate, 'bob')).toBe(0)
})

test('who guesses freely takes up no place, also where many of a household come at once', async () => {
  const gate = openNameGate(key, () => 0)
  const pauses = [1, 2, 3, 4, 5].map(() => gate.pause(gate.macOf('alice'), 'home'))
  expect(await Promise.all(pauses)).toEqual([true, true, true, true, true])
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

test('a stranger who hammers a name takes up two places, and its owner waits elsewhere, however many wait', async () => {
  const gate = await guessedFiveTimes()
  const mac = gate.macOf('alice')
  const waiting = ['a', 'a', 'b', 'b', 'c', 'c', 'd'].map((address) => gate.pause(mac, address))
  expect(await stateOf(gate.pause(mac, 'a'))).toBe('refused')
  waiting.push(gate.pause(mac, 'e'))
  // Eight wait for this name now: from here on each address waits once.
  expect(await stateOf(gate.pause(mac, 'd'))).toBe('refused')
  waiting.push(gate.pause(mac, 'owner'))
  expect(await stateOf(gate.pause(mac, 'owner'))).toBe('refused')
  expect(await statesOf(waiting)).toEqual(waiting.map(() => 'waits'))
  await vi.advanceTimersByTimeAsync(5000)
  expect(await statesOf(waiting)).toEqual(waiting.map(() => 'in'))
  expect(await stateOf(gate.pause(mac, 'owner'))).toBe('waits')
})

test('a hundred wait for a name at most', async () => {
  const gate = await guessedFiveTimes()
  const mac = gate.macOf('alice')
  const crowd = Array.from({ length: 101 }, (_, index) => gate.pause(mac, `203.0.113.${index}`))
  const states = await statesOf(crowd)
  expect(states.filter((state) => state === 'waits').length).toBe(100)
  expect(states.at(-1)).toBe('refused')
})

test('who has waited gives back their own place, and not that of another', async () => {
  const gate = await guessedFiveTimes()
  const mac = gate.macOf('alice')
  // The stranger waits half a second, the owner a whole one, and then the stranger two more.
  const waiting = ['stranger', 'owner', 'stranger'].map((address) => gate.pause(mac, address))
  await vi.advanceTimersByTimeAsync(1000)
  expect(await statesOf(waiting)).toEqual(['in', 'in', 'waits'])
  expect(await stateOf(gate.pause(mac, 'stranger'))).toBe('waits')
  expect(await stateOf(gate.pause(mac, 'stranger'))).toBe('refused')
  expect(await stateOf(gate.pause(mac, 'owner'))).toBe('waits')
  expect(await stateOf(gate.pause(mac, 'owner'))).toBe('waits')
  expect(await stateOf(gate.pause(mac, 'owner'))).toBe('refused')
})

/** The next guess at Alice's name waits. */
async function guessedFiveTimes(): Promise<NameGate> {
  const gate = openNameGate(key, () => 0)
  for (let count = 0; count < 5; count += 1) expect(await waitOf(gate, 'alice')).toBe(0)
  return gate
}

function statesOf(pauses: readonly Promise<boolean>[]): Promise<string[]> {
  return Promise.all(pauses.map(stateOf))
}

/** What has become of a pause by now, without waiting for it. */
async function stateOf(pause: Promise<boolean>): Promise<string> {
  let state = 'waits'
  void pause.then((isOpen) => (state = isOpen ? 'in' : 'refused'))
  await vi.advanceTimersByTimeAsync(0)
  return state
}

/** How long a guess at this name waits, in ms, as the timers say. */
async function waitOf(gate: NameGate, name: string): Promise<number> {
  const pause = gate.pause(gate.macOf(name), 'here')
  for (let waited = 0; waited < 10_000; waited += 250) {
    if ((await stateOf(pause)) === 'in') return waited
    await vi.advanceTimersByTimeAsync(250)
  }
  return Infinity
}
