import { HOUR_MS } from '@beside/contract'
import type { Admission, EntryPass } from '@beside/contract'
import {
  admissionHash,
  applyOperation,
  inviteKeys,
  memberKeysFromSeed,
  parseRecord,
  plainHash,
  sign,
  verifySignature,
  writeGenesis
} from '@beside/kernel'
import type { Hash, OpenInvite, OperationHeader, ParsedRecord } from '@beside/kernel'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { readCommunity, saveCommunity } from '../store/community.ts'
import { addEntries, findEntry } from '../store/entries.ts'
import { putInvite } from '../store/invites.ts'
import { writeStateJson } from '../store/space-state-json.ts'
import { addSpace } from '../store/spaces.ts'
import { addStewardKey } from '../store/stewards.ts'
import { randomTestBytes, text } from '../visitor.fixture.ts'
import { admitAccount } from './admission-gate.ts'
import type { Context } from './context.ts'
import { openGateStore } from './gate-store.fixture.ts'
import type { GateStore } from './gate-store.fixture.ts'
import { openNameGate } from './name-gate.ts'

const instanceId = new Uint8Array(32).fill(1) as Hash
const accountId = new Uint8Array(16).fill(2)
const invite = inviteKeys(new Uint8Array(16).fill(3))
const names = openNameGate(new Uint8Array(32).fill(5), () => 0)

let gates: GateStore

beforeEach(async () => {
  gates = await openGateStore()
  await setDoor('invitation')
})
afterEach(() => gates[Symbol.asyncDispose]())

test('everybody comes in by an open door, and nobody by one that is closed', async () => {
  await addBond({})
  for (const pass of [{ by: 'open-door' } as const, passOf()]) {
    await setDoor('open')
    expect(await admit(pass)).toBe('in')
    await setDoor('closed')
    expect(await admit(pass)).toBe('community-closed')
  }
  await setDoor('invitation')
  expect(await admit({ by: 'open-door' })).toBe('not-admitted')
})

test("a steward's key lets one account in within its hour, whatever the door", async () => {
  const key = randomTestBytes(32)
  const expiresAt = gates.clock.now() + HOUR_MS
  await gates.store.write((db) => addStewardKey(db, { keyHash: plainHash(key), expiresAt }))
  await setDoor('closed')
  const pass = { by: 'steward', stewardKey: text(key) } as const
  expect(await admit({ by: 'steward', stewardKey: text(randomTestBytes(32)) })).toBe('not-admitted')
  // A name that is taken costs nothing, and tells who has no key no more than any other.
  expect(await admit(pass, { isTaken: true })).toBe('in')
  const stranger = { by: 'steward', stewardKey: text(randomTestBytes(32)) } as const
  expect(await admit(stranger, { isTaken: true })).toBe('not-admitted')
  expect(await admit(pass)).toBe('in')
  expect(await admit(pass)).toBe('not-admitted')
  const late = randomTestBytes(32)
  await gates.store.write((db) => addStewardKey(db, { keyHash: plainHash(late), expiresAt }))
  gates.time.pass(HOUR_MS)
  expect(await admit({ by: 'steward', stewardKey: text(late) })).toBe('not-admitted')
})

test('an invitation lets three accounts in, and a name that is taken costs none of them', async () => {
  await addBond({})
  expect(await admit(passOf(), { isTaken: true })).toBe('in')
  for (const _ of [1, 2, 3]) expect(await admit(passOf())).toBe('in')
  expect(await admit(passOf())).toBe('not-admitted')
  expect(await admit(passOf(), { isTaken: true })).toBe('in')
})

test('only who holds the link signs for their account, here and for this invitation', async () => {
  await addBond({})
  const other = inviteKeys(new Uint8Array(16).fill(4))
  const passes = [
    passOf({ signed: admissionHash(instanceId, new Uint8Array(16)) }),
    passOf({ signed: admissionHash(new Uint8Array(32) as Hash, accountId) }),
    passOf({ keys: { ...other, inviteId: invite.inviteId } }),
    passOf({ keys: other })
  ]
  for (const pass of passes) expect(await admit(pass)).toBe('not-admitted')
  // A card of an invitation that its space does not know is none.
  await gates.store.write(async (db) => {
    const [row] = await db.selectFrom('invites').selectAll().execute()
    await putInvite(db, { id: other.inviteId, space: row!.space, card: row!.card })
  })
  expect(await admit(passOf({ keys: other }))).toBe('not-admitted')
  expect(await admit(passOf())).toBe('in')
})

test('an invitation that was used or taken back, or is over by any clock, lets nobody in', async () => {
  const inAnHour = gates.clock.now() + HOUR_MS
  await addBond({ expiresAt: inAnHour })
  gates.time.jump(301_000)
  expect(await admit(passOf())).toBe('clock-unsure')
  gates.time.jump(-301_000)
  gates.time.pass(HOUR_MS)
  expect(await admit(passOf())).toBe('in')
  gates.time.pass(1)
  expect(await admit(passOf())).toBe('not-admitted')
  // The log's own time never goes back, though the clock does.
  gates.time.pass(-HOUR_MS)
  expect(await admit(passOf())).toBe('in')
  await gates.store.write((db) =>
    db
      .updateTable('spaces')
      .set({ time: inAnHour + 1 })
      .execute()
  )
  expect(await admit(passOf())).toBe('not-admitted')
})

