import { REASONS, TOKEN_HEADER } from '@beside/contract'
import type { Reason } from '@beside/contract'
import { kitSignPair, startRegistration, startSignIn } from '@beside/kernel'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { makeBond, Membership, writeBody } from '../membership.fixture.ts'
import { run } from '../running.fixture.ts'
import type { Running } from '../running.fixture.ts'
import { randomTestBytes, text } from '../visitor.fixture.ts'
import type { Visitor } from '../visitor.fixture.ts'
import { changeJson, cutText } from './mutations.fixture.ts'
import { publicCalls } from './right-calls.fixture.ts'
import type { Call } from './right-calls.fixture.ts'

let server: Running
let alice: Visitor
let bob: Visitor
let host: Membership
let guest: Membership
let own: Membership
let waiting: Membership
let inviteId = ''

beforeAll(async () => {
  server = await run()
  alice = await server.person('alice-by-the-lake')
  bob = await server.person()
  ;[host, guest] = await makeBond(alice, bob)
  own = await Membership.begin(alice)
  waiting = await Membership.begin(alice, 'bond')
  const invite = await waiting.invite()
  await waiting.saveCard(invite)
  inviteId = text(invite.inviteId)
  for (let count = 0; count < 5; count += 1) await host.say(`words ${count}`)
})
afterAll(() => server[Symbol.asyncDispose]())

/**
 * A right request for each route that a person may make; those that end something are asked by nobody. Each is
 * made when it is asked for: signing all of them would take longer than what is tested.
 */
