import { DAY_MS } from '@beside/contract'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { readCommunity, saveCommunity } from '../store/community.ts'
import { isPlaceClosed } from './closing-gate.ts'
import { openGateStore } from './gate-store.fixture.ts'
import type { GateStore } from './gate-store.fixture.ts'

let gates: GateStore

beforeEach(async () => {
  gates = await openGateStore()
})
afterEach(() => gates[Symbol.asyncDispose]())

test('a place is closed from its day on, and by no clock that jumped there or back', async () => {
  const isClosed = () => isPlaceClosed(gates.store.read, gates.clock)
  expect(await isClosed()).toBe(false)
  const community = await readCommunity(gates.store.read)
  const closesOn = '2026-01-31'
  await gates.store.write((db) => saveCommunity(db, { ...community, closesOn }))
  expect(await isClosed()).toBe(false)
  gates.time.jump(40 * DAY_MS)
  expect(await isClosed()).toBe(false)
  gates.time.jump(-40 * DAY_MS)
  gates.time.pass(29 * DAY_MS)
  expect(await isClosed()).toBe(false)
  gates.time.pass(DAY_MS)
  expect(await isClosed()).toBe(true)
  gates.time.jump(-DAY_MS)
  expect(await isClosed()).toBe(true)
  gates.time.jump(DAY_MS)
  gates.time.pass(DAY_MS)
  expect(await isClosed()).toBe(true)
})
