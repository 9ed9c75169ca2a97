import { ACCOUNT_HEADER, DAY_MS } from '@beside/contract'
import type { OperationPage, Teams } from '@beside/contract'
import { describe, expect, test } from 'vitest'
import { Membership, stateOf } from '../../membership.fixture.ts'
import { run, testClock } from '../../running.fixture.ts'
import { randomTestBytes, text } from '../../visitor.fixture.ts'
import type { Visitor } from '../../visitor.fixture.ts'
import {
  appoint,
  beginStewards,
  beginTeam,
  found,
  idOf,
  refresh,
  stewardKey,
  tokenOf
} from './teams.fixture.ts'

const list = (who: Visitor) => who.ask<Teams>('GET', '/api/teams')
const chain = (who: Visitor, role: string) =>
  who.ask<OperationPage>('GET', `/api/teams/${role}/operations`)

describe('who holds which role', () => {
  test('is read with its chain by everybody who is signed in, and by nobody else', async () => {
    const clock = testClock()
    await using server = await run({ clock })
    const cleo = await server.person()
    expect((await list(cleo)).body).toEqual({ teams: [] })
    const ada = await beginStewards(server, clock)
    const safety = await beginTeam('safety', ada)
    await appoint(safety, await server.person(), { clock, days: 90 })
    expect((await list(cleo)).body.teams).toEqual([
      { role: 'safety', spaceId: text(safety.spaceId) },
      { role: 'steward', spaceId: text(ada.spaceId) }
    ])
    const { body } = await chain(cleo, 'safety')
    const state = stateOf(body.operations)
    expect(body.hasMore).toBe(false)
    const words = state?.members.map(({ post }) => post?.words)
    expect(words).toEqual([undefined, 'Ada met her, and saw her papers.'])
    // What a team's members say to each other is not in it, and its records are for them.
    const records = await cleo.ask('GET', `${safety.path}/records`)
    expect(records.body.reason).toBe('token-refused')
    const stranger = server.visitor()
    for (const answer of [await list(stranger), await chain(stranger, 'safety')]) {
      expect(answer.body.reason).toBe('not-signed-in')
    }
    for (const role of ['listener', 'nurse', text(safety.spaceId)]) {
      expect((await chain(cleo, role)).body.reason).toBe('not-found')
    }
    expect(server.logged.join('')).not.toContain('papers')
  })

  test('is founded for good, by a steward, with a space that is a team', async () => {
    const clock = testClock()
    await using server = await run({ clock })
    const ada = await beginStewards(server, clock)
    const mine = tokenOf(ada)
    const ask = async (role: string, space: Membership | Uint8Array, headers = mine) =>
      (await found(ada.visitor, { role, space }, headers)).body.reason ?? 'founded'
    const circle = await Membership.begin(ada.visitor, 'circle')
    const [team, other] = [
      await Membership.begin(ada.visitor, 'team'),
      await Membership.begin(ada.visitor, 'team')
    ]
    expect(await ask('safety', circle)).toBe('not-found')
    expect(await ask('safety', randomTestBytes(32))).toBe('not-found')
    expect(await ask('nurse', team)).toBe('not-found')
    // One team has one role.
    expect(await ask('safety', ada)).toBe('not-allowed')
    // A token of another space is none, and the key of a link is for the stewards' team alone.
    expect(await ask('safety', team, tokenOf(team))).toBe('token-refused')
    for (const key of [{}, { 'beside-steward': '!' }, { 'beside-steward': text(ada.spaceId) }]) {
      expect(await ask('safety', team, key)).toBe('link-used')
    }
    expect(await ask('safety', team)).toBe('founded')
    expect(await ask('safety', team)).toBe('founded')
    expect(await ask('safety', other)).toBe('not-allowed')
    expect(await ask('listener', team)).toBe('not-allowed')
    expect(await ask('steward', other)).toBe('link-used')
    expect((await list(ada.visitor)).body.teams).toHaveLength(2)
    // Once everybody has left it, another may stand in its place.
    expect((await team.write(team.operation({ op: 'leave' }))).status).toBe(200)
    expect(await ask('safety', other)).toBe('founded')
  })

  test('ends for the stewards where another link begins them anew', async () => {
    const clock = testClock()
    await using server = await run({ clock })
    const ada = await beginStewards(server, clock)
    await beginTeam('safety', ada)
    const ben = await Membership.begin(await server.person(), 'team')
    const headers = await stewardKey(server, clock.now())
    const again = await found(ben.visitor, { role: 'steward', space: ben }, headers)
    expect(again.status).toBe(200)
    const listener = await Membership.begin(ada.visitor, 'team')
    const asAda = await found(ada.visitor, { role: 'listener', space: listener }, tokenOf(ada))
    expect(asAda.body.reason).toBe('token-refused')
    const asBen = await found(ben.visitor, { role: 'listener', space: listener }, tokenOf(ben))
    expect(asBen.status).toBe(200)
    const { teams } = (await list(ben.visitor)).body
    expect(teams.find(({ role }) => role === 'steward')?.spaceId).toBe(text(ben.spaceId))
    expect(teams.map(({ role }) => role)).toEqual(['listener', 'safety', 'steward'])
  })
})

