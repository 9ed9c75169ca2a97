import { inviteKeys, admissionHash, kitSignPair, sign } from '@beside/kernel'
import type { InviteKeys } from '@beside/kernel'
import { sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import { makeBond, Membership } from '../membership.fixture.ts'
import { run, testClock } from '../running.fixture.ts'
import type { Running } from '../running.fixture.ts'
import { addStewardKey } from '../store/stewards.ts'
import { randomTestBytes, text } from '../visitor.fixture.ts'
import type { Visitor } from '../visitor.fixture.ts'
import { plainHash } from '@beside/kernel'

describe('a person', () => {
  test('arrives, comes back by kit and by passphrase, and finds everything as it was', async () => {
    await using server = await run()
    const alice = await server.person('alice-river-stone')
    expect((await alice.setPassphrase('four quiet words here')).status).toBe(200)
    const there = alice.elsewhere()
    expect((await there.signInByPassphrase('four quiet words here')).status).toBe(200)
    expect(there.session?.wraps.map(({ method }) => method).toSorted()).toEqual([
      'kit',
      'passphrase'
    ])
    const third = alice.elsewhere()
    expect((await third.signInByKit()).status).toBe(200)
    expect(third.session?.keyring).toEqual(alice.session?.keyring)
    const own = await Membership.begin(alice)
    expect((await own.say('hello')).status).toBe(200)
    const [host, guest] = await makeBond(alice, await server.person())
    expect((await host.say('hello')).status).toBe(200)
    await guest.sync()
    expect((await guest.say('hello you')).status).toBe(200)
  })

  test('whose first try was interrupted is told that the account is there', async () => {
    await using server = await run()
    const alice = await server.person()
    const again = await alice.arrive()
    expect([again.status, again.body.reason]).toEqual([409, 'account-exists'])
    const other = server.visitor(alice.name)
    expect((await other.arrive()).body.reason).toBe('name-taken')
    const spelled = server.visitor(` ${alice.name.toUpperCase()} `.replaceAll('-', '  '))
    expect((await spelled.arrive()).body.reason).toBe('name-taken')
  })

  test('cannot be signed in with by a key that signs for anything', async () => {
    await using server = await run()
    const kit = { key: text(new Uint8Array(32).fill(0, 1).with(0, 1)), wrap: '' }
    const answer = await server.visitor().arrive({ by: 'open-door' }, { kit })
    expect([answer.status, answer.body.reason]).toEqual([400, 'bad-request'])
  })
})

describe('a crowd at the door', () => {
  test('does not keep waiting what a member writes', async () => {
    await using server = await run()
    const own = await Membership.begin(await server.person())
    const bodies = Array.from({ length: 60 }, () => bodyOf(server.visitor()))
    let arrived = 0
    const crowd = bodies.map(async (body) => {
      const headers = { 'content-type': 'application/json' }
      const asked = { method: 'POST', body: JSON.stringify(body), headers }
      const { status } = await server.server.app.request('/api/accounts', asked)
      arrived += 1
      return status
    })
    expect((await own.say('here')).status).toBe(200)
    expect(arrived).toBeLessThan(crowd.length / 2)
    expect(new Set(await Promise.all(crowd))).toEqual(new Set([200]))
  })
})

describe('who may come in', () => {
  test('is anybody, where the door is open', async () => {
    await using server = await run({ admission: 'open' })
    expect((await server.visitor().arrive()).status).toBe(200)
  })

  test('by invitation is who holds an open one, three accounts at most', async () => {
    await using server = await run({ admission: 'invitation' })
    const first = await stewardKey(server)
    const host = server.visitor()
    expect((await host.arrive({ by: 'steward', stewardKey: text(first) })).status).toBe(200)
    const bond = await Membership.begin(host, 'bond')
    const invite = await bond.invite()
    expect((await arriveBy(server.visitor(), invite)).body.reason).toBe('not-admitted')
    await bond.saveCard(invite)
    expect((await server.visitor().arrive()).body.reason).toBe('not-admitted')
    const forged = { ...invite, pair: inviteKeys(randomTestBytes(16)).pair }
    expect((await arriveBy(server.visitor(), forged)).body.reason).toBe('not-admitted')
    // A name that is taken costs no admission.
    expect((await arriveBy(server.visitor(host.name), invite)).body.reason).toBe('name-taken')
    const guest = server.visitor()
    expect((await arriveBy(guest, invite)).status).toBe(200)
    expect((await arriveBy(server.visitor(), invite)).status).toBe(200)
    expect((await arriveBy(server.visitor(), invite)).status).toBe(200)
    expect((await arriveBy(server.visitor(), invite)).body.reason).toBe('not-admitted')
    await bond.welcome(guest, invite)
    expect((await arriveBy(server.visitor(), invite)).body.reason).toBe('not-admitted')
  })

  test('is nobody new, where it is closed, but a steward', async () => {
    await using server = await run({ admission: 'closed' })
    expect((await server.visitor().arrive()).body.reason).toBe('community-closed')
    const key = text(await stewardKey(server))
    expect((await server.visitor().arrive({ by: 'steward', stewardKey: key })).status).toBe(200)
    const second = await server.visitor().arrive({ by: 'steward', stewardKey: key })
    expect(second.body.reason).toBe('not-admitted')
    const wrong = text(randomTestBytes(32))
    const other = await server.visitor().arrive({ by: 'steward', stewardKey: wrong })
    expect(other.body.reason).toBe('not-admitted')
  })
})

describe('a keyring', () => {
  test('is saved by whoever saw the newest; the other gets it and tries again', async () => {
    await using server = await run()
    const alice = await server.person()
    const there = alice.elsewhere()
    await there.signInByKit()
    const blob = text(randomTestBytes(4096))
    const save = (who: Visitor, expectedSeq: number) =>
      who.ask('PUT', '/api/account/keyring', { body: { expectedSeq, blob } })
    expect((await save(alice, 1)).body).toEqual({ seq: 2 })
    const late = await save(there, 1)
    expect([late.status, late.body]).toEqual([
      409,
      { reason: 'keyring-moved', keyring: { seq: 2, blob } }
    ])
    expect((await save(there, 2)).body).toEqual({ seq: 3 })
    expect((await save(there, 9)).body.reason).toBe('keyring-moved')
  })
})

describe('new ways in', () => {
  test('replace the old ones, all or nothing, and end the other sessions', async () => {
    await using server = await run()
    const alice = await server.person()
    await alice.setPassphrase('the old words')
    const thief = alice.elsewhere()
    await thief.signInByKit()
    const kit = {
      key: text(kitSignPair(randomTestBytes(16)).public),
      wrap: text(randomTestBytes(99))
    }
    const keyring = { expectedSeq: 1, blob: text(randomTestBytes(4096)) }
    const half = await alice.changeUnlocks({ rootGeneration: 1, kit })
    expect(half.body.reason).toBe('bad-request')
    const lost = { ...keyring, expectedSeq: 7 }
    const moved = await alice.changeUnlocks({ rootGeneration: 1, kit, keyring: lost })
    expect(moved.body.reason).toBe('keyring-moved')
    expect((await alice.elsewhere().signInByPassphrase('the old words')).status).toBe(200)
    const changes = { rootGeneration: 1, kit, keyring, endOtherSessions: true }
    const done = await alice.changeUnlocks(changes)
    expect(done.status).toBe(200)
    expect(done.body.wraps).toEqual([{ method: 'kit', rootGeneration: 1, bytes: kit.wrap }])
    expect((await thief.ask('GET', '/api/session')).status).toBe(401)
    expect((await alice.elsewhere().signInByPassphrase('the old words')).status).toBe(401)
    expect((await alice.elsewhere().signInByKit()).status).toBe(401)
    const older = await alice.changeUnlocks({ rootGeneration: 0 })
    expect(older.body.reason).toBe('bad-request')
  })

  test('need a sign-in of the last minutes', async () => {
    const clock = testClock()
    await using server = await run({ clock })
    const alice = await server.person()
    clock.pass(6 * 60_000)
    for (const [method, path, body] of [
      ['PUT', '/api/account/unlocks', {}],
      ['POST', '/api/account/passphrase/start', {}],
      ['DELETE', '/api/account', undefined]
    ] as const) {
      const answer = await alice.ask(method, path, { body })
      expect([answer.status, answer.body.reason]).toEqual([403, 'sign-in-again'])
    }
    await alice.signInByKit()
    expect((await alice.changeUnlocks({})).status).toBe(200)
  })
})

describe('an account that is deleted', () => {
  test('leaves no row, and no byte of it in any table', async () => {
    await using server = await run()
    const before = await dump(server)
    const alice = await server.person()
    await alice.setPassphrase('words that go')
    await alice.elsewhere().signInByKit()
    expect(await dump(server)).not.toEqual(before)
    const answer = await alice.ask('DELETE', '/api/account')
    expect(answer.status).toBe(200)
    expect(answer.headers.get('clear-site-data')).toBe('"cache", "storage"')
    expect(answer.headers.get('set-cookie')).toMatch(/Max-Age=0/u)
    expect(await dump(server)).toEqual(before)
    expect((await alice.elsewhere().signInByKit()).status).toBe(401)
  })
})

async function stewardKey(server: Running) {
  const key = randomTestBytes(32)
  await using store = await server.openStore()
  const expiresAt = Date.now() + 60_000
  await store.write((db) => addStewardKey(db, { keyHash: plainHash(key), expiresAt }))
  return key
}

function arriveBy(guest: Visitor, invite: InviteKeys) {
  const message = admissionHash(guest.instanceId, guest.accountId)
  return guest.arrive({
    by: 'invite',
    inviteId: text(invite.inviteId),
    key: text(invite.pair.public),
    signature: text(sign(message, invite.pair.secret))
  })
}

async function dump(server: Running): Promise<unknown> {
  await using store = await server.openStore()
  const tables = await store.read.introspection.getTables()
  const rows: [string, unknown][] = []
  for (const { name } of tables) {
    const { rows: found } = await sql`select * from ${sql.table(name)}`.execute(store.read)
    rows.push([name, found])
  }
  return rows
}

function bodyOf({ accountId, name, kit }: Visitor) {
  return {
    accountId: text(accountId),
    signInName: name,
    kit: { key: text(kitSignPair(kit).public), wrap: text(randomTestBytes(200)) },
    keyring: text(randomTestBytes(4096)),
    pass: { by: 'open-door' }
  }
}
