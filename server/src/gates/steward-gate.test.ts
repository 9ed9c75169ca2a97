import { HOUR_MS, STEWARD_HEADER } from '@beside/contract'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { addStewardKey } from '../store/stewards.ts'
import { randomTestBytes, text } from '../visitor.fixture.ts'
import { openGateStore } from './gate-store.fixture.ts'
import type { GateStore } from './gate-store.fixture.ts'
import { hashOf, refuseWithoutKey } from './steward-gate.ts'

const key = randomTestBytes(32)

let gates: GateStore

beforeEach(async () => {
  gates = await openGateStore()
  const expiresAt = gates.clock.now() + HOUR_MS
  await gates.store.write((db) => addStewardKey(db, { keyHash: hashOf(key), expiresAt }))
})
afterEach(() => gates[Symbol.asyncDispose]())

test('whoever brings the key of a link has its hour, and what is no key looks like one that is over', async () => {
  const ask = async (header?: string) => {
    const named = (name: string) => (name === STEWARD_HEADER ? header : undefined)
    return (await refuseWithoutKey(gates, { header: named }))?.reason ?? 'steward'
  }
  expect(await ask(text(key))).toBe('steward')
  for (const other of [undefined, '', '!', text(randomTestBytes(32)), text(hashOf(key))]) {
    expect(await ask(other)).toBe('link-used')
  }
  gates.time.pass(HOUR_MS)
  expect(await ask(text(key))).toBe('link-used')
})