function rightCalls(): (() => Call)[] {
  const signedIn = { cookie: alice.cookie }
  const asMember = { ...signedIn, [TOKEN_HEADER]: host.token }
  const of = (size: number) => text(randomTestBytes(size))
  const wrap = of(200)
  const keyring = of(4096)
  const kit = () => ({ key: text(kitSignPair(randomTestBytes(16)).public), wrap })
  const request = () => text(startSignIn(randomTestBytes(12), randomTestBytes).request)
  const blinded = () => text(startRegistration(randomTestBytes(12), randomTestBytes).request)
  const entry = () => writeBody(host.entry('hello'))
  const page = `${host.path}/records`
  const look = { name: 'Notes', subject: 'You have an update' }
  const call = (
    method: string,
    path: string,
    headers: Record<string, string>,
    body?: () => unknown
  ) => {
    return () => ({ method, path, headers, ...(body && { body: body() }) })
  }
  return [
    call('GET', '/api/instance', {}),
    call('GET', '/healthz', {}),
    call('GET', '/release.json', {}),
    ...publicCalls(),
    call('POST', '/api/accounts', {}, () => ({
      accountId: of(16),
      signInName: 'new',
      kit: kit(),
      keyring,
      pass: { by: 'invite', inviteId, key: of(32), signature: of(64) }
    })),
    call('POST', '/api/sessions/passphrase/start', {}, () => ({
      signInName: 'a-name',
      request: request()
    })),
    call('POST', '/api/sessions/passphrase', {}, () => ({ state: wrap, finish: of(64) })),
    call('POST', '/api/sessions/kit/start', {}, () => ({ key: of(32) })),
    call('POST', '/api/sessions/kit', {}, () => ({
      key: of(32),
      state: wrap,
      challenge: of(32),
      signature: of(64)
    })),
    call('GET', '/api/session', signedIn),
    call('PUT', '/api/session/label', signedIn, () => ({ label: of(16) })),
    call('GET', '/api/sessions', signedIn),
    call('DELETE', `/api/sessions/${of(16)}`, signedIn),
    call('DELETE', '/api/session', {}),
    call('DELETE', '/api/sessions', {}),
    call('DELETE', '/api/account', {}),
    call('PUT', '/api/account/keyring', signedIn, () => ({ expectedSeq: 7, blob: keyring })),
    call('POST', '/api/account/passphrase/start', signedIn, () => ({ request: blinded() })),
    call('PUT', '/api/account/unlocks', signedIn, () => ({
      rootGeneration: 0,
      kit: null,
      passphrase: null,
      endOtherSessions: false,
      keyring: { expectedSeq: 9, blob: keyring }
    })),
    call('POST', '/api/tokens', signedIn, () => ({ claims: [host.claim(), own.claim()] })),
    call('POST', '/api/spaces/find', signedIn, () => ({
      claims: [{ member: of(32), signature: of(64) }]
    })),
    call('POST', '/api/spaces', signedIn, () => ({
      writeKey: of(16),
      envelope: (entry() as { envelope: unknown }).envelope
    })),
    call('POST', `${waiting.path}/join`, signedIn, entry),
    call('POST', page, asMember, entry),
    call('GET', `${page}?before=4&limit=2`, asMember),
    call('GET', `${host.path}/operations?after=1`, asMember),
    call('GET', `${host.path}/leaves?after=1`, asMember),
    call('GET', `${host.path}/documents?at=3`, asMember),
    call('PUT', `/api/invites/${inviteId}`, asMember, () => ({
      spaceId: text(host.spaceId),
      card: wrap
    })),
    call('GET', `/api/invites/${inviteId}`, {}),
    call('POST', `/api/drops/${text(host.spaceId)}`, signedIn, () => ({ bytes: wrap, days: 7 })),
    call('GET', `${host.path}/drops?after=${of(32)}`, asMember),
    call('POST', `${host.path}/drops/${of(32)}/take`, asMember),
    call('DELETE', `${host.path}/drops/${of(32)}`, asMember),
    call('GET', `${host.path}/mine?after=${of(32)}`, asMember),
    call('DELETE', `${host.path}/mine/${of(32)}`, asMember),
    call('POST', '/api/mailboxes', signedIn, () => ({
      boxes: [{ readKey: of(32), done: [of(32)] }]
    })),
    call('GET', '/api/nudges', signedIn),
    call('POST', '/api/nudges/test', signedIn, () => ({ to: 'ada@mail.example', look })),
    call('POST', '/api/nudges/confirm', signedIn, () => ({ ticket: of(896), code: '123456' })),
    call('POST', '/api/nudges/push', signedIn, () => ({ endpoint: 'https://push.example/a' })),
    call('PUT', `${host.path}/nudge`, asMember, () => ({
      pass: of(896),
      look,
      quiet: { from: '21:00', to: '08:00', zone: 'Europe/Berlin' }
    })),
    call('GET', `${host.path}/nudge`, asMember),
    call('DELETE', `${host.path}/nudge`, asMember),
    call('POST', '/api/feed', signedIn, () => ({
      cursors: [{ token: `${host.token}A`, after: 0 }]
    })),
    call('GET', '/api/teams', signedIn),
    call('GET', '/api/asks', signedIn),
    call('PUT', '/api/asks', signedIn, () => ({
      readKey: of(32),
      bytes: wrap,
      share: of(32),
      hours: 24
    })),
    call('GET', '/api/heard-totals', signedIn),
    call('POST', '/api/heard-totals', signedIn, () => ({ question: 'heard', isYes: true })),
    call('POST', '/api/asks/desk', signedIn, () => ({
      readKey: of(32),
      act: 'free',
      from: of(32)
    })),
    call('GET', `${host.path}/asks?after=${of(32)}`, asMember),
    call('POST', `${host.path}/asks/${of(32)}/take`, asMember),
    call('POST', `${host.path}/asks/${of(32)}/open`, asMember),
    call('POST', `${host.path}/asks/${of(32)}/return`, asMember),
    call('POST', `${host.path}/shift`, asMember, () => ({ act: 'begin' })),
    call('GET', '/api/listings', signedIn),
    call('POST', `/api/listings/${of(32)}/end`, asMember, () => ({ reason: 'words' })),
    call('GET', `${host.path}/listing`, asMember),
    call('PUT', `${host.path}/listing`, asMember, () => ({
      inbox: of(32),
      words: of(99),
      signature: of(64),
      until: '2026-12-01'
    })),
    call('DELETE', `${host.path}/listing`, asMember),
    call('POST', '/api/pauses', asMember, () => ({
      spaceId: text(host.spaceId),
      memberId: of(32),
      days: 7
    })),
    call('DELETE', `/api/pauses/${of(32)}/${of(32)}`, asMember),
    call('GET', '/api/teams/steward/operations?after=1', signedIn),
    call('PUT', '/api/teams/steward', { ...signedIn, 'beside-steward': of(32) }, () => ({
      spaceId: text(host.spaceId)
    }))
  ]
}

