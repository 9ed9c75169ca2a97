import { MINUTE_MS } from '@beside/contract'
import { memberKeysFromSeed, sign, tokenHash } from '@beside/kernel'
import type { Hash, MemberKeys, SpaceId } from '@beside/kernel'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { addSpace, putMember } from '../store/spaces.ts'
import type { MemberRow } from '../store/tables.ts'
import { openGateStore } from './gate-store.fixture.ts'
import type { GateStore } from './gate-store.fixture.ts'
import type { OpenSession } from './session-gate.ts'
import { mayRead, openTokenGate } from './token-gate.ts'
import type { TokenClaim, TokenGate } from './token-gate.ts'

const DAYS_30_MS = 30 * 86_400_000
const instanceId = new Uint8Array(32).fill(1) as Hash
const spaceId = new Uint8Array(32).fill(2) as SpaceId
const alice = memberKeysFromSeed(new Uint8Array(32).fill(3))
const bob = memberKeysFromSeed(new Uint8Array(32).fill(4))
const here = sessionOf(5)
const elsewhere = sessionOf(6)

let gates: GateStore
let gate: TokenGate

beforeEach(async () => {
  gates = await openGateStore()
  const tokenKey = new Uint8Array(32).fill(7)
  gate = openTokenGate({ db: gates.store.read, clock: gates.clock, instanceId, tokenKey })
  const row = { id: spaceId, state: '{}', seq: 1, head: spaceId, time: 0, closed_at: null }
  const receipt = { receipt_generation: 0, receipt_signature: new Uint8Array(64) }
  await gates.store.write((db) => addSpace(db, { ...row, ...receipt }))
  await keep({})
})
afterEach(() => gates[Symbol.asyncDispose]())

test('a token is for a claim that Alice signed for this place, session, space, key and time', async () => {
  expect(await give({})).toBeDefined()
  const soon = gates.clock.now() + MINUTE_MS
  const other = new Uint8Array(32) as SpaceId
  expect(await give({ spaceId: other })).toBeUndefined()
  expect(await give({ member: bob.sign.public }, bob)).toBeUndefined()
  const { signature } = claimOf({})
  for (const change of [
    { expiresAt: soon + 1 },
    { spaceId: other },
    { member: bob.sign.public },
    { signature: signature.with(0, signature[0]! ^ 1) }
  ]) {
    expect(await gate.give(here, { ...claimOf({}), ...change })).toBeUndefined()
  }
  expect(await gate.give(elsewhere, claimOf({}))).toBeUndefined()
})

test('a token lasts as long as was asked, ten minutes at most, and to its last moment', async () => {
  const now = gates.clock.now()
  expect(await give({ expiresAt: now })).toBeUndefined()
  expect((await give({ expiresAt: now + 1 }))?.expiresAt).toBe(now + 1)
  const { token, expiresAt } = (await give({ expiresAt: now + 600 * MINUTE_MS }))!
  expect(expiresAt).toBe(now + 10 * MINUTE_MS)
  gates.time.pass(10 * MINUTE_MS)
  expect(await read(token)).toEqual({ ...speaksFor, upTo: undefined })
  gates.time.pass(1)
  expect(await read(token)).toBe('token-refused')
})

test('a token is nothing in another session, changed, cut, grown or under another key', async () => {
  const { token } = (await give({}))!
  expect(gate.claimed(token)).toEqual({ spaceId, key: alice.sign.public })
  expect(await read(token, elsewhere)).toBe('token-refused')
  const bytes = Buffer.from(token, 'base64url')
  expect(bytes).toHaveLength(104)
  for (let at = 0; at < bytes.length; at += 1) {
    const changed = new Uint8Array(bytes).with(at, bytes[at]! ^ 1)
    expect(await read(Buffer.from(changed).toString('base64url'))).toBe('token-refused')
  }
  for (const other of ['', 'AAAA', token.slice(0, -4), `${token}AAAA`]) {
    expect(await read(other)).toBe('token-refused')
  }
  const setting = { db: gates.store.read, clock: gates.clock, instanceId }
  const strange = openTokenGate({ ...setting, tokenKey: new Uint8Array(32) })
  expect((await strange.read(here, token)).ok).toBe(false)
})

test('who left reads what was theirs for thirty days, and an old key reads nothing at once', async () => {
  const { token } = (await give({}))!
  await keep({ is_current: 0 })
  expect(await give({})).toBeUndefined()
  expect(await read(token)).toBe('not-found')
  const leftAt = gates.clock.now()
  await keep({ left_seq: 12, left_time: leftAt })
  expect(await read(token)).toEqual({ ...speaksFor, upTo: 12 })
  gates.time.pass(DAYS_30_MS)
  const late = (await give({}))!
  expect(await read(late.token)).toMatchObject({ upTo: 12 })
  gates.time.pass(1)
  expect(await read(late.token)).toBe('not-found')
  expect(await give({})).toBeUndefined()
  await gates.store.write((db) => db.deleteFrom('members').execute())
  expect(await read(late.token)).toBe('not-found')
  expect(mayRead(undefined, gates.clock)).toBe(false)
})

/** A claim that Alice, or who is named, signed: for a minute where nothing else is said. */
function claimOf(changes: Partial<TokenClaim>, keys: MemberKeys = alice): TokenClaim {
  const expiresAt = gates.clock.now() + MINUTE_MS
  const claim = { spaceId, member: alice.sign.public, expiresAt, ...changes }
  const message = tokenHash(instanceId, { ...claim, sessionNonce: here.nonce })
  return { signature: sign(message, keys.sign.secret), ...claim }
}

function give(changes: Partial<TokenClaim>, keys?: MemberKeys) {
  return gate.give(here, claimOf(changes, keys))
}

const speaksFor = { spaceId, key: alice.sign.public, memberId: spaceId }

async function read(token: string, session = here): Promise<unknown> {
  const found = await gate.read(session, token)
  return found.ok ? found.value : found.reason
}

async function keep(changes: Partial<MemberRow>): Promise<void> {
  const member = { space: spaceId, sign_key: alice.sign.public, member_id: spaceId, joined_seq: 1 }
  const left = { is_current: 1, left_seq: null, left_time: null }
  await gates.store.write((db) => putMember(db, { ...member, ...left, ...changes }))
}

function sessionOf(fill: number): OpenSession {
  const of = (size: number) => new Uint8Array(size).fill(fill)
  return { id: of(16), account: of(16), nonce: of(32), tokenHash: of(32), isFresh: true }
}
