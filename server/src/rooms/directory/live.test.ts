import { setTimeout as sleep } from 'node:timers/promises'
import { gzipSync } from 'node:zlib'
import { DAY_MS } from '@beside/contract'
import { describe, expect, test } from 'vitest'
import { openFeedServer, pagesOf, sendJson } from '../../directory/live/feed-server.fixture.ts'
import type { FeedServer } from '../../directory/live/feed-server.fixture.ts'
import { USER_AGENT } from '../../directory/live/ask-feed.ts'
import type { LiveLimits } from '../../directory/live/fetch-pages.ts'
import { run } from '../../running.fixture.ts'
import { openDesk, PATIENCE, publishPreview, quick, services, source } from './live.fixture.ts'
import type { Desk } from './live.fixture.ts'
import { Steward } from './steward.fixture.ts'

describe('A list that is fetched', () => {
  test('comes page by page, is looked at, published, and taken back', async () => {
    await using desk = await openDesk()
    desk.feed.answer = pagesOf([...services(70), { id: 'x' }], 50)
    expect(await desk.put({ address: `${desk.feed.address}/services/` })).toBe(200)
    expect(await desk.fetch()).toMatchObject({ outcome: 'preview', fetchedOn: '2026-11-27' })
    const [{ report } = { report: undefined }] = (await desk.steward.look()).imports
    expect(report).toMatchObject({ isNew: 70, refused: 1 })
    // Each row that was not kept is named, with its line, its field and why.
    expect(report?.refusals).toMatchObject([{ line: 71, reason: expect.any(String) as string }])
    expect(await desk.found()).toBe(0)
    await publishPreview(desk)
    await expect.poll(() => desk.found(), PATIENCE).toBe(70)
    expect((await desk.steward.ask('POST', '/undo', { source })).status).toBe(200)
    await expect.poll(() => desk.found(), PATIENCE).toBe(0)
    const [first] = desk.feed.asked
    expect(first?.path).toBe('/services?page=1&per_page=50')
    expect(first?.headers).toEqual({
      host: `feed.example:${desk.feed.port}`,
      accept: 'application/json',
      'accept-encoding': 'gzip',
      'user-agent': USER_AGENT,
      connection: 'keep-alive'
    })
  })

  test('goes on where it was when its server stopped in the middle', async () => {
    await using desk = await openDesk()
    const whole = pagesOf(services(150), 50)
    let isHeld = true
    desk.feed.answer = (asked, reply, request) => {
      if (!isHeld || asked.searchParams.get('page') !== '3') whole(asked, reply, request)
    }
    await desk.put()
    await desk.steward.ask('POST', '/live/fetch', { source })
    await expect
      .poll(async () => (await desk.look()).progress, PATIENCE)
      .toMatchObject({
        state: 'fetching',
        pages: 2,
        pagesSaid: 3,
        services: 100,
        total: 150
      })
    await desk.server.restart()
    isHeld = false
    desk.feed.asked.length = 0
    expect((await desk.look()).progress).toMatchObject({ state: 'resting', pages: 2 })
    await desk.server.server.renewDirectory()
    await expect.poll(async () => (await desk.look()).outcome, PATIENCE).toBe('preview')
    expect(desk.feed.asked.map(({ path }) => path)).toEqual(['/services?page=3&per_page=50'])
    expect((await desk.steward.look()).imports[0]?.report.isNew).toBe(150)
  })

  test('goes on after a line that broke, and after one that asked for patience', async () => {
    await using desk = await openDesk()
    const whole = pagesOf(services(120), 50)
    let count = 0
    desk.feed.answer = (asked, reply, request) => {
      count += 1
      if (count === 2) reply.destroy()
      else if (count === 3) {
        reply.writeHead(200, { 'content-type': 'application/json' }).write('{"contents":[')
        setTimeout(() => reply.destroy(), 20)
      } else if (count === 4) reply.writeHead(503, { 'retry-after': '3600' }).end()
      else whole(asked, reply, request)
    }
    await desk.put()
    await desk.steward.ask('POST', '/live/fetch', { source })
    const goOn = async () => {
      await desk.server.server.renewDirectory()
      return count
    }
    await expect.poll(goOn, PATIENCE).toBe(4)
    await expect.poll(async () => (await desk.look()).progress?.state, PATIENCE).toBe('resting')
    for (let time = 0; time < 3; time += 1) await goOn()
    await sleep(200)
    expect(count).toBe(4)
    await desk.pass(3_600_001)
    await expect.poll(async () => (await desk.look()).outcome, PATIENCE).toBe('preview')
    expect((await desk.steward.look()).imports[0]?.report.isNew).toBe(120)
  })

  test('is asked for one by one where it says little, and for the next time whether it changed', async () => {
    await using desk = await openDesk()
    const all = services(3)
    desk.feed.answer = (asked, reply, request) => {
      const id = /^\/services\/(.+)$/u.exec(asked.pathname)?.[1]
      const short = all.map(({ id: own, name }) => ({ id: own, name, status: 'active' }))
      if (id === undefined) pagesOf(short, 50)(asked, reply, request)
      else
        sendJson(
          reply,
          all.find((one) => one.id === id)
        )
    }
    await desk.put()
    await desk.fetch()
    await publishPreview(desk)
    await expect.poll(() => desk.found(), PATIENCE).toBe(3)
    const path = `/api/directory/services/${all[0]?.id}`
    const body = JSON.stringify((await desk.server.visitor().ask('GET', path)).body)
    expect(body).toContain('0113 496 0000')
    // From here on the list says all of it.
    desk.feed.answer = pagesOf(all, 50)
    expect(await desk.fetch()).toMatchObject({ outcome: 'same' })
    desk.feed.asked.length = 0
    expect(await desk.fetch()).toMatchObject({ outcome: 'same' })
    expect(desk.feed.asked.map(({ headers }) => headers['if-none-match'])).toEqual([
      expect.stringMatching(/^"[0-9a-f]{64}"$/u)
    ])
  })

  test('takes its place by itself each day where little changed, and is held back where much is gone', async () => {
    await using desk = await openDesk()
    desk.feed.answer = pagesOf(services(10), 50)
    await desk.put({ rhythm: 'daily', publishesItself: true })
    // The first one is looked at by a steward.
    expect(await desk.fetch()).toMatchObject({ outcome: 'held-back', nextOn: '2026-11-28' })
    await publishPreview(desk)
    await expect.poll(() => desk.found(), PATIENCE).toBe(10)
    desk.feed.answer = pagesOf(services(9), 50)
    await desk.pass(DAY_MS)
    await expect.poll(async () => (await desk.look()).outcome, PATIENCE).toBe('published')
    await expect.poll(() => desk.found(), PATIENCE).toBe(9)
    desk.feed.answer = pagesOf(services(6), 50)
    await desk.pass(DAY_MS)
    await expect.poll(async () => (await desk.look()).outcome, PATIENCE).toBe('held-back')
    expect(await desk.found()).toBe(9)
    // It does not come for days, and stewards are told.
    desk.feed.answer = (_asked, reply) => reply.writeHead(404).end()
    expect((await desk.look()).isStale).toBe(false)
    await desk.pass(3 * DAY_MS)
    await expect.poll(async () => (await desk.look()).outcome, PATIENCE).toBe('not-there')
    expect(await desk.look()).toMatchObject({ isStale: true, fetchedOn: '2026-11-29' })
    expect(await desk.found()).toBe(9)
  })
})

