import { DAY_MS } from '@beside/contract'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { addAccount, findAccount } from '../store/accounts.ts'
import { putPause } from '../store/pauses.ts'
import { openGateStore } from './gate-store.fixture.ts'
import type { GateStore } from './gate-store.fixture.ts'
import { isPaused, meetPauses, pausedUntil } from './pause-gate.ts'

const account = new Uint8Array(16).fill(1)
const bond = placeOf(2, 20)
const circle = placeOf(3, 30)
const inTheirBond = { ...bond, member: circle.member }

let gates: GateStore

beforeEach(async () => {
  gates = await openGateStore()
  const keys = { name_mac: account, opaque_record: null, kit_key: account }
  const row = { id: account, ...keys, root_generation: 0, paused_until: null }
  const first = { wrap: new Uint8Array(8), keyring: new Uint8Array(8) }
  await gates.store.write((db) => addAccount(db, row, first))
})
afterEach(() => gates[Symbol.asyncDispose]())

test('whoever proves the key that is paused only reads to the end of the day, and no row of it is left', async () => {
  await set(bond, 7)
  expect(await state()).toEqual([null, false, 1])
  await meetPauses(gates, account, [circle, bond])
  expect(await state()).toEqual(['2026-01-08', true, 0])
  gates.time.pass(7 * DAY_MS)
  expect(await state()).toEqual(['2026-01-08', true, 0])
  gates.time.pass(DAY_MS)
  expect(await state()).toEqual([null, false, 0])
})

test('nobody is paused by what is meant for another in their space, or by what waits for a second yes', async () => {
  await set(inTheirBond, 7)
  await set({ ...bond, space: circle.space }, 7)
  await gates.store.write((db) => putPause(db, rowOf(bond, 7, 0), 9))
  await meetPauses(gates, account, [bond])
  expect(await state()).toEqual([null, false, 3])
  await meetPauses(gates, account, [bond, circle])
  expect(await state()).toEqual([null, false, 3])
})

test('while nobody knows the day a pause stands, and waits', async () => {
  await set(bond, 7)
  gates.time.jump(DAY_MS)
  await meetPauses(gates, account, [bond])
  expect(await state()).toEqual([null, false, 1])
})

test('an end lets them write again, and ends no pause that is met with it, whichever comes first', async () => {
  await set(bond, 7)
  await meetPauses(gates, account, [bond])
  await set(bond, 0)
  await meetPauses(gates, account, [bond])
  expect(await state()).toEqual([null, false, 0])
  for (const [ended, paused] of [
    [bond, circle],
    [circle, bond]
  ] as const) {
    await set(ended, 0)
    await set(paused, 9)
    await meetPauses(gates, account, [bond, circle])
    expect(await state()).toEqual(['2026-01-10', true, 0])
  }
})

test('of several pauses the longest holds, also met later', async () => {
  for (const days of [3, 9, 5]) {
    await set(bond, days)
    await meetPauses(gates, account, [bond])
  }
  expect(await state()).toEqual(['2026-01-10', true, 0])
})

/** Until when the account is paused, whether it is, and how many pauses wait. */
async function state(): Promise<[string | null, boolean, number]> {
  const row = await findAccount(gates.store.read, account)
  if (!row) throw new Error('there is an account')
  const rows = await gates.store.read.selectFrom('pauses').selectAll().execute()
  return [pausedUntil(row, gates.clock), await isPaused(gates, { account }), rows.length]
}

async function set(place: typeof bond, days: number): Promise<void> {
  await gates.store.write((db) => putPause(db, rowOf(place, days, 1), 9))
}

function rowOf(place: typeof bond, days: number, isConfirmed: number) {
  const by = { set_by: new Uint8Array(32), made_on: '2026-01-01' }
  return { ...place, ...by, days, is_confirmed: isConfirmed }
}

function placeOf(space: number, member: number) {
  return { space: new Uint8Array(32).fill(space), member: new Uint8Array(32).fill(member) }
}
