import { MINUTE_MS } from '@beside/contract'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { openStateGate } from './sealed-state.ts'

const key = new Uint8Array(32).fill(7)
const words = Buffer.from('what the server must remember')

test('what Alice brings back within a minute opens once, and only for what it was made', () => {
  let now = 1000
  const gate = openStateGate(key, () => now)
  const state = gate.seal('passphrase', words)
  expect(gate.open('kit', state)).toBeUndefined()
  expect(gate.open('passphrase', state)).toEqual(words)
  expect(gate.open('passphrase', state)).toBeUndefined()
  const [inTime, late] = [gate.seal('kit', words), gate.seal('kit', words)]
  now += MINUTE_MS
  expect(gate.open('kit', inTime)).toEqual(words)
  now += 1
  expect(gate.open('kit', late)).toBeUndefined()
})

test('nobody brings a state twice, not even in the last moment of its minute', () => {
  let now = 0
  const gate = openStateGate(key, () => now)
  const [first, second, third] = [1, 2, 3].map(() => gate.seal('kit', words))
  expect(gate.open('kit', first!)).toEqual(words)
  now = 1
  expect(gate.open('kit', second!)).toEqual(words)
  now = MINUTE_MS
  expect(gate.open('kit', third!)).toEqual(words)
  expect(gate.open('kit', first!)).toBeUndefined()
})

test('a state of another run of the server, changed or cut, is nothing and never throws', () => {
  const gate = openStateGate(key, () => 0)
  const state = gate.seal('kit', words)
  expect(openStateGate(key, () => 0).open('kit', state)).toBeUndefined()
  for (const at of [0, 12, 20, state.length - 16, state.length - 1]) {
    expect(gate.open('kit', state.with(at, state[at]! ^ 1))).toBeUndefined()
  }
  for (let size = 0; size < state.length; size += 1) {
    expect(gate.open('kit', state.slice(0, size))).toBeUndefined()
  }
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 80 }), (bytes) => {
      expect(gate.open('kit', new Uint8Array(bytes))).toBeUndefined()
    })
  )
  expect(gate.open('kit', gate.seal('kit', new Uint8Array(0)))).toEqual(Buffer.alloc(0))
})

test('what the server remembers within one minute has an end, and a minute later there is room', () => {
  const begun = 5 * MINUTE_MS
  let now = begun
  const gate = openStateGate(key, () => now, 3)
  const open = () => gate.open('kit', gate.seal('kit', words))
  for (const _ of [1, 2, 3]) expect(open()).toEqual(words)
  expect(open()).toBeUndefined()
  now = begun + MINUTE_MS
  expect(open()).toBeUndefined()
  now = begun + MINUTE_MS + 1
  expect(open()).toEqual(words)
})