const mutation = fc.record({
  route: fc.nat(),
  body: fc.option(changeJson),
  cut: fc.option(cutText, { freq: 8 }),
  path: fc.constantFrom('as-is', 'as-is', 'as-is', 'other-space', 'nobody', 'garbage', 'query'),
  cookie: fc.constantFrom('as-is', 'as-is', 'as-is', 'none', 'garbage', 'bob'),
  token: fc.constantFrom('as-is', 'as-is', 'none', 'garbage', 'bob', 'own-space', 'half'),
  noise: fc.string({ maxLength: 40 })
})
type Mutation = typeof mutation extends fc.Arbitrary<infer Value> ? Value : never

describe('any request to any route', () => {
  test('gets an answer with a name, never breaks anything, and loses nothing', async () => {
    const before = (await host.page('?limit=100')).body
    await fc.assert(
      fc.asyncProperty(fc.array(mutation, { minLength: 6, maxLength: 6 }), async (mutations) => {
        for (const each of mutations) await expectNamedAnswer(each)
      })
    )
    expect(server.logged).toEqual([])
    expect((await alice.ask('GET', '/api/session')).status).toBe(200)
    expect((await bob.ask('GET', '/api/session')).status).toBe(200)
    await host.renewToken()
    const after = (await host.page('?limit=100')).body
    expect(after.records.slice(0, before.records.length)).toEqual(before.records)
    await host.sync()
    expect((await host.say('still here')).status).toBe(200)
  }, 900_000)

  test('means any: a new route without a request here is noticed', () => {
    const calls = rightCalls()
      .map((make) => make())
      .map(({ method, path }) => `${method} ${path.split('?')[0]}`)
    const missing = server.server.app.routes
      .filter(({ method, path }) => method !== 'ALL' && path !== '/metrics')
      .filter(({ method, path }) => {
        const form = new RegExp(`^${method} ${path.replace(/:\w+/gu, '[\\w-]+')}$`, 'u')
        return !calls.some((each) => form.test(each))
      })
    expect(missing.map(({ method, path }) => `${method} ${path}`)).toEqual([])
  })

  test('as it stands is understood: the requests that are changed above are right ones', async () => {
    for (const make of rightCalls()) {
      const right = make()
      const { reason } = await send(right, right.body && JSON.stringify(right.body))
      expect(`${right.method} ${right.path}: ${reason}`).not.toContain('bad-request')
    }
  })
})

async function expectNamedAnswer(mutation: Mutation): Promise<void> {
  const calls = rightCalls()
  const right = calls[mutation.route % calls.length]?.()
  if (!right) throw new Error('no route')
  const changed = { ...right, path: pathOf(right, mutation), headers: headersOf(right, mutation) }
  const { status, reason } = await send(changed, bodyOf(right, mutation))
  if (status === 200) return
  expect(reason, `${right.method} ${right.path}`).toSatisfy(
    (name: string) => REASONS[name as Reason] === status
  )
  expect(status, `${right.method} ${right.path}: ${reason}`).toBeLessThan(500)
}