test('an invitation that somebody used or took back lets nobody else in', async () => {
  for (const fate of ['used', 'revoked'] as const) {
    await addBond({ fate })
    expect(await admit(passOf())).toBe('not-admitted')
    await gates.store.write(async (db) => {
      await db.deleteFrom('invites').execute()
    })
  }
})

test('a card lets one account in until its last day, and goes with it, whatever the door', async () => {
  for (const door of ['invitation', 'open'] as const) {
    await setDoor(door)
    await addCard('blue', '2026-01-02')
    expect(await admit(cardOf('blue'), { isTaken: true })).toBe('in')
    expect(await admit(cardOf('blue'))).toBe('in')
    expect(await isKept('blue')).toBe(false)
    for (const gone of ['blue', 'none'])
      expect(await admit(cardOf(gone))).toBe(door === 'open' ? 'in' : 'not-admitted')
  }
  await setDoor('invitation')
  await addCard('green', '2026-01-02')
  gates.time.jump(301_000)
  expect(await admit(cardOf('green'))).toBe('clock-unsure')
  gates.time.jump(-301_000)
  await setDoor('closed')
  expect(await admit(cardOf('green'))).toBe('community-closed')
  await setDoor('invitation')
  expect(await isKept('green')).toBe(true)
  gates.time.pass(24 * HOUR_MS)
  expect(await admit(cardOf('green'), { isTaken: true })).toBe('in')
  gates.time.pass(24 * HOUR_MS)
  expect(await admit(cardOf('green'))).toBe('not-admitted')
})

test('nobody comes into a place that closed, by any way', async () => {
  const key = randomTestBytes(32)
  const expiresAt = gates.clock.now() + HOUR_MS
  await gates.store.write((db) => addStewardKey(db, { keyHash: plainHash(key), expiresAt }))
  await addCard('blue', '2026-01-02')
  const community = await readCommunity(gates.store.read)
  const closed = { ...community, admission: 'open', closesOn: '2026-01-01' } as const
  await gates.store.write((db) => saveCommunity(db, closed))
  const steward = { by: 'steward', stewardKey: text(key) } as const
  for (const pass of [{ by: 'open-door' } as const, cardOf('blue'), steward]) {
    expect(await admit(pass)).toBe('community-closed')
  }
})

async function admit(pass: EntryPass, { isTaken = false } = {}): Promise<string> {
  const context = { clock: gates.clock, instance: { instanceId }, names } as Context
  const entry = { accountId, pass, isTaken }
  const admitted = await gates.store.write((db) => admitAccount(context, db, entry))
  return admitted.ok ? 'in' : admitted.reason
}

function passOf({ keys = invite, signed = admissionHash(instanceId, accountId) } = {}): EntryPass {
  return {
    by: 'invite',
    inviteId: text(keys.inviteId),
    key: text(keys.pair.public),
    signature: text(sign(signed, keys.pair.secret))
  }
}

function cardOf(code: string): EntryPass {
  return { by: 'card', code }
}

async function addCard(code: string, until: string): Promise<void> {
  const entries = [{ secret_hash: names.cardMacOf(code), until }]
  await gates.store.write((db) => addEntries(db, entries, { today: '2026-01-01', max: 10 }))
}

async function isKept(code: string): Promise<boolean> {
  return (await findEntry(gates.store.read, names.cardMacOf(code))) !== undefined
}

async function setDoor(admission: Admission): Promise<void> {
  const community = await readCommunity(gates.store.read)
  await gates.store.write((db) => saveCommunity(db, { ...community, admission }))
}

/** A bond with one invitation, whose card the server has. */
async function addBond(changes: Partial<OpenInvite>): Promise<void> {
  const keys = memberKeysFromSeed(randomTestBytes(32))
  const words = new TextEncoder().encode('{}')
  const genesis = { kind: 'bond', policy: { retentionDays: 0 }, words } as const
  const { envelope } = writeGenesis(genesis, keys, randomTestBytes)
  const record = parseRecord(envelope) as ParsedRecord<OperationHeader>
  const time = gates.clock.now()
  const applied = applyOperation(undefined, record, { seq: 1, time, verify: verifySignature })
  if (!applied.ok) throw new Error(applied.reason)
  const [host] = applied.value.members
  const issued = { issuer: host!.id, issuerKey: keys.sign.public, expiresAt: time + HOUR_MS }
  const { inviteId: id, pair } = invite
  const invites = [{ id, key: pair.public, ...issued, fate: 'open' as const, ...changes }]
  const { spaceId } = record.header
  const row = { id: spaceId, seq: 1, head: spaceId, time, closed_at: null }
  const receipt = { receipt_generation: 0, receipt_signature: envelope.signature }
  await gates.store.write(async (db) => {
    const state = writeStateJson({ ...applied.value, invites })
    await addSpace(db, { ...row, ...receipt, state })
    await putInvite(db, { id, space: spaceId, card: randomTestBytes(500) })
  })
}
