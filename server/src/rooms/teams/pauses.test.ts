import { DAY_MS, WIRE_LIMITS } from '@beside/contract'
import type { PauseSet, SessionReply } from '@beside/contract'
import { describe, expect, test } from 'vitest'
import { makeBond, Membership, writeBody } from '../../membership.fixture.ts'
import { run, testClock } from '../../running.fixture.ts'
import type { Running } from '../../running.fixture.ts'
import { randomTestBytes, text } from '../../visitor.fixture.ts'
import type { Answer } from '../../visitor.fixture.ts'
import { appoint, beginStewards, beginTeam, idOf, refresh, tokenOf } from './teams.fixture.ts'

type TestClock = ReturnType<typeof testClock>

/** A safety team of two, and a bond of Cleo with somebody. */
async function begin(server: Running, clock: TestClock) {
  const ada = await beginTeam('safety', await beginStewards(server, clock))
  const [cleo, other] = await makeBond(await server.person(), await server.person())
  const own = await Membership.begin(cleo.visitor)
  const circle = await Membership.begin(cleo.visitor, 'circle')
  const ben = await appoint(ada, await server.person(), { clock, days: 365 })
  await refresh([ada, ben, cleo, other, own, circle], clock)
  return { ada, ben, cleo, other, own, circle }
}

function pause(by: Membership, whom: Membership, days: number): Promise<Answer<PauseSet>> {
  const body = pauseOf(whom, days)
  return by.visitor.ask('POST', '/api/pauses', { body, headers: tokenOf(by) })
}

function pauseOf(whom: Membership, days: number) {
  return { spaceId: text(whom.spaceId), memberId: text(idOf(whom)), days }
}

function unpause(by: Membership, whom: Membership): Promise<Answer> {
  const path = `/api/pauses/${text(whom.spaceId)}/${text(idOf(whom))}`
  return by.visitor.ask('DELETE', path, { headers: tokenOf(by) })
}

const stateOf = ({ body }: Answer<PauseSet>) => body.reason ?? body.state
const pausedUntil = async ({ visitor }: Membership) =>
  (await visitor.ask<SessionReply>('GET', '/api/session')).body.pausedUntil
const dayIn = (clock: TestClock, days: number) =>
  new Date(clock.now() + days * DAY_MS).toISOString().slice(0, 10)

async function readPauses(server: Running) {
  await using store = await server.openStore()
  return await store.read.selectFrom('pauses').selectAll().execute()
}

