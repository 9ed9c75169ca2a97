import type { Community, Instance, MadeEntries, Settings } from '@beside/contract'
import { cardCodeOf, DAY_MS, WIRE_LIMITS } from '@beside/contract'
import { plainHash } from '@beside/kernel'
import { describe, expect, test } from 'vitest'
import { makeBond, Membership } from '../../membership.fixture.ts'
import { run, testClock } from '../../running.fixture.ts'
import type { Running } from '../../running.fixture.ts'
import { endWaiting, listWaitingNudges, putNudge } from '../../store/nudges.ts'
import { randomTestBytes, text } from '../../visitor.fixture.ts'
import type { Answer, Visitor } from '../../visitor.fixture.ts'
import { beginStewards, refresh, stewardKey, tokenOf } from '../teams/teams.fixture.ts'

type TestClock = ReturnType<typeof testClock>

const dayIn = (clock: TestClock, days: number) =>
  new Date(clock.now() + days * DAY_MS).toISOString().slice(0, 10)

async function readPlace(who: Visitor): Promise<Community> {
  return (await who.ask<Instance>('GET', '/api/instance')).body.community
}

/** A steward by their team, who changes the settings and makes cards. */
async function beginStewardship(server: Running, clock: TestClock) {
  const ada = await beginStewards(server, clock)
  const ask = <Body>(method: string, path: string, body?: unknown): Promise<Answer<Body>> =>
    ada.visitor.ask<Body>(method, `/api/steward${path}`, { body, headers: tokenOf(ada) })
  const read = async () => (await ask<Settings>('GET', '/community')).body
  const set = async (changes: Partial<Community>, before?: Settings) => {
    const { community, version } = before ?? (await read())
    const wish = { community: { ...community, ...changes }, version }
    return (await ask<Settings>('PUT', '/community', wish)).body.reason ?? 'saved'
  }
  const makeCards = async (count: number, days = 7) => {
    const answer = await ask<MadeEntries>('POST', '/entries', { count, days })
    if (answer.status !== 200) throw new Error(`no cards: ${answer.body.reason}`)
    return answer.body.codes
  }
  return { ask, read, set, makeCards, stay: () => refresh([ada], clock) }
}

async function comeIn(server: Running, code: string, name?: string): Promise<string> {
  const answer = await server.visitor(name).arrive({ by: 'card', code })
  return answer.body.reason ?? 'in'
}

test('what a place promises is the same for a steward and for somebody who has not come in yet', async () => {
  const clock = testClock()
  await using server = await run({ clock })
  const { set } = await beginStewardship(server, clock)
  const promises = {
    hours: 'In the evening',
    replyTimes: 'Within two days',
    limits: 'No emergencies'
  }
  expect(await set({ promises })).toBe('saved')
  expect((await readPlace(server.visitor())).promises).toEqual(promises)
  expect(await set({ promises: { ...promises, limits: 'x'.repeat(301) } })).toBe('bad-request')
  expect((await readPlace(server.visitor())).promises).toEqual(promises)
})

test('what a steward saves over something newer is not taken, and takes nothing back', async () => {
  const clock = testClock()
  await using server = await run({ clock })
  const { ask, read } = await beginStewardship(server, clock)
  const before = await read()
  expect(await read()).toEqual(before)
  const closesOn = dayIn(clock, 40)
  const wish = { ...before, community: { ...before.community, name: 'The Pier', closesOn } }
  const saved = await ask<Settings>('PUT', '/community', wish)
  expect(saved.body.community).toEqual(wish.community)
  expect(saved.body.version).not.toBe(before.version)
  // Another page of before still has no day, and the earlier name.
  const late = { ...before, community: { ...before.community, outsideContact: 'Somebody' } }
  const refused = await ask('PUT', '/community', late)
  expect([refused.status, refused.body.reason]).toEqual([409, 'settings-moved'])
  expect(await read()).toEqual(saved.body)
  const newer = {
    ...saved.body,
    community: { ...saved.body.community, outsideContact: 'Somebody' }
  }
  expect((await ask<Settings>('PUT', '/community', newer)).body.community).toEqual(newer.community)
})

test('whoever wants nudges gets one once a day is set on which the place closes', async () => {
  const clock = testClock()
  await using server = await run({ clock })
  const { set } = await beginStewardship(server, clock)
  const bond = await makeBond(await server.person(), await server.person())
  await using store = await server.openStore()
  await store.write(async (db) => {
    for (const { spaceId: space, keys } of bond) {
      await putNudge(db, { space, member: keys.sign.public, sealed: randomTestBytes(896) })
    }
  })
  expect(await set({ name: 'The Pier' })).toBe('saved')
  expect(await listWaitingNudges(store.read)).toHaveLength(0)
  expect(await set({ closesOn: dayIn(clock, 30) })).toBe('saved')
  const waiting = await listWaitingNudges(store.read)
  expect(waiting).toHaveLength(2)
  await store.write((db) => endWaiting(db, waiting))
  // What else is changed meanwhile, and that it stays open after all, waits for them to look in.
  expect(await set({ name: 'The Harbour' })).toBe('saved')
  expect(await set({ closesOn: null })).toBe('saved')
  expect(await listWaitingNudges(store.read)).toHaveLength(0)
})

