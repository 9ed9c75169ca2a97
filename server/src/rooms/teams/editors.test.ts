import { DAY_MS } from '@beside/contract'
import type { StewardDirectory, StewardLetter, StewardText } from '@beside/contract'
import { describe, expect, test } from 'vitest'
import { publicCalls } from '../../http/right-calls.fixture.ts'
import type { Membership } from '../../membership.fixture.ts'
import { run, testClock } from '../../running.fixture.ts'
import type { Running } from '../../running.fixture.ts'
import { randomTestBytes, text } from '../../visitor.fixture.ts'
import type { Answer } from '../../visitor.fixture.ts'
import { appoint, beginStewards, beginTeam, idOf, refresh, tokenOf } from './teams.fixture.ts'

/** What editors do, of all that is asked for as a steward. */
const THEIRS = [
  /^GET \/api\/steward\/(?:library|newsletter|directory|library-pictures)$/u,
  /^(?:GET|PUT) \/api\/steward\/library\/[^/]+$/u,
  /^POST \/api\/steward\/library\/[^/]+\/withdraw$/u,
  /^(?:PUT|DELETE) \/api\/steward\/library\/[^/]+\/before\/\d+$/u,
  /^POST \/api\/steward\/library-(?:preview|pictures)$/u,
  /^DELETE \/api\/steward\/library-pictures\/[^/]+$/u,
  /^(?:PUT|DELETE) \/api\/steward\/newsletter\/[^/]+$/u,
  /^(?:GET \/api\/steward\/newsletter-by-itself|PUT \/api\/steward\/newsletter-by-itself\/hold)$/u,
  /^(?:POST|DELETE) \/api\/steward\/directory\/feeds$/u,
  /^PUT \/api\/steward\/directory\/feeds\/[^/]+$/u,
  /^DELETE \/api\/steward\/directory\/imports\/\d+$/u,
  /^[A-Z]+ \/api\/steward\/gatherings(?:\/|$)/u
]

type Desk = AsyncDisposable & {
  readonly server: Running
  readonly clock: ReturnType<typeof testClock>
  readonly ada: Membership
  readonly team: Membership
  readonly safety: Membership
  readonly cleo: Membership
  readonly ask: <Body = Record<string, unknown>>(
    who: Membership,
    method: string,
    path: string,
    body?: unknown
  ) => Promise<Answer<Body>>
}

/** Ada is a steward, and Cleo an editor. */
async function open(days = 90): Promise<Desk> {
  const clock = testClock()
  const server = await run({ clock })
  const ada = await beginStewards(server, clock)
  const team = await beginTeam('editor', ada)
  const safety = await beginTeam('safety', ada)
  const cleo = await appoint(team, await server.person(), { clock, days })
  await refresh([ada, team, safety, cleo], clock)
  return {
    server,
    clock,
    ada,
    team,
    safety,
    cleo,
    ask: (who, method, path, body) =>
      who.visitor.ask(method, path, { headers: tokenOf(who), ...(body !== undefined && { body }) }),
    [Symbol.asyncDispose]: () => server[Symbol.asyncDispose]()
  }
}

const words = {
  language: 'en',
  topic: 'grounding',
  title: 'A walk',
  summary: 'Five slow minutes.',
  body: 'Go out.',
  notes: [],
  sources: [],
  by: '',
  reviewedOn: '2026-11-01',
  reviewBy: '2027-05-01'
}
const aText = { words, why: 'It is new.', newest: null, showing: { how: 'show' } }
const aLetter = { topic: 'news', subject: 'The garden', text: 'It is open.' }

