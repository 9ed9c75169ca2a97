import { get } from 'node:http'
import type { IncomingMessage } from 'node:http'
import { networkInterfaces } from 'node:os'
import { describe, expect, test } from 'vitest'
import { makeBond } from '../membership.fixture.ts'
import { run, testClock } from '../running.fixture.ts'
import { randomTestBytes, text } from '../visitor.fixture.ts'

describe('the door', () => {
  test('lets no other site write', async () => {
    await using server = await run()
    const alice = await server.person()
    const write = (headers: Record<string, string>) =>
      alice.ask('DELETE', '/api/sessions', { headers })
    const foreign: Record<string, string>[] = [
      { origin: 'https://elsewhere.example' },
      { origin: 'null' },
      { 'sec-fetch-site': 'cross-site' },
      { 'sec-fetch-site': 'same-site' }
    ]
    for (const headers of foreign) {
      const answer = await write(headers)
      expect([answer.status, answer.body.reason]).toEqual([403, 'wrong-origin'])
    }
    const own = { origin: server.address, 'sec-fetch-site': 'same-origin' }
    expect((await write(own)).status).toBe(200)
  })

  test('takes JSON of the right shape and size, and names what is wrong with the rest', async () => {
    await using server = await run()
    const send = async (body: string, type = 'application/json') => {
      const headers = { 'content-type': type }
      const reply = await fetch(`${server.address}/api/sessions/kit/start`, {
        method: 'POST',
        headers,
        body
      })
      return [reply.status, ((await reply.json()) as { reason: string }).reason]
    }
    const bad = [400, 'bad-request']
    expect(await send('{}', 'text/plain')).toEqual(bad)
    expect(await send('{')).toEqual(bad)
    expect(await send('"')).toEqual(bad)
    expect(await send('null')).toEqual(bad)
    expect(await send(`${'['.repeat(120)}${']'.repeat(120)}`)).toEqual(bad)
    expect(await send(JSON.stringify({ key: text(randomTestBytes(32)), more: 1 }))).toEqual(bad)
    expect(await send(`{"key":"${'A'.repeat(5000)}"}`)).toEqual([413, 'too-large'])
  })

  test('stops reading a body that goes on beyond its limit', async () => {
    await using server = await run()
    const body = new ReadableStream<Uint8Array>({
      pull: (controller) => controller.enqueue(new Uint8Array(65_536))
    })
    const headers = { 'content-type': 'application/json' }
    const options = { method: 'POST', headers, body, duplex: 'half' }
    const answer = await fetch(`${server.address}/api/accounts`, options as RequestInit).then(
      (reply) => reply.status,
      () => 'cut'
    )
    expect([413, 'cut']).toContain(answer)
  })

  test('lets nothing be kept, guessed at or framed', async () => {
    await using server = await run()
    const alice = await server.person()
    for (const path of ['/api/session', '/api/instance', '/api/nowhere', '/healthz']) {
      const { headers } = await alice.ask('GET', path)
      expect(headers.get('cache-control')).toBe('no-store')
      expect(headers.get('x-content-type-options')).toBe('nosniff')
      expect(headers.get('content-security-policy')).toContain("default-src 'none'")
    }
  })

  test('counts how often, and says when to come back', async () => {
    // Its minute stands still, however long sixty requests take on a busy machine.
    await using server = await run({ rateScale: 1, clock: testClock() })
    const visitor = server.visitor()
    const key = text(randomTestBytes(32))
    const statuses = []
    for (let count = 0; count < 61; count += 1) {
      statuses.push(await visitor.ask('POST', '/api/sessions/kit/start', { body: { key } }))
    }
    expect(statuses.slice(0, 60).every(({ status }) => status === 200)).toBe(true)
    const refused = statuses[60]
    expect(refused?.body).toMatchObject({ reason: 'slow-down' })
    expect(Number(refused?.headers.get('retry-after'))).toBeGreaterThan(0)
    expect((await visitor.ask('GET', '/api/instance')).status).toBe(200)
  })

  test('is not shut for everybody by one address that asks without end', async () => {
    const proxy = { trustedProxy: 'loopback', publicAddress: 'https://b.example' }
    await using server = await run({ rateScale: 0.1, clock: testClock(), ...proxy })
    const arrive = async (from: string) => {
      const headers = { 'x-forwarded-for': from, 'x-forwarded-proto': 'https', host: 'b.example' }
      return (await server.visitor().ask('POST', '/api/accounts', { headers })).body.reason
    }
    // More than all addresses together may ask in this minute.
    const asking = Array.from({ length: 70 }, () => arrive('203.0.113.7'))
    const told = (await Promise.all(asking)).filter((reason) => reason !== 'slow-down')
    expect(told).toEqual(['bad-request', 'bad-request', 'bad-request'])
    expect(await arrive('198.51.100.1')).toBe('bad-request')
  })

  test('is not shut for everybody by one line with many addresses that asks for seats without end', async () => {
    const proxy = { trustedProxy: 'loopback', publicAddress: 'https://b.example' }
    await using server = await run({ rateScale: 0.01, clock: testClock(), ...proxy })
    const ask = async (from: string) => {
      const headers = { 'x-forwarded-for': from, 'x-forwarded-proto': 'https', host: 'b.example' }
      const path = `/api/gatherings/${text(randomTestBytes(16))}/seats`
      return (await server.visitor().ask('POST', path, { headers })).body.reason
    }
    // More than all addresses together may ask in this minute.
    const asking = Array.from({ length: 30 }, (_, line) => ask(`2001:db8:7:4${line}::1`))
    const told = (await Promise.all(asking)).filter((reason) => reason !== 'slow-down')
    expect(told).toEqual(['bad-request'])
    expect(await ask('2001:db8:8:1::1')).toBe('bad-request')
  })

  test('answers whoever guesses at invitations only after a while', async () => {
    await using server = await run()
    const stranger = server.visitor()
    const order: string[] = []
    const guess = stranger.ask('GET', `/api/invites/${text(randomTestBytes(32))}`)
    const guessing = guess.then(({ body }) => order.push(body.reason ?? 'found'))
    // One request after the other goes its way while the guess is held back.
    for (let count = 0; count < 3; count += 1) {
      await stranger.ask('GET', '/api/instance')
      order.push('the place')
    }
    await guessing
    expect(order).toEqual(['the place', 'the place', 'the place', 'invite-unknown'])
  })

  test('shows strangers a page in kind words, and nothing else', async () => {
    await using server = await run({ host: '0.0.0.0' })
    const found = Object.values(networkInterfaces()).flat()
    const outside = found.find((one) => one && !one.internal && one.family === 'IPv4')
    const addresses = outside ? [`http://${outside.address}:${server.server.port}`] : []
    for (const address of [...addresses, server.address]) {
      // The last one comes from this machine, under the name of another site.
      const isLast = address.includes('127.0.0.1')
      const headers: Record<string, string> = isLast ? { host: 'elsewhere.example' } : {}
      for (const path of ['/', '/api/instance', '/healthz', '/metrics']) {
        const { status, type, page } = await getPage(address + path, headers)
        expect([status, type]).toEqual([403, 'text/html; charset=utf-8'])
        expect(page).toContain('not ready for visitors')
      }
    }
  })

  test('believes a proxy only where it was told to, and only about https', async () => {
    const https = { 'x-forwarded-proto': 'https', 'x-forwarded-for': '203.0.113.9' }
    await using server = await run({ trustedProxy: 'loopback', publicAddress: 'https://b.example' })
    const visitor = server.visitor()
    const status = async (headers: Record<string, string>) =>
      (await fetch(`${visitor.address}/api/instance`, { headers })).status
    expect(await status({ ...https, host: 'b.example' })).toBe(200)
    expect(await status({ ...https, 'x-forwarded-proto': 'http' })).toBe(403)
    const reply = await fetch(`${visitor.address}/metrics`, { headers: https })
    expect(reply.status).toBe(404)
    const set = (await visitor.arrive()).headers.get('set-cookie')
    expect(set).toMatch(/^__Host-beside-\w+=[\w-]+; Path=\/; HttpOnly; SameSite=Strict; Secure$/u)
  })
})