async function send(
  { method, path, headers }: Call,
  body: unknown
): Promise<{ status: number; reason: string | undefined }> {
  const type = { 'content-type': 'application/json' }
  const options = { method, headers: body === undefined ? headers : { ...headers, ...type } }
  const reply = await fetch(server.address + path, {
    ...options,
    ...(typeof body === 'string' ? { body } : {})
  })
  if (reply.headers.get('content-type')?.startsWith('text/event-stream')) {
    await reply.body?.cancel()
    return { status: 200, reason: undefined }
  }
  const json = (await reply.json()) as { reason?: string }
  return { status: reply.status, reason: json.reason }
}

function bodyOf(right: Call, { body, cut }: Mutation): string | undefined {
  if (right.body === undefined) return undefined
  const whole = JSON.stringify(body ? body(right.body) : right.body)
  return cut ? cut(whole) : whole
}

function pathOf(right: Call, { path, noise }: Mutation): string {
  const garbage = encodeURIComponent(noise.toWellFormed()) || 'x'
  switch (path) {
    case 'other-space':
      return right.path.replace(text(host.spaceId), text(own.spaceId))
    case 'nobody':
      return right.path.replace(/\/[\w-]{22,43}(?=\/|$|\?)/u, `/${text(randomTestBytes(32))}`)
    case 'garbage':
      return right.path.replace(/\/[\w-]{22,43}(?=\/|$|\?)/u, `/${garbage}`)
    case 'query':
      return `${right.path.split('?')[0]}?before=${garbage}&limit=${garbage}&after=${garbage}&at=-1`
    default:
      return right.path
  }
}

function headersOf(right: Call, { cookie, token, noise }: Mutation): Record<string, string> {
  const garbage = Buffer.from(noise).toString('base64url')
  const cookies: Record<string, string | undefined> = {
    none: '',
    garbage: `${alice.cookie.split('=')[0]}=${garbage}`,
    bob: bob.cookie
  }
  const tokens: Record<string, string | undefined> = {
    none: '',
    garbage,
    bob: guest.token,
    'own-space': own.token,
    half: host.token.slice(0, 60)
  }
  // Nothing that ends a session may succeed by chance.
  const isEnding = right.method === 'DELETE' && !/sessions\/./u.test(right.path)
  return {
    ...right.headers,
    ...(cookies[cookie] === undefined || isEnding ? {} : { cookie: cookies[cookie] }),
    ...(tokens[token] === undefined ? {} : { [TOKEN_HEADER]: tokens[token] })
  }
}

describe('what is there', () => {
  test('and what is not look the same to who may not see it', async () => {
    const mine = await Membership.begin(bob)
    const nowhere = `/api/spaces/${text(randomTestBytes(32))}`
    const ask = async (path: string, token: string) => {
      const answer = await bob.ask('GET', path, { headers: { [TOKEN_HEADER]: token } })
      return [answer.status, answer.body]
    }
    for (const part of [
      '/records',
      '/operations',
      '/leaves',
      '/documents',
      '/drops',
      '/mine',
      '/asks'
    ]) {
      for (const token of [mine.token, own.token, '', 'x'.repeat(139)]) {
        expect(await ask(own.path + part, token)).toEqual(await ask(nowhere + part, token))
      }
    }
    const entry = writeBody(mine.entry('words'))
    const write = async (path: string) => {
      const headers = { [TOKEN_HEADER]: mine.token }
      const answer = await bob.ask('POST', `${path}/records`, { body: entry, headers })
      return [answer.status, answer.body]
    }
    expect(await write(own.path)).toEqual(await write(nowhere))
    const card = { spaceId: text(mine.spaceId), card: 'AAAA' }
    const put = async (id: string) => {
      const headers = { [TOKEN_HEADER]: mine.token }
      const answer = await bob.ask('PUT', `/api/invites/${id}`, { body: card, headers })
      return [answer.status, answer.body]
    }
    expect(await put(inviteId)).toEqual(await put(text(randomTestBytes(32))))
  })
})