type Harm = readonly [string, string, (desk: Desk) => FeedServer['answer'], Partial<LiveLimits>?]

const drawn = (count: number) =>
  Array.from({ length: count }, () => ({ id: crypto.randomUUID(), name: 'a', phones: [] }))
const elsewhere =
  (to: (port: number) => string) =>
  ({ feed }: Desk): FeedServer['answer'] =>
  (_asked, reply) =>
    reply.writeHead(302, { location: to(feed.port) }).end()
const plain = (body: string | Uint8Array, headers: Record<string, string> = {}) => {
  const all = { 'content-type': 'application/json', ...headers }
  return (): FeedServer['answer'] => (_asked, reply) => reply.writeHead(200, all).end(body)
}

const harms: readonly Harm[] = [
  [
    'never ends',
    'never-ends',
    () => (_, reply) => sendJson(reply, { contents: drawn(50) }),
    { pages: 8 }
  ],
  [
    'is larger than agreed',
    'never-ends',
    () => (_, reply) => sendJson(reply, { contents: drawn(50) }),
    { services: 120 }
  ],
  [
    'says the same page again',
    'repeats',
    () => (_, reply) => sendJson(reply, { contents: services(2) })
  ],
  [
    'says that there is more than comes',
    'not-whole',
    () => (asked, reply) => {
      const contents = asked.searchParams.get('page') === '1' ? services(2) : []
      sendJson(reply, { contents, total_items: 500, total_pages: 1, last_page: true })
    }
  ],
  [
    'leads to a name of this machine',
    'not-public',
    elsewhere((port) => `https://inside.example:${port}/`)
  ],
  [
    'leads to this machine by number',
    'not-public',
    elsewhere((port) => `https://127.0.0.1:${port}/`)
  ],
  ['leads away from TLS', 'not-public', elsewhere(() => 'http://feed.example/')],
  ['leads round in a circle', 'redirects', elsewhere((port) => `https://other.example:${port}/`)],
  [
    'is packed a thousand times',
    'too-large',
    plain(gzipSync(Buffer.alloc(20_000_000, ' ')), { 'content-encoding': 'gzip' })
  ],
  ['is packed and broken', 'not-json', plain('no gzip', { 'content-encoding': 'gzip' })],
  ['is a page to read', 'not-json', plain('<html>Sign in</html>', { 'content-type': 'text/html' })],
  ['is broken', 'not-json', plain('{"contents":[')],
  ['is nested without end', 'not-json', plain('['.repeat(200_000))],
  ['is no list', 'no-list', plain('{"message":"hello"}')],
  ['holds no service', 'nothing-in-it', plain('{"contents":[1,2],"last_page":true}')],
  ['asks for a name and a word', 'refused', () => (_, reply) => reply.writeHead(401).end()],
  [
    'comes a letter at a time',
    'too-slow',
    () => (_, reply) => {
      reply.writeHead(200, { 'content-type': 'application/json' })
      const talking = setInterval(() => reply.write(' '), 20)
      reply.on('close', () => clearInterval(talking))
    },
    { breaks: 1, answerMs: 300 }
  ],
  ['says nothing', 'too-slow', () => () => undefined, { breaks: 0, answerMs: 300 }]
]