describe('the right of a post', () => {
  test('begins with the second yes, and ends on its day', async () => {
    const clock = testClock()
    await using server = await run({ clock })
    const ada = await beginStewards(server, clock)
    const [ben, cleo] = [await server.person(), await server.person()]
    const early = await appoint(ada, ben, { clock, days: 10, role: 'admin' })
    const later = { clock, days: 90, role: 'admin', second: early } as const
    const late = await appoint(ada, cleo, later)
    const all = [ada, early, late]
    await refresh(all, clock)
    const read = async () => {
      const answers = all.map((one) =>
        one.visitor.ask('GET', '/api/steward/community', { headers: tokenOf(one) })
      )
      return (await Promise.all(answers)).map(({ body }) => body.reason ?? 'read')
    }
    expect(await read()).toEqual(['read', 'read', 'read'])
    clock.pass(8 * DAY_MS)
    await refresh(all, clock)
    expect(await read()).toEqual(['read', 'token-refused', 'read'])
    clock.jump(80 * DAY_MS)
    expect(await read()).toContain('clock-unsure')
    expect(await read()).not.toContain('read')
  })

  test('is no right of another session, of another space, or of whoever left', async () => {
    const clock = testClock()
    await using server = await run({ clock })
    const ada = await beginStewards(server, clock)
    const ben = await appoint(ada, await server.person(), { clock, days: 90, role: 'admin' })
    const read = async (who: Visitor, token: string, account = who) => {
      const headers = { 'beside-token': token, [ACCOUNT_HEADER]: text(account.accountId) }
      return (await who.ask('GET', '/api/steward/community', { headers })).body.reason
    }
    expect(await read(ben.visitor, ben.token)).toBeUndefined()
    // Through another tab of the same browser Ben came in since, and this was asked for Ada.
    expect(await read(ben.visitor, ben.token, ada.visitor)).toBe('not-signed-in')
    expect(await read(ben.visitor, ada.token)).toBe('token-refused')
    expect(await read(server.visitor(), ben.token)).toBe('not-signed-in')
    expect((await ben.write(ben.operation({ op: 'leave' }))).status).toBe(200)
    expect((await ben.page()).status).toBe(200)
    expect(await read(ben.visitor, ben.token)).toBe('token-refused')
  })
})

describe('what waits for a team', () => {
  test('is seen, taken and taken away by each who holds a post, and by nobody whose post is over', async () => {
    const clock = testClock()
    await using server = await run({ clock })
    const ada = await beginStewards(server, clock)
    const team = await beginTeam('listener', ada)
    const ben = await appoint(team, await server.person(), { clock, days: 10 })
    await refresh([team], clock)
    const bytes = randomTestBytes(99)
    const path = `/api/drops/${text(team.spaceId)}`
    await (await server.person()).ask('POST', path, { body: { bytes: text(bytes), days: 30 } })
    const drops = async (who: Membership) =>
      (await who.ask<{ drops: { id: string }[] }>('GET', '/drops')).body
    const [drop] = (await drops(ben)).drops
    expect((await ben.ask('POST', `/drops/${drop!.id}/take`)).status).toBe(200)
    expect((await team.ask('DELETE', `/drops/${drop!.id}`)).body.reason).toBe('drop-taken')
    clock.pass(11 * DAY_MS)
    await refresh([ben, team], clock)
    expect((await drops(ben)).reason).toBe('not-found')
    expect((await ben.ask('DELETE', `/drops/${drop!.id}`)).body.reason).toBe('not-found')
    expect((await team.ask('DELETE', `/drops/${drop!.id}`)).status).toBe(200)
    expect(idOf(ben)).not.toEqual(idOf(team))
  })
})