describe('a place closes', () => {
  test('thirty days after it was said, and later or not at all as its stewards decide', async () => {
    const clock = testClock()
    await using server = await run({ clock })
    const { read, set } = await beginStewardship(server, clock)
    for (const days of [-1, 0, 29]) {
      expect(await set({ closesOn: dayIn(clock, days) })).toBe('bad-request')
    }
    expect(await set({ closesOn: '2099-02-30' })).toBe('bad-request')
    const closesOn = dayIn(clock, 30)
    expect(await set({ closesOn })).toBe('saved')
    expect((await readPlace(server.visitor())).closesOn).toBe(closesOn)
    expect(await set({ closesOn: dayIn(clock, 29) })).toBe('bad-request')
    // All else can be changed meanwhile.
    expect(await set({ name: 'The Pier' })).toBe('saved')
    expect(await set({ closesOn: dayIn(clock, 31) })).toBe('saved')
    expect(await set({ closesOn: null })).toBe('saved')
    expect(await set({ closesOn: dayIn(clock, 29) })).toBe('bad-request')
    const before = await read()
    clock.jump(40 * DAY_MS)
    expect(await set({ closesOn: dayIn(clock, 30) }, before)).toBe('clock-unsure')
  })

  test('and from then on takes no words and nobody new, while people read, leave, delete and are helped', async () => {
    const clock = testClock()
    await using server = await run({ clock })
    const { set, stay, makeCards } = await beginStewardship(server, clock)
    const [host, guest] = await makeBond(await server.person(), await server.person())
    const own = await Membership.begin(host.visitor)
    const { seq } = (await host.say('kept')).body
    await guest.sync()
    expect(await set({ closesOn: dayIn(clock, 30) })).toBe('saved')
    const pass = async (days: number) => {
      clock.pass(days * DAY_MS)
      for (const who of [host.visitor, guest.visitor]) await who.signInByKit()
      await refresh([host, guest, own], clock)
    }
    await pass(13)
    await stay()
    await pass(13)
    await stay()
    await pass(3)
    expect((await own.say('a plan')).status).toBe(200)
    await stay()
    const [card] = await makeCards(1)
    await pass(1)
    const cleo = host.visitor
    const drop = { bytes: text(randomTestBytes(9)), days: 1 }
    const genesis = Membership.begin(cleo, 'bond').catch(String)
    expect(await genesis).toContain('community-closed')
    for (const answer of [
      await host.say('more'),
      await own.say('a plan'),
      await host.write(
        host.operation({ op: 'invite', key: own.keys.sign.public, expiresAt: clock.now() + 1000 })
      ),
      await cleo.ask('POST', `/api/drops/${text(host.spaceId)}`, { body: drop }),
      await server.visitor().arrive(),
      await server.visitor().arrive({ by: 'card', code: card! }),
      await server.visitor().arrive({ by: 'steward', stewardKey: text(randomTestBytes(32)) })
    ]) {
      expect([answer.status, answer.body.reason]).toEqual([403, 'community-closed'])
    }
    // What is there stays theirs.
    expect((await host.page()).body.records.length).toBeGreaterThan(0)
    expect((await host.write(host.erase([seq]))).status).toBe(200)
    const { newKeys, envelope } = host.newKey()
    expect((await host.write(envelope)).status).toBe(200)
    host.keys = newKeys
    await refresh([host], clock)
    await host.rekey()
    await refresh([guest], clock)
    expect((await guest.write(guest.operation({ op: 'leave' }))).status).toBe(200)
    expect((await own.write(own.operation({ op: 'leave' }))).status).toBe(200)
    expect((await cleo.ask('DELETE', '/api/account')).status).toBe(200)
    expect((await readPlace(server.visitor())).name).not.toBe('')
    // A steward may still take it back.
    await stay()
    expect(await set({ closesOn: null })).toBe('saved')
    expect((await server.visitor().arrive()).status).toBe(200)
  })

  test('by no clock that jumped', async () => {
    const clock = testClock()
    await using server = await run({ clock })
    const { set } = await beginStewardship(server, clock)
    const own = await Membership.begin(await server.person())
    expect(await set({ closesOn: dayIn(clock, 30) })).toBe('saved')
    clock.jump(31 * DAY_MS)
    own.token = (await own.askToken(clock.now() + 600_000)) ?? ''
    expect((await own.say('still here')).status).toBe(200)
  })
})

