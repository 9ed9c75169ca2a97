import { ACCOUNT_HEADER } from '@beside/contract'
import type { SessionList, SessionReply } from '@beside/contract'
import { expect, test } from 'vitest'
import { Membership } from '../membership.fixture.ts'
import { run, testClock } from '../running.fixture.ts'
import type { Running } from '../running.fixture.ts'
import { randomTestBytes, text } from '../visitor.fixture.ts'

test('Alice sees her sessions by day, names one, and ends the one she does not know', async () => {
  await using server = await run()
  const alice = await server.person()
  const thief = alice.elsewhere()
  await thief.signInByKit()
  const label = text(randomTestBytes(64))
  await alice.ask('PUT', '/api/session/label', { body: { label } })
  const { sessions } = (await alice.ask<SessionList>('GET', '/api/sessions')).body
  expect(sessions).toHaveLength(2)
  const mine = sessions.find(({ isCurrent }) => isCurrent)
  const today = new Date().toISOString().slice(0, 10)
  expect(mine).toMatchObject({ label, startedOn: today, seenOn: today })
  const other = sessions.find(({ isCurrent }) => !isCurrent)
  expect((await alice.ask('DELETE', `/api/sessions/${other?.id}`)).status).toBe(200)
  expect((await thief.ask('GET', '/api/session')).status).toBe(401)
  expect((await alice.ask('DELETE', `/api/sessions/${other?.id}`)).body.reason).toBe('not-found')
})

test('what one tab asks for Alice is refused where Bob has signed in through another, and changes nothing', async () => {
  await using server = await run()
  const [alice, bob] = [await server.person(), await server.person()]
  const before = (await bob.ask<SessionReply>('GET', '/api/session')).body.keyring
  const expectedSeq = before?.seq ?? 0
  const keyring = { expectedSeq, blob: text(randomTestBytes(4096)) }
  const asked = [
    ['PUT', '/api/account/keyring', keyring],
    ['DELETE', '/api/sessions', undefined],
    ['DELETE', '/api/account', undefined]
  ] as const
  const forAlice = { [ACCOUNT_HEADER]: text(alice.accountId) }
  for (const [method, path, body] of asked) {
    const answer = await bob.ask(method, path, { headers: forAlice, ...(body && { body }) })
    expect([answer.status, answer.body]).toEqual([401, { reason: 'not-signed-in' }])
  }
  const headers = { [ACCOUNT_HEADER]: text(bob.accountId) }
  const after = await bob.ask<SessionReply>('GET', '/api/session', { headers })
  expect([after.status, after.body.keyring]).toEqual([200, before])
})

test('Alice cannot end the session of Bob, nor learn that it is there', async () => {
  await using server = await run()
  const [alice, bob] = [await server.person(), await server.person()]
  const { sessions } = (await bob.ask<SessionList>('GET', '/api/sessions')).body
  const his = await alice.ask('DELETE', `/api/sessions/${sessions[0]?.id}`)
  const nobodys = await alice.ask('DELETE', `/api/sessions/${text(randomTestBytes(16))}`)
  expect([his.status, his.body]).toEqual([404, { reason: 'not-found' }])
  expect([nobodys.status, nobodys.body]).toEqual([his.status, his.body])
  expect((await bob.ask('GET', '/api/session')).status).toBe(200)
})

test('Alice signs out, and the browser is told to forget', async () => {
  await using server = await run()
  const alice = await server.person()
  const cookie = alice.cookie
  const out = await alice.ask('DELETE', '/api/session')
  expect(out.headers.get('clear-site-data')).toBe('"cache", "storage"')
  const farewell = /^beside-\w+=; Max-Age=0; Path=\/; HttpOnly; SameSite=Strict$/u
  expect(out.headers.get('set-cookie')).toMatch(farewell)
  alice.cookie = cookie
  expect((await alice.ask('GET', '/api/session')).body.reason).toBe('not-signed-in')
  // A page that is closed says goodbye twice, and the first answer may reach nobody any more.
  const again = await alice.ask('DELETE', '/api/session')
  expect(again.headers.get('set-cookie')).toMatch(farewell)
})

