import { DAY_MS } from '@beside/contract'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { watchClock } from '../clock/clock.ts'
import { addAccount } from '../store/accounts.ts'
import { listSessions } from '../store/sessions.ts'
import { testClock } from '../test-clock.fixture.ts'
import { randomTestBytes, text } from '../visitor.fixture.ts'
import { openGateStore } from './gate-store.fixture.ts'
import type { GateStore } from './gate-store.fixture.ts'
import { openSessionGate } from './session-gate.ts'
import type { OpenSession, SessionGate } from './session-gate.ts'

const instanceId = new Uint8Array(32).fill(0xab)
const alice = new Uint8Array(16).fill(1)

let gates: GateStore
let gate: SessionGate
let ended: string[] = []
let troubles: unknown[] = []

beforeEach(async () => {
  gates = await openGateStore()
  ended = []
  troubles = []
  gate = gateFor({})
  await addPerson(alice)
})
afterEach(() => gates[Symbol.asyncDispose]())

test('Alice is known by her cookie, among those of other places and not by one that was changed', async () => {
  const { session, cookie } = await signIn()
  expect(session).toMatchObject({ account: alice, isFresh: true })
  const found = await gate.find(`theme=dark; ${cookie}; other=1`)
  expect(found).toEqual(session)
  expect([session.id.length, session.nonce.length, session.tokenHash.length]).toEqual([16, 32, 32])
  const [name = '', value = ''] = cookie.split('=')
  for (const other of ['', `${name}=`, `${name}=${value.slice(1)}`, `x${cookie}`, `${name}x=1`]) {
    expect(await gate.find(other)).toBeUndefined()
  }
  expect(await gate.find(cookie.replace(value, text(randomTestBytes(40))))).toBeUndefined()
})

test('the cookie goes back to this place alone, no script reads it, and it stays until it is taken away', async () => {
  const plain = await signIn()
  expect(plain.set).toMatch(/^beside-abababab=[\w-]{54}; Path=\/; HttpOnly; SameSite=Strict$/u)
  const farewell = 'beside-abababab=; Max-Age=0; Path=/; HttpOnly; SameSite=Strict'
  expect(gate.farewellCookie).toBe(farewell)
  gate = gateFor({ isSecure: true })
  const name = '__Host-beside-abababab='
  const attributes = '; Path=/; HttpOnly; SameSite=Strict; Secure'
  const { set } = await signIn()
  expect([set.startsWith(name), set.endsWith(attributes)]).toEqual([true, true])
  expect(gate.farewellCookie).toBe(`${name}; Max-Age=0${attributes}`)
})

test('Alice may change her keys for five minutes, also where the clock is put right by a little', async () => {
  const { cookie } = await signIn()
  const isFresh = async () => (await gate.find(cookie))?.isFresh
  gates.time.pass(5 * 60_000)
  expect(await isFresh()).toBe(true)
  gates.time.pass(1)
  expect(await isFresh()).toBe(false)
  const later = await signIn()
  gates.time.jump(-60_000)
  expect((await gate.find(later.cookie))?.isFresh).toBe(true)
  gates.time.jump(-4 * 60_000)
  expect((await gate.find(later.cookie))?.isFresh).toBe(true)
  // A server that begins again with a clock that is far behind trusts no cookie that comes from later.
  const wrong = watchClock(testClock(gates.time.now() - 60_000))
  gate = gateFor({ clock: wrong })
  expect((await gate.find(later.cookie))?.isFresh).toBe(false)
})

test('a clock that jumped signs nobody out, notes no day, and keeps nobody from changing keys', async () => {
  const { cookie, session } = await signIn()
  gates.time.jump(100 * DAY_MS)
  expect(await gate.find(cookie)).toEqual(session)
  const again = await signIn()
  expect((await gate.find(again.cookie))?.isFresh).toBe(true)
  gates.time.jump(-100 * DAY_MS)
  expect(await gate.find(cookie)).toEqual(session)
  expect((await rows()).map(({ seen_on }) => seen_on).toSorted()[0]).toBe('2026-01-01')
})