describe('A list by somebody who means harm', () => {
  test.each(
    harms.map(([how, outcome, answer, limits = {}]) => [how, outcome, answer, limits] as const)
  )('that %s changes nothing', async (_how, outcome, answer, limits) => {
    await using desk = await openDesk(limits)
    desk.feed.answer = pagesOf(services(3), 50)
    await desk.put()
    await desk.fetch()
    await publishPreview(desk)
    await expect.poll(() => desk.found(), PATIENCE).toBe(3)
    desk.feed.answer = answer(desk)
    expect(await desk.fetch()).toMatchObject({ outcome, progress: null })
    const { imports, summary } = await desk.steward.look()
    expect(imports.filter(({ state }) => state === 'preview')).toEqual([])
    expect(summary.services).toBe(3)
  })

  test('whose name leads into the network is not connected to', async () => {
    await using desk = await openDesk()
    await desk.put({ address: `https://inside.example:${desk.feed.port}` })
    expect(await desk.fetch()).toMatchObject({ outcome: 'not-public' })
    expect(desk.feed.asked).toEqual([])
  })

  test('whom nobody vouches for is told nothing', async () => {
    const feed = await openFeedServer()
    const { ca: _ca, ...line } = feed.line
    await using server = await run({ feedLine: line, feedLimits: quick })
    const steward = await Steward.of(server)
    const wish = { source, address: feed.address, rhythm: 'by-hand', publishesItself: false }
    await steward.ask('PUT', '/live', wish)
    await steward.ask('POST', '/live/fetch', { source })
    await expect
      .poll(async () => (await steward.look()).live[0]?.outcome, PATIENCE)
      .toBe('no-trust')
    expect(feed.asked).toEqual([])
    await feed[Symbol.asyncDispose]()
  })

  test('is not fetched from an address of this machine on a server as it runs for people', async () => {
    await using feed = await openFeedServer()
    await using server = await run()
    const steward = await Steward.of(server)
    const wish = { source, rhythm: 'by-hand', publishesItself: false }
    const put = async (address: string) =>
      (await steward.ask('PUT', '/live', { ...wish, address })).status
    for (const address of [
      `https://127.0.0.1:${feed.port}`,
      'http://feed.example',
      'https://[::1]'
    ])
      expect(await put(address)).toBe(422)
    expect(await put(`https://localhost:${feed.port}`)).toBe(200)
    await steward.ask('POST', '/live/fetch', { source })
    await expect
      .poll(async () => (await steward.look()).live[0]?.outcome, PATIENCE)
      .toBe('not-public')
    expect(feed.asked).toEqual([])
  })
})

test('A steward stops a list, lets it go, and what was published of it stays', async () => {
  await using desk = await openDesk()
  desk.feed.answer = pagesOf(services(3), 50)
  await desk.put()
  await desk.fetch()
  await publishPreview(desk)
  await expect.poll(() => desk.found(), PATIENCE).toBe(3)
  desk.feed.answer = () => undefined
  await desk.steward.ask('POST', '/live/fetch', { source })
  expect((await desk.steward.ask('POST', '/live/fetch', { source })).status).toBe(409)
  expect((await desk.steward.ask('POST', '/live/stop', { source })).status).toBe(200)
  expect((await desk.look()).progress).toBeNull()
  expect((await desk.steward.ask('POST', '/live/remove', { source })).status).toBe(200)
  expect((await desk.steward.ask('POST', '/live/remove', { source })).status).toBe(404)
  expect((await desk.steward.look()).live).toEqual([])
  expect(await desk.found()).toBe(3)
})