describe('two of the safety team', () => {
  test('pause somebody, and never one of them alone, however often', async () => {
    const clock = testClock()
    await using server = await run({ clock })
    const { ada, ben, cleo } = await begin(server, clock)
    expect(stateOf(await pause(ada, cleo, 7))).toBe('waits')
    expect(stateOf(await pause(ada, cleo, 7))).toBe('waits')
    await cleo.renewToken()
    expect(await pausedUntil(cleo)).toBeNull()
    // Other days are another decision, which waits for the other of the two.
    expect(stateOf(await pause(ben, cleo, 9))).toBe('waits')
    expect(stateOf(await pause(ben, cleo, 9))).toBe('waits')
    expect(stateOf(await pause(ada, cleo, 9))).toBe('set')
    for (const one of [ada, ben]) expect(stateOf(await pause(one, cleo, 9))).toBe('set')
    expect(stateOf(await pause(ben, cleo, 1))).toBe('not-allowed')
    expect(await readPauses(server)).toMatchObject([{ days: 9, is_confirmed: 1 }])
    expect(stateOf(await pause(ada, cleo, 0))).toBe('bad-request')
    expect(stateOf(await pause(ada, cleo, 91))).toBe('bad-request')
  })

  test('are the only ones: no other team, no other space, and nobody whose post is over or was taken', async () => {
    const clock = testClock()
    await using server = await run({ clock })
    const stewards = await beginStewards(server, clock)
    const [cleo] = await makeBond(await server.person(), await server.person())
    // Nor is anybody before there is such a team.
    expect(stateOf(await pause(stewards, cleo, 7))).toBe('token-refused')
    const ada = await beginTeam('safety', stewards)
    const listeners = await beginTeam('listener', stewards)
    const ben = await appoint(ada, await server.person(), { clock, days: 4 })
    for (const one of [stewards, listeners, cleo]) {
      await refresh([one], clock)
      const body = pauseOf(cleo, 7)
      const bare = await one.visitor.ask('POST', '/api/pauses', { body })
      expect(bare.body.reason).toBe('token-refused')
      expect(stateOf(await pause(one, cleo, 7))).toBe('token-refused')
      expect((await unpause(one, cleo)).body.reason).toBe('token-refused')
    }
    expect(stateOf(await pause(ben, cleo, 7))).toBe('waits')
    const dora = await appoint(ada, await server.person(), { clock, days: 90 })
    await refresh([ada, cleo], clock)
    expect(stateOf(await pause(dora, cleo, 9))).toBe('waits')
    const removing = ada.operation({ op: 'remove', memberId: idOf(dora) })
    expect((await ada.write(removing)).status).toBe(200)
    expect((await dora.page()).status).toBe(200)
    expect(stateOf(await pause(dora, cleo, 9))).toBe('token-refused')
    // Her yes went with her post: nobody is the second for it.
    await refresh([ada], clock)
    expect(stateOf(await pause(ada, cleo, 9))).toBe('waits')
    clock.pass(5 * DAY_MS)
    await refresh([ben], clock)
    expect(stateOf(await pause(ben, cleo, 7))).toBe('token-refused')
    expect(await readPauses(server)).toMatchObject([{ is_confirmed: 0 }])
  })

  test('are two at the same time: a yes of somebody whose post is over is none', async () => {
    const clock = testClock()
    await using server = await run({ clock })
    const ada = await beginTeam('safety', await beginStewards(server, clock))
    const [cleo] = await makeBond(await server.person(), await server.person())
    const ben = await appoint(ada, await server.person(), { clock, days: 4 })
    await refresh([ben, cleo], clock)
    expect(stateOf(await pause(ben, cleo, 7))).toBe('waits')
    clock.pass(5 * DAY_MS)
    await refresh([ada], clock)
    expect(stateOf(await pause(ada, cleo, 7))).toBe('waits')
  })

  test('keep room for each other: one alone cannot fill it', async () => {
    const clock = testClock()
    await using server = await run({ clock })
    const { ada, ben, cleo } = await begin(server, clock)
    const [spaceId, headers] = [text(cleo.spaceId), tokenOf(ada)]
    const states: unknown[] = []
    for (let count = 0; count <= WIRE_LIMITS.pausesOfOne; count += 1) {
      const body = { spaceId, memberId: text(randomTestBytes(32)), days: 7 }
      const answer = await ada.visitor.ask<PauseSet>('POST', '/api/pauses', { body, headers })
      states.push(stateOf(answer))
    }
    expect(states.at(-1)).toBe('too-many')
    expect(new Set(states.slice(0, -1))).toEqual(new Set(['waits']))
    expect(stateOf(await pause(ben, cleo, 7))).toBe('waits')
    // An end of what never stood waits as well, so it takes the same room.
    const end = `/api/pauses/${spaceId}/${text(randomTestBytes(32))}`
    expect((await ada.visitor.ask('DELETE', end, { headers })).body.reason).toBe('too-many')
    expect((await unpause(ada, cleo)).body).toEqual({})
  })

  test('take back what one of them asked for, and end no other pause of that person by it', async () => {
    const clock = testClock()
    await using server = await run({ clock })
    const { ada, ben, cleo, circle } = await begin(server, clock)
    for (const one of [ada, ben]) await pause(one, cleo, 7)
    await cleo.askToken(clock.now() + 600_000)
    expect(await pausedUntil(cleo)).toBe(dayIn(clock, 7))
    expect(stateOf(await pause(ada, circle, 3))).toBe('waits')
    expect((await unpause(ada, circle)).body).toEqual({})
    expect(await readPauses(server)).toEqual([])
    await circle.askToken(clock.now() + 600_000)
    expect(await pausedUntil(cleo)).toBe(dayIn(clock, 7))
  })

  test('end it again, each alone, before and after it was met; what nobody met goes after ninety days', async () => {
    const clock = testClock()
    await using server = await run({ clock })
    const { ada, ben, cleo, other } = await begin(server, clock)
    for (const one of [ada, ben]) await pause(one, cleo, 7)
    for (let twice = 0; twice < 2; twice += 1) {
      expect((await unpause(ben, cleo)).body).toEqual({})
    }
    await cleo.askToken(clock.now() + 600_000)
    expect(await pausedUntil(cleo)).toBeNull()
    // It was met, so no row is left of it: its end waits for the same key.
    for (const one of [ada, ben]) expect((await pause(one, cleo, 7)).status).toBe(200)
    await cleo.askToken(clock.now() + 600_000)
    expect(await pausedUntil(cleo)).toBe(dayIn(clock, 7))
    expect((await unpause(ada, cleo)).body).toEqual({})
    expect(await pausedUntil(cleo)).toBe(dayIn(clock, 7))
    await cleo.askToken(clock.now() + 600_000)
    expect(await pausedUntil(cleo)).toBeNull()
    expect(await readPauses(server)).toEqual([])
    for (const one of [ada, ben]) await pause(one, other, 7)
    clock.pass(90 * DAY_MS)
    await server.server.sweep()
    expect(await readPauses(server)).toHaveLength(1)
    clock.pass(DAY_MS)
    await server.server.sweep()
    expect(await readPauses(server)).toEqual([])
  })
})