test('while the clock is not sure, however long that lasts, no session runs out and no day is noted', async () => {
  const { cookie } = await signIn()
  gates.time.jump(100 * DAY_MS)
  gates.time.pass(15 * DAY_MS)
  expect(await gate.find(cookie)).toBeDefined()
  // What was noted beside the request is written by now, since writes go one after the other.
  await gates.store.write(() => Promise.resolve())
  expect((await rows()).map(({ seen_on }) => seen_on)).toEqual(['2026-01-01'])
})

test('a session lives for fourteen days without use, and ninety in all', async () => {
  const { cookie } = await signIn()
  const used = await signIn()
  gates.time.pass(14 * DAY_MS)
  expect(await gate.find(cookie)).toBeDefined()
  await expect
    .poll(async () => (await rows()).map(({ seen_on }) => seen_on))
    .toContain('2026-01-15')
  gates.time.pass(DAY_MS)
  expect(await gate.find(used.cookie)).toBeUndefined()
  for (const days of [13, 14, 14, 14, 14, 6]) {
    gates.time.pass(days * DAY_MS)
    expect(await gate.find(cookie)).toBeDefined()
    const today = gates.clock.today()
    await expect.poll(async () => (await rows()).map(({ seen_on }) => seen_on)).toContain(today)
  }
  expect(gates.clock.today()).toBe('2026-04-01')
  gates.time.pass(DAY_MS)
  expect(await gate.find(cookie)).toBeUndefined()
})

test('a day is noted once, and a store that is full keeps nobody from reading', async () => {
  const { cookie } = await signIn()
  const full = new Error('full')
  gate = gateFor({ store: { ...gates.store, write: () => Promise.reject(full) } })
  expect(await gate.find(cookie)).toBeDefined()
  gates.time.pass(DAY_MS)
  expect(await gate.find(cookie)).toBeDefined()
  await expect.poll(() => troubles).toEqual([full])
})

test('of more than fifty sessions the one unused for longest ends, with what it has open, and no other', async () => {
  const first = await signIn()
  gates.time.pass(DAY_MS)
  for (let count = 1; count < 50; count += 1) await signIn()
  expect(ended).toEqual([])
  expect(await rows()).toHaveLength(50)
  await signIn()
  expect(ended).toEqual([text(first.session.id)])
  expect(await gate.find(first.cookie)).toBeUndefined()
  expect(await rows()).toHaveLength(50)
})

test('who ends sessions ends what they have open, and those that nobody uses end by themselves', async () => {
  const [gone, unused] = [await signIn(), await signIn()]
  await gate.end([gone.session])
  expect(ended).toEqual([text(gone.session.id)])
  expect(await gate.find(gone.cookie)).toBeUndefined()
  gates.time.pass(14 * DAY_MS)
  await gate.endUnused()
  expect(await rows()).toHaveLength(1)
  gates.time.pass(DAY_MS)
  await gate.endUnused()
  expect(await rows()).toEqual([])
  expect(ended).toEqual([text(gone.session.id), text(unused.session.id)])
})

function gateFor(changes: Partial<Parameters<typeof openSessionGate>[0]>): SessionGate {
  return openSessionGate({
    store: gates.store,
    clock: gates.clock,
    instanceId,
    isSecure: false,
    onEnd: (id) => void ended.push(text(new Uint8Array(id))),
    onTrouble: (cause) => void troubles.push(cause),
    ...changes
  })
}

async function signIn(): Promise<{ session: OpenSession; set: string; cookie: string }> {
  const { session, cookie } = await gates.store.write((db) => gate.open(db, alice))
  return { session, set: cookie, cookie: cookie.split(';')[0] ?? '' }
}

function rows() {
  return listSessions(gates.store.read, alice)
}

async function addPerson(id: Uint8Array<ArrayBuffer>): Promise<void> {
  const person = {
    id,
    name_mac: id,
    opaque_record: null,
    kit_key: id,
    root_generation: 0,
    paused_until: null
  }
  const first = { wrap: id, keyring: id }
  await gates.store.write((db) => addAccount(db, person, first))
}