describe('the operator', () => {
  test('sees numbers that name nobody', async () => {
    await using server = await run()
    const alice = await server.person('alice-in-the-garden')
    const [host] = await makeBond(alice, await server.person())
    await host.say('words that nobody else may read')
    const metrics = await (await fetch(`${server.address}/metrics`)).text()
    expect(metrics).toContain(
      'beside_requests_total{route="/api/spaces/:spaceId/records",status="200"}'
    )
    expect(metrics).toContain('beside_feed_readers 0')
    expect(metrics).toContain('beside_clock_sure 1')
    const secret = [alice.name, text(alice.accountId), text(host.spaceId), host.token, alice.cookie]
    for (const word of secret) {
      expect(metrics).not.toContain(word)
      expect(server.logged.join('')).not.toContain(word)
    }
  })

  test('cannot run two servers on one folder', async () => {
    await using server = await run()
    const second = import('../main.ts').then(({ startServer }) =>
      startServer({ dataFolder: server.dataFolder, databaseUrl: server.databaseUrl })
    )
    await expect(second).rejects.toMatchObject({ reason: 'store-in-use' })
  })
})

describe('the web', () => {
  test("answers every path that is not the server's own", async () => {
    await using server = await run({ web: () => new Response('a page') })
    expect(await (await fetch(`${server.address}/people`)).text()).toBe('a page')
    expect(await (await fetch(`${server.address}/apiary`)).text()).toBe('a page')
    expect((await fetch(`${server.address}/api/nowhere`)).status).toBe(404)
  })

  test('asks within the process, without a network', async () => {
    await using server = await run()
    const reply = await server.server.app.request('/api/instance')
    expect(await reply.json()).toMatchObject({ community: { name: 'Our place' } })
  })
})

/** Unlike `fetch`, this lets the request name any host. */
async function getPage(address: string, headers: Record<string, string>) {
  const incoming = await new Promise<IncomingMessage>((resolve, reject) => {
    get(address, { headers }, resolve).on('error', reject)
  })
  const page = (await incoming.toArray()).join('')
  return { status: incoming.statusCode, type: incoming.headers['content-type'], page }
}