describe('a printed card', () => {
  test('lets one account in, and a name that is taken costs nothing', async () => {
    const clock = testClock()
    await using server = await run({ clock })
    const { set, makeCards } = await beginStewardship(server, clock)
    await server.person('quiet-lake-stone')
    expect(await set({ admission: 'invitation' })).toBe('saved')
    const cards = await makeCards(3)
    expect(new Set(cards).size).toBe(3)
    expect(await comeIn(server, cards[0]!, 'quiet-lake-stone')).toBe('name-taken')
    expect(await comeIn(server, cards[0]!)).toBe('in')
    expect(await comeIn(server, cards[0]!)).toBe('not-admitted')
    expect(await comeIn(server, cardCodeOf([...randomTestBytes(11)]))).toBe('not-admitted')
    expect(await comeIn(server, cards[1]!.toLowerCase())).toBe('bad-request')
    // A closed door is closed for cards as well, and an open one takes the card from whoever used it.
    expect(await set({ admission: 'closed' })).toBe('saved')
    expect(await comeIn(server, cards[1]!)).toBe('community-closed')
    expect(await set({ admission: 'open' })).toBe('saved')
    expect(await comeIn(server, cards[1]!)).toBe('in')
    expect(await set({ admission: 'invitation' })).toBe('saved')
    expect(await comeIn(server, cards[1]!)).toBe('not-admitted')
    expect(await comeIn(server, cards[2]!)).toBe('in')
  })

  test('lets one person in where two hold it at the same moment', async () => {
    const clock = testClock()
    await using server = await run({ clock })
    const { set, makeCards } = await beginStewardship(server, clock)
    expect(await set({ admission: 'invitation' })).toBe('saved')
    const [card] = await makeCards(1)
    const came = await Promise.all([1, 2, 3].map(() => comeIn(server, card!)))
    expect(came.toSorted()).toEqual(['in', 'not-admitted', 'not-admitted'])
  })

  test('is over after its last day, and goes with the hour', async () => {
    const clock = testClock()
    await using server = await run({ clock })
    const { set, makeCards, stay } = await beginStewardship(server, clock)
    expect(await set({ admission: 'invitation' })).toBe('saved')
    const [early] = await makeCards(1, 1)
    const [late] = await makeCards(1, 1)
    clock.pass(DAY_MS)
    expect(await comeIn(server, early!)).toBe('in')
    clock.pass(DAY_MS)
    expect(await comeIn(server, late!)).toBe('not-admitted')
    await stay()
    await makeCards(1, 30)
    await server.server.sweep()
    await using store = await server.openStore()
    const rows = await store.read.selectFrom('entries').selectAll().execute()
    expect(rows.map(({ until }) => until)).toEqual([dayIn(clock, 30)])
    clock.jump(300 * DAY_MS)
    expect(await comeIn(server, early!)).toBe('clock-unsure')
  })

  test('is made by a steward, some at a time, and void once a steward says so', async () => {
    const clock = testClock()
    await using server = await run({ clock })
    const { ask, makeCards, set } = await beginStewardship(server, clock)
    expect(await set({ admission: 'invitation' })).toBe('saved')
    const make = async (body: unknown) =>
      (await ask('POST', '/entries', body)).body.reason ?? 'made'
    const { entriesAtOnce, entriesWaiting } = WIRE_LIMITS
    for (const body of [
      { count: 0, days: 7 },
      { count: 1, days: 31 },
      { count: entriesAtOnce + 1, days: 7 }
    ]) {
      expect(await make(body)).toBe('bad-request')
    }
    const cards = await makeCards(entriesAtOnce, 30)
    for (let made = entriesAtOnce; made < entriesWaiting; made += entriesAtOnce) {
      expect(await make({ count: entriesAtOnce, days: 1 })).toBe('made')
    }
    expect(await make({ count: 1, days: 1 })).toBe('too-many')
    const stranger = server.visitor()
    const headers = { 'beside-steward': text(randomTestBytes(32)) }
    for (const method of ['POST', 'DELETE']) {
      const body = method === 'POST' ? { count: 1, days: 1 } : undefined
      const answer = await stranger.ask(method, '/api/steward/entries', { body, headers })
      expect(answer.body.reason).toBe('link-used')
    }
    expect((await ask('DELETE', '/entries')).body).toEqual({})
    expect(await comeIn(server, cards[0]!)).toBe('not-admitted')
    // Whoever opened a link may do the same.
    const byLink = { headers: await stewardKey(server, clock.now()), body: { count: 1, days: 1 } }
    expect((await stranger.ask('POST', '/api/steward/entries', byLink)).status).toBe(200)
  })

  test('is kept nowhere: no row or log opens anything', async () => {
    const clock = testClock()
    await using server = await run({ clock })
    const { makeCards } = await beginStewardship(server, clock)
    const [card] = await makeCards(1)
    await using store = await server.openStore()
    const [row] = await store.read.selectFrom('entries').selectAll().execute()
    expect(Object.keys(row!).toSorted()).toEqual(['secret_hash', 'until'])
    // Not even guessed back from the store alone: that needs the key, which lies beside it.
    const code = new TextEncoder().encode(card)
    for (const open of [code, plainHash(code)]) expect(row!.secret_hash).not.toEqual(open)
    expect(Buffer.from(row!.secret_hash).includes(code)).toBe(false)
    expect(server.logged).toEqual([])
  })
})
