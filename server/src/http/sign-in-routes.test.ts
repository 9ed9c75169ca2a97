import { startSignIn } from '@beside/kernel'
import { describe, expect, test } from 'vitest'
import { Membership } from '../membership.fixture.ts'
import { run, testClock } from '../running.fixture.ts'
import { randomTestBytes, text } from '../visitor.fixture.ts'
import type { Visitor } from '../visitor.fixture.ts'

const words = new TextEncoder().encode('some words')

describe('signing in', () => {
  test('looks the same for a name that is here, one that is not, and one with a kit only', async () => {
    await using server = await run()
    const known = await server.person()
    await known.setPassphrase('the right words')
    const kitOnly = await server.person()
    const unknown = server.visitor('nobody-has-this')
    const shapes = []
    for (const { name } of [known, kitOnly, unknown]) {
      const started = await start(unknown, name)
      const finish = text(randomTestBytes(64))
      const state = started.body.state
      const refused = await unknown.ask('POST', '/api/sessions/passphrase', {
        body: { state, finish }
      })
      shapes.push({
        started: [started.status, Object.keys(started.body), lengthsOf(started.body)],
        refused: [refused.status, refused.body, [...refused.headers.keys()]]
      })
    }
    expect(shapes[1]).toEqual(shapes[0])
    expect(shapes[2]).toEqual(shapes[0])
    expect(shapes[0]?.refused.slice(0, 2)).toEqual([401, { reason: 'sign-in-refused' }])
  })

  // The OPRF part of the answer must not change when an account appears under a name.
  test('does not tell that somebody has taken a name since', async () => {
    await using server = await run()
    const request = text(startSignIn(words, randomTestBytes).request)
    const body = { signInName: 'later-somebody', request }
    const ask = async () => {
      const answer = await server
        .visitor()
        .ask<{ response: string }>('POST', '/api/sessions/passphrase/start', { body })
      return answer.body.response.slice(0, 42)
    }
    const before = await ask()
    const person = await server.person('later-somebody')
    expect(await ask()).toBe(before)
    await person.setPassphrase('now with a passphrase')
    expect(await ask()).toBe(before)
  })

  test("with wrong words, or another name's, is refused in the same words", async () => {
    await using server = await run()
    const alice = await server.person()
    await alice.setPassphrase('the right words')
    const bob = await server.person()
    const wrong = await alice.elsewhere().signInByPassphrase('the wrong words')
    expect([wrong.status, wrong.body]).toEqual([401, { reason: 'sign-in-refused' }])
    const others = await alice.elsewhere().signInByPassphrase('the right words', bob.name)
    expect([others.status, others.body]).toEqual([401, { reason: 'sign-in-refused' }])
    const stranger = await server.visitor('stranger').signInByKit()
    expect([stranger.status, stranger.body]).toEqual([401, { reason: 'sign-in-refused' }])
  })

  test('takes a minute at most, and one way is nothing in the other', async () => {
    const clock = testClock()
    await using server = await run({ clock })
    const alice = await server.person()
    const slow = alice.elsewhere()
    const ask = slow.ask.bind(slow)
    let pauseMs = 59_000
    slow.ask = (method, path, options) => {
      if (path === '/api/sessions/kit') clock.pass(pauseMs)
      return ask(method, path, options)
    }
    expect((await slow.signInByKit()).status).toBe(200)
    pauseMs = 61_000
    expect((await slow.signInByKit()).body).toEqual({ reason: 'sign-in-refused' })
    const key = text(randomTestBytes(32))
    const { state } = (await start(alice, alice.name)).body
    const body = { key, state, challenge: key, signature: text(randomTestBytes(64)) }
    const crossed = await alice.ask('POST', '/api/sessions/kit', { body })
    expect(crossed.body).toEqual({ reason: 'sign-in-refused' })
  })

  test('by a kit works once for each challenge', async () => {
    await using server = await run()
    const alice = await server.person()
    const seen: unknown[] = []
    const spy = alice.elsewhere()
    const ask = spy.ask.bind(spy)
    spy.ask = async (method, path, options) => {
      seen.push(options?.body)
      return ask(method, path, options)
    }
    expect((await spy.signInByKit()).status).toBe(200)
    const replayed = await server.visitor().ask('POST', '/api/sessions/kit', { body: seen[1] })
    expect(replayed.body).toEqual({ reason: 'sign-in-refused' })
  })

  test('is slowed for a name that many guess at, and never blocked for another place', async () => {
    await using server = await run({ trustedProxy: 'loopback', publicAddress: 'https://b.example' })
    const alice = server.visitor('somebody')
    const guess = async (from: string) => {
      const at = performance.now()
      const answer = await start(alice, 'somebody', proxied(from))
      return { ms: performance.now() - at, reason: answer.body.reason }
    }
    for (let count = 0; count < 5; count += 1) await guess('203.0.113.7')
    const slowed = await guess('203.0.113.7')
    expect(slowed.ms).toBeGreaterThan(450)
    const flood = await Promise.all(Array.from({ length: 4 }, () => guess('203.0.113.7')))
    expect(flood.map(({ reason }) => reason)).toContain('slow-down')
    const [, owner] = await Promise.all([guess('203.0.113.7'), guess('198.51.100.1')])
    expect(owner.reason).toBeUndefined()
  }, 60_000)

  test('by a crowd that guesses at many names does not keep waiting what a member writes', async () => {
    await using server = await run()
    const own = await Membership.begin(await server.person())
    const request = text(startSignIn(words, randomTestBytes).request)
    let answered = 0
    // So many that also a slow disk has written before half of them had their turn.
    const crowd = Array.from({ length: 240 }, async (_, index) => {
      const body = JSON.stringify({ signInName: `somebody-${index}`, request })
      const headers = { 'content-type': 'application/json' }
      const path = '/api/sessions/passphrase/start'
      const { status } = await server.server.app.request(path, { method: 'POST', body, headers })
      answered += 1
      return status
    })
    expect((await own.say('here')).status).toBe(200)
    expect(answered).toBeLessThan(crowd.length / 2)
    expect(new Set(await Promise.all(crowd))).toEqual(new Set([200]))
  })

  test('on a thread that hangs is told to come back, and meanwhile others write, and come in anew', async () => {
    const opaqueThread = new URL('../opaque/hanging-thread.fixture.ts', import.meta.url)
    await using server = await run({ opaqueThread })
    const own = await Membership.begin(await server.person())
    const visitor = server.visitor()
    let isAnswered = false
    const hanging = ask(visitor, { name: 'somebody', request: 'A'.repeat(43) }).finally(() => {
      isAnswered = true
    })
    expect((await own.say('here')).status).toBe(200)
    await server.person()
    expect(isAnswered).toBe(false)
    const { status, body } = await hanging
    expect([status, body]).toEqual([503, { reason: 'server-busy', retryAfterSeconds: 5 }])
    expect((await start(visitor, 'somebody')).status).toBe(200)
  })
})

function proxied(from: string): Record<string, string> {
  return { 'x-forwarded-for': from, 'x-forwarded-proto': 'https', host: 'b.example' }
}

async function start(visitor: Visitor, name: string, headers: Record<string, string> = {}) {
  return ask(visitor, { name, headers, request: text(startSignIn(words, randomTestBytes).request) })
}

type Asked = {
  readonly name: string
  readonly request: string
  readonly headers?: Record<string, string>
}

async function ask(visitor: Visitor, { name, request, headers = {} }: Asked) {
  return visitor.ask<{ response: string; state: string; reason?: string }>(
    'POST',
    '/api/sessions/passphrase/start',
    { body: { signInName: name, request }, headers }
  )
}

function lengthsOf(body: Record<string, unknown>): number[] {
  return Object.values(body).map((value) => String(value).length)
}