test('a screen of her own that only locks ends the session and keeps the rest of the device', async () => {
  await using server = await run()
  const alice = await server.person()
  const { cookie } = alice
  const out = await alice.ask('DELETE', '/api/session?stay=1')
  expect(out.headers.get('clear-site-data')).toBeNull()
  expect(out.headers.get('set-cookie')).toContain('Max-Age=0')
  alice.cookie = cookie
  expect((await alice.ask('GET', '/api/session')).body.reason).toBe('not-signed-in')
})

test('Alice ends all other sessions at once', async () => {
  await using server = await run()
  const alice = await server.person()
  const others = [alice.elsewhere(), alice.elsewhere()]
  for (const other of others) await other.signInByKit()
  expect((await alice.ask('DELETE', '/api/sessions')).status).toBe(200)
  for (const other of others) expect((await other.ask('GET', '/api/session')).status).toBe(401)
  expect((await alice.ask('GET', '/api/session')).status).toBe(200)
})

test('a session ends after ninety days, however often it is used', async () => {
  const clock = testClock()
  await using server = await run({ clock })
  const alice = await server.person()
  for (let week = 1; week <= 12; week += 1) {
    clock.pass(7 * 86_400_000)
    expect((await alice.ask('GET', '/api/session')).status).toBe(200)
    await expect.poll(async () => (await seenOn(server))[0]).toBe(dayOf(clock.now()))
  }
  clock.pass(7 * 86_400_000)
  expect((await alice.ask('GET', '/api/session')).status).toBe(401)
})

test('a session that nobody used for two weeks ends by itself', async () => {
  const clock = testClock()
  await using server = await run({ clock })
  const alice = await server.person()
  clock.pass(10 * 86_400_000)
  expect((await alice.ask('GET', '/api/session')).status).toBe(200)
  await expect.poll(async () => (await seenOn(server))[0]).toBe(dayOf(clock.now()))
  clock.pass(10 * 86_400_000)
  expect((await alice.ask('GET', '/api/session')).status).toBe(200)
  await expect.poll(async () => (await seenOn(server))[0]).toBe(dayOf(clock.now()))
  clock.pass(15 * 86_400_000)
  expect((await alice.ask('GET', '/api/session')).status).toBe(401)
  await server.server.sweep()
  expect(await seenOn(server)).toEqual([])
})

test('whoever signs in beside a clock that jumped can change their keys and leave', async () => {
  const clock = testClock()
  await using server = await run({ clock })
  const alice = await server.person()
  clock.jump(40 * 86_400_000)
  expect((await alice.setPassphrase('a new one')).status).toBe(200)
  clock.pass(6 * 60_000)
  expect((await alice.ask('DELETE', '/api/account')).body.reason).toBe('sign-in-again')
  const again = alice.elsewhere()
  await again.signInByKit()
  expect((await again.ask('DELETE', '/api/account')).status).toBe(200)
})

test('an account has fifty sessions at most: the one unused for longest goes', async () => {
  const clock = testClock()
  await using server = await run({ clock })
  const alice = await server.person()
  clock.pass(86_400_000)
  for (let count = 0; count < 50; count += 1) await alice.elsewhere().signInByKit()
  expect((await alice.ask('GET', '/api/session')).status).toBe(401)
})

test('the cookie is not in the store, and rows of accounts hold days and no times', async () => {
  await using server = await run()
  const alice = await server.person()
  await Membership.begin(alice)
  await using store = await server.openStore()
  const [session] = await store.read.selectFrom('sessions').selectAll().execute()
  const secret = Buffer.from(alice.cookie.split('=')[1] ?? '', 'base64url')
  expect(secret).toHaveLength(40)
  for (const value of Object.values(session ?? {})) {
    if (value instanceof Uint8Array) expect(secret.includes(value)).toBe(false)
    else expect(value === null || /^\d{4}-\d{2}-\d{2}$/u.test(value)).toBe(true)
  }
})

async function seenOn(server: Running): Promise<string[]> {
  await using store = await server.openStore()
  const rows = await store.read.selectFrom('sessions').select('seen_on').execute()
  return rows.map(({ seen_on }) => seen_on)
}

function dayOf(time: number): string {
  return new Date(time).toISOString().slice(0, 10)
}