describe('whoever is paused', () => {
  test('sees until when, reads, and writes in their own space; their words go nowhere else', async () => {
    const clock = testClock()
    await using server = await run({ clock })
    const { ada, ben, cleo, other, own, circle } = await begin(server, clock)
    const { seq } = (await cleo.say('before')).body
    await other.sync()
    const invite = await circle.invite(clock.now() + DAY_MS)
    for (const one of [ada, ben]) await pause(one, cleo, 7)
    // It acts on the session that proves the key, and not before.
    expect((await cleo.say('unaware')).status).toBe(200)
    const before = await own.askToken(clock.now() + 600_000)
    expect(await other.askToken(clock.now() + 600_000)).not.toBeNull()
    for (const one of [cleo, other]) expect(await pausedUntil(one)).toBeNull()
    const after = await cleo.askToken(clock.now() + 600_000)
    expect(after?.length).toBe(before?.length)
    expect(await pausedUntil(cleo)).toBe(dayIn(clock, 7))
    expect(await readPauses(server)).toEqual([])
    await cleo.sync()
    const address = `/api/drops/${text(ada.spaceId)}`
    const drop = { body: { bytes: text(randomTestBytes(99)), days: 7 } }
    const refusals = [
      await cleo.say('no'),
      await circle.say('no'),
      await circle.saveCard(invite),
      await cleo.visitor.ask('POST', `${cleo.path}/join`, { body: writeBody(cleo.entry('no')) }),
      await circle.ask('POST', `/drops/${text(randomTestBytes(32))}/take`)
    ]
    for (const { status, body } of refusals) {
      expect([status, body.reason]).toEqual([403, 'paused'])
    }
    expect(await Membership.begin(cleo.visitor, 'bond').catch(String)).toContain('paused')
    expect((await own.say('my plan')).status).toBe(200)
    expect((await cleo.page()).status).toBe(200)
    expect((await cleo.visitor.ask('POST', address, drop)).status).toBe(200)
    expect((await cleo.ask('GET', '/mine')).status).toBe(200)
    expect((await cleo.write(cleo.erase([seq]))).status).toBe(200)
    expect((await cleo.write(cleo.operation({ op: 'leave' }))).status).toBe(200)
    // Whoever they write with is not touched by it.
    await other.sync()
    expect(await pausedUntil(other)).toBeNull()
    expect((await cleo.visitor.signInByKit()).body.pausedUntil).toBe(dayIn(clock, 7))
    expect((await cleo.visitor.ask('DELETE', '/api/account')).status).toBe(200)
  })

  test('writes again after the day, which is forgotten; of two days the later holds', async () => {
    const clock = testClock()
    await using server = await run({ clock })
    const { ada, ben, cleo } = await begin(server, clock)
    for (const days of [5, 2]) {
      for (const one of [ada, ben]) await pause(one, cleo, days)
      await refresh([cleo], clock)
    }
    expect(await pausedUntil(cleo)).toBe(dayIn(clock, 5))
    clock.pass(5 * DAY_MS)
    await refresh([cleo], clock)
    expect((await cleo.say('no')).body.reason).toBe('paused')
    clock.pass(DAY_MS)
    await refresh([cleo], clock)
    expect(await pausedUntil(cleo)).toBeNull()
    expect((await cleo.say('hello')).status).toBe(200)
    await server.server.sweep()
    await using store = await server.openStore()
    const rows = await store.read.selectFrom('accounts').select('paused_until').execute()
    expect(new Set(rows.map((row) => row.paused_until))).toEqual(new Set([null]))
  })

  test('is reached by no claim that another made up, and by no clock that jumped', async () => {
    const clock = testClock()
    await using server = await run({ clock })
    const { ada, ben, cleo, other } = await begin(server, clock)
    for (const one of [ada, ben]) await pause(one, cleo, 7)
    const forged = { ...other.claim(clock.now() + 600_000), member: text(cleo.keys.sign.public) }
    const answer = await other.visitor.ask<{ tokens: unknown[] }>('POST', '/api/tokens', {
      body: { claims: [forged] }
    })
    expect(answer.body.tokens).toEqual([null])
    expect(await pausedUntil(other)).toBeNull()
    clock.jump(400_000)
    expect(await cleo.askToken(clock.now() + 600_000)).not.toBeNull()
    clock.jump(-400_000)
    expect(await pausedUntil(cleo)).toBeNull()
    expect(await readPauses(server)).toHaveLength(1)
  })

  test('rests from a post', async () => {
    const clock = testClock()
    await using server = await run({ clock })
    const { ada, ben, cleo } = await begin(server, clock)
    const dora = await appoint(ada, await server.person(), { clock, days: 90 })
    await refresh([ada, ben, dora], clock)
    for (const one of [ada, ben]) await pause(one, dora, 7)
    await refresh([dora], clock)
    expect(stateOf(await pause(dora, cleo, 7))).toBe('paused')
  })
})

test('no row ties the account to the space in which it was paused', async () => {
  const clock = testClock()
  await using server = await run({ clock })
  const { ada, ben, cleo } = await begin(server, clock)
  for (const one of [ada, ben]) await pause(one, cleo, 7)
  const [row] = await readPauses(server)
  const columns = ['days', 'is_confirmed', 'made_on', 'member', 'set_by', 'space']
  expect(Object.keys(row!).toSorted()).toEqual(columns)
  await refresh([cleo], clock)
  await using store = await server.openStore()
  const accounts = await store.read.selectFrom('accounts').selectAll().execute()
  const paused = accounts.filter(({ paused_until }) => paused_until !== null)
  expect(paused.map(({ id }) => text(id))).toEqual([text(cleo.visitor.accountId)])
  expect(paused[0]!.paused_until).toMatch(/^\d{4}-\d{2}-\d{2}$/u)
  expect(await readPauses(server)).toEqual([])
  expect(server.logged).toEqual([])
})