describe('an editor', () => {
  test('writes, shows, takes back and gives back texts that everybody reads', async () => {
    await using desk = await open()
    const { cleo, ask } = desk
    const path = '/api/steward/library/walk'
    expect((await ask(cleo, 'PUT', path, aText)).status).toBe(200)
    const other = { ...aText, words: { ...words, body: 'Stay.' }, newest: 1 }
    const later = { how: 'later', from: desk.clock.now() + 2 * DAY_MS }
    const waits = await ask<StewardText>(cleo, 'PUT', path, { ...other, showing: later })
    expect(waits.body.standing).toMatchObject({ isShown: true, next: expect.any(Number) as number })
    expect((await ask(cleo, 'PUT', `${path}/before/1`, { why: 'A name.' })).status).toBe(200)
    const back = await ask<StewardText>(cleo, 'POST', `${path}/withdraw`, { newest: 2, why: '' })
    expect(back.body.standing.isWithdrawn).toBe(true)
    expect((await ask(cleo, 'GET', '/api/steward/library-pictures')).status).toBe(200)
  })

  test('writes letters, which a steward sends, and brings lists, which a steward publishes', async () => {
    await using desk = await open()
    const { ada, cleo, ask } = desk
    const path = `/api/steward/newsletter/${text(randomTestBytes(16))}`
    const saved = await ask<StewardLetter>(cleo, 'PUT', path, { ...aLetter, version: null })
    expect(saved.body.state).toBe('draft')
    const send = { version: saved.body.version, at: null }
    expect((await ask(cleo, 'POST', `${path}/send`, send)).body.reason).toBe('not-found')
    // Nor do they mail it to an address that they name themselves.
    const one = { to: 'somebody@mail.example' }
    expect((await ask(cleo, 'POST', `${path}/try`, one)).body.reason).toBe('not-found')
    // This place sends no mail, which only somebody hears who may send.
    expect((await ask(ada, 'POST', `${path}/send`, send)).body.reason).toBe('no-mail')
    expect((await ask(ada, 'POST', `${path}/try`, one)).body.reason).toBe('no-mail')
    expect((await ask(cleo, 'DELETE', path, { version: saved.body.version })).status).toBe(200)
    const feed = { name: 'feed.json', source: 'council', bytes: 2, encoding: null }
    expect((await ask(cleo, 'POST', '/api/steward/directory/feeds', feed)).status).toBe(200)
    const read = await ask<StewardDirectory>(cleo, 'GET', '/api/steward/directory')
    expect(read.body.feed?.state).toBe('coming')
    const publish = '/api/steward/directory/imports/1/publish'
    expect((await ask(cleo, 'POST', publish)).body.reason).toBe('not-found')
  })

  test('finds nothing else there of what stewards do', async () => {
    await using desk = await open()
    const all = publicCalls()
      .map((call) => call())
      .filter(({ path }) => path.startsWith('/api/steward/') && path !== '/api/steward/open')
    const others = all.filter(
      ({ method, path }) => !THEIRS.some((one) => one.test(`${method} ${path}`))
    )
    expect(others.length).toBeGreaterThan(8)
    for (const { method, path, body } of others) {
      const answer = await desk.ask(desk.cleo, method, path, body)
      expect([method, path, answer.status, answer.body.reason]).toEqual([
        method,
        path,
        404,
        'not-found'
      ])
    }
    // Nor do they found teams, or take circles off the list.
    const space = { spaceId: text(desk.team.spaceId) }
    const founded = await desk.ask(desk.cleo, 'PUT', '/api/teams/safety', space)
    expect(founded.body.reason).toBe('not-found')
    const theirs = all.filter((one) => !others.includes(one))
    for (const { method, path, body } of theirs) {
      const answer = await desk.ask(desk.cleo, method, path, body)
      expect([path, answer.body.reason]).not.toEqual([path, 'token-refused'])
    }
  })

  test('whose role is ended, or is over, writes nothing from that moment', async () => {
    await using desk = await open(10)
    const { cleo, team, ask, clock } = desk
    const write = async (who: Membership) =>
      (await ask(who, 'PUT', '/api/steward/library/walk', aText)).body.reason
    expect(await write(cleo)).toBeUndefined()
    expect(await write(desk.safety)).toBe('token-refused')
    const dora = await appoint(team, await desk.server.person(), { clock, days: 30 })
    await refresh([team, dora], clock)
    await team.write(team.operation({ op: 'remove', memberId: idOf(dora) }))
    expect(await write(dora)).toBe('token-refused')
    clock.pass(8 * DAY_MS)
    cleo.token = (await cleo.askToken(clock.now() + 600_000)) ?? ''
    expect(await write(cleo)).toBe('token-refused')
  })
})
