import { connect } from 'node:net'
import type { Socket } from 'node:net'
import type { FeedEvent } from '@beside/contract'
import { describe, expect, test } from 'vitest'
import { makeBond, Membership, writeBody } from '../membership.fixture.ts'
import { run } from '../running.fixture.ts'
import { text } from '../visitor.fixture.ts'
import type { Visitor } from '../visitor.fixture.ts'

describe('the feed', () => {
  test('sends what was missed, says so, and goes on with what is written', async () => {
    await using server = await run()
    const [host, guest] = await makeBond(await server.person(), await server.person())
    for (let count = 0; count < 5; count += 1) await host.say(`early ${count}`)
    const feed = await openFeed(guest.visitor, [guest], 3)
    await feed.until((events) => events.some(({ event }) => event === 'caught-up'))
    expect(seqsOf(feed.events)).toEqual(range(4, host.position.seq))
    const written = await host.say('now')
    await feed.until((events) => seqsOf(events).includes(written.body.seq))
    const last = feed.events.at(-1)
    expect(last).toMatchObject({ event: 'record', receipt: written.body.receipt })
    await feed.close()
  })

  test('misses nothing and doubles nothing while others write in a crowd', async () => {
    await using server = await run()
    const alice = await server.person()
    const own = await Membership.begin(alice)
    const bodies = Array.from({ length: 240 }, (_, index) => writeBody(own.entry(`words ${index}`)))
    const writing = Promise.all(
      Array.from({ length: 6 }, async () => {
        for (let body = bodies.pop(); body; body = bodies.pop()) {
          await own.ask('POST', '/records', body)
        }
      })
    )
    const feeds = []
    // One account has fifty sessions at most, and one author alone is slowed.
    while (bodies.length > 0 && feeds.length < 60) {
      const device = alice.elsewhere()
      await device.signInByKit()
      const there = new Membership(device, own)
      await there.renewToken()
      for (let count = 0; count < 6; count += 1) feeds.push(await openFeed(device, [there], 0))
    }
    await writing
    for (const feed of feeds) {
      await feed.until((events) => seqsOf(events).includes(241))
      expect(seqsOf(feed.events)).toEqual(range(1, 241))
      await feed.close()
    }
    expect(feeds.length).toBeGreaterThan(10)
  })

  test('is one stream for all spaces of a person', async () => {
    await using server = await run()
    const alice = await server.person()
    const [first, second] = [await Membership.begin(alice), await Membership.begin(alice)]
    const feed = await openFeed(alice, [first, second], 1)
    await feed.until((events) => events.some(({ event }) => event === 'caught-up'))
    await first.say('here')
    await second.say('there')
    await feed.until((events) => seqsOf(events).length === 2)
    const spaces = feed.events.flatMap((event) => (event.event === 'record' ? [event.spaceId] : []))
    expect(spaces).toEqual([text(first.spaceId), text(second.spaceId)])
    await feed.close()
  })

  test('ends a space at the leave itself for who left, and goes on for the other', async () => {
    await using server = await run()
    const [host, guest] = await makeBond(await server.person(), await server.person())
    const theirs = await openFeed(guest.visitor, [guest], guest.position.seq)
    const mine = await openFeed(host.visitor, [host], guest.position.seq)
    await mine.until((events) => events.length > 0)
    const left = await guest.write(guest.operation({ op: 'leave' }))
    await host.sync()
    await host.rekey()
    const after = await host.say('alone')
    await mine.until((events) => seqsOf(events).includes(after.body.seq))
    expect(seqsOf(theirs.events)).toEqual([left.body.seq])
    expect(theirs.events.at(-1)).toEqual({ event: 'space-ended', spaceId: text(guest.spaceId) })
    // Coming back with an old cursor gives the same end.
    await guest.renewToken()
    const again = await openFeed(guest.visitor, [guest], 0)
    await again.until((events) => events.some(({ event }) => event === 'caught-up'))
    expect(seqsOf(again.events).at(-1)).toBe(left.body.seq)
    expect(again.events.at(-2)).toEqual({ event: 'space-ended', spaceId: text(guest.spaceId) })
    for (const feed of [theirs, mine, again]) await feed.close()
  })

  test('ends a space at a new key for the old one', async () => {
    await using server = await run()
    const own = await Membership.begin(await server.person())
    const feed = await openFeed(own.visitor, [own], 1)
    await feed.until((events) => events.some(({ event }) => event === 'caught-up'))
    const { envelope } = own.newKey()
    await own.ask('POST', '/records', writeBody(envelope))
    await feed.until((events) => events.some(({ event }) => event === 'space-ended'))
    expect(seqsOf(feed.events)).toEqual([2])
    await feed.close()
    // Nor does it give what was, though the token for the old key is genuine.
    const again = await openFeed(own.visitor, [own], 0)
    await again.until((events) => events.some(({ event }) => event === 'caught-up'))
    expect(again.events.map(({ event }) => event)).toEqual(['space-ended', 'caught-up'])
    await again.close()
  })

  test('ends with the session, and when the server stops', async () => {
    await using server = await run()
    const alice = await server.person()
    const thief = alice.elsewhere()
    await thief.signInByKit()
    const feed = await openFeed(thief, [], 0)
    await alice.ask('DELETE', '/api/sessions')
    await feed.over
    expect(feed.events.at(-1)).toEqual({ event: 'feed-ended', why: 'session-ended' })
    const other = await openFeed(alice, [], 0)
    await other.until((events) => events.length > 0)
    await server.restart()
    await other.over
    expect(other.events.at(-1)).toEqual({ event: 'feed-ended', why: 'server-stops' })
  })

  test('ends a reader who does not read, by name, and nobody else waits for them', async () => {
    await using server = await run()
    const alice = await server.person()
    const own = await Membership.begin(alice)
    const slow = await openUnread(server.server.port, alice, own)
    const quick = await openFeed(alice, [own], 1)
    const words = 'x'.repeat(60_000)
    const bodies = Array.from({ length: 150 }, () => own.entry(words))
    for (const body of bodies) {
      const answer = await own.ask('POST', '/records', writeBody(body))
      expect(answer.status).toBe(200)
    }
    await quick.until((events) => seqsOf(events).length === 150)
    slow.resume()
    let received = ''
    slow.on('data', (data: Buffer) => (received = (received + data.toString()).slice(-2000)))
    await new Promise((resolve) => slow.once('close', resolve))
    expect(received).toContain('"feed-ended","why":"too-slow"')
    await quick.close()
  }, 120_000)

  test('waits with what was missed for a reader on a slow line, and gives all of it', async () => {
    await using server = await run()
    const alice = await server.person()
    const own = await Membership.begin(alice)
    const bodies = Array.from({ length: 100 }, () => writeBody(own.entry('x'.repeat(60_000))))
    for (const body of bodies) expect((await own.ask('POST', '/records', body)).status).toBe(200)
    const slow = await openUnread(server.server.port, alice, own)
    // Everything else that the server had to do for this feed is done by then.
    const quick = await openFeed(alice, [own], 100)
    await quick.until((events) => events.some(({ event }) => event === 'caught-up'))
    let received = ''
    slow.on('data', (data: Buffer) => (received += data.toString('latin1')))
    slow.resume()
    const isOver = () => /caught-up|feed-ended/u.test(received.slice(-500))
    await expect.poll(isOver, { timeout: 20_000 }).toBe(true)
    const seqs = [...received.matchAll(/"record":\{"seq":(\d+)/gu)].map(([, seq]) => Number(seq))
    expect(seqs).toEqual(range(2, 101))
    slow.destroy()
    await quick.close()
  }, 120_000)

  test("refuses a token that is not the session's, and more streams than one person needs", async () => {
    await using server = await run()
    const [alice, bob] = [await server.person(), await server.person()]
    const own = await Membership.begin(alice)
    const cursors = [{ token: own.token, after: 0 }]
    const refused = await bob.ask('POST', '/api/feed', { body: { cursors } })
    expect([refused.status, refused.body.reason]).toEqual([403, 'token-refused'])
    const feeds = []
    for (let count = 0; count < 8; count += 1) feeds.push(await openFeed(alice, [], 0))
    const more = await alice.ask('POST', '/api/feed', { body: { cursors: [] } })
    expect([more.status, more.body.reason]).toEqual([409, 'too-many'])
    for (const feed of feeds) await feed.close()
    // All at once, so that each is judged before any is open.
    const his = await Membership.begin(bob)
    const opening = Array.from({ length: 20 }, () => openFeed(bob, [his], 0))
    const opened = (await Promise.allSettled(opening)).flatMap((each) =>
      each.status === 'fulfilled' ? [each.value] : []
    )
    expect(opened).toHaveLength(8)
    for (const feed of opened) await feed.close()
    await expect
      .poll(async () => {
        const feed = await openFeed(alice, [], 0).catch(() => undefined)
        await feed?.close()
        return feed !== undefined
      })
      .toBe(true)
  })

  test('is refused by name where the place is full, with advice, and nobody who is there notices', async () => {
    await using server = await run({ feedsMax: 2 })
    const [host, guest] = await makeBond(await server.person(), await server.person())
    const feeds = [
      await openFeed(host.visitor, [host], 0),
      await openFeed(guest.visitor, [guest], 0)
    ]
    const late = await server.person()
    const more = await late.ask('POST', '/api/feed', { body: { cursors: [] } })
    expect([more.status, more.body.reason]).toEqual([503, 'server-busy'])
    expect(Number(more.headers.get('retry-after'))).toBeGreaterThan(0)
    const written = await host.say('we are still here')
    for (const feed of feeds) {
      await feed.until((events) => seqsOf(events).includes(written.body.seq))
      await feed.close()
    }
    await expect
      .poll(async () => {
        const feed = await openFeed(late, [], 0).catch(() => undefined)
        await feed?.close()
        return feed !== undefined
      })
      .toBe(true)
  })
})

type Feed = {
  readonly events: FeedEvent[]
  readonly over: Promise<void>
  until(isEnough: (events: readonly FeedEvent[]) => boolean): Promise<void>
  close(): Promise<void>
}

async function openFeed(
  visitor: Visitor,
  spaces: readonly Membership[],
  after: number
): Promise<Feed> {
  const closing = new AbortController()
  const reply = await fetch(`${visitor.address}/api/feed`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', cookie: visitor.cookie },
    body: JSON.stringify({ cursors: spaces.map(({ token }) => ({ token, after })) }),
    signal: closing.signal
  })
  if (!reply.body || reply.status !== 200) throw new Error(`no feed: ${reply.status}`)
  const events: FeedEvent[] = []
  const over = collect(reply.body, events).catch(() => undefined)
  return {
    events,
    over,
    async until(isEnough) {
      await expect.poll(() => isEnough(events), { timeout: 20_000 }).toBe(true)
    },
    async close() {
      closing.abort()
      await over
    }
  }
}

async function collect(body: ReadableStream<Uint8Array>, events: FeedEvent[]): Promise<void> {
  const decoder = new TextDecoder()
  let rest = ''
  for await (const chunk of body) {
    const frames = (rest + decoder.decode(chunk, { stream: true })).split('\n\n')
    rest = frames.pop() ?? ''
    for (const frame of frames) {
      if (frame.startsWith('data: ')) events.push(JSON.parse(frame.slice(6)) as FeedEvent)
    }
  }
}

async function openUnread(port: number, visitor: Visitor, space: Membership): Promise<Socket> {
  const socket = connect(port, '127.0.0.1')
  const body = JSON.stringify({ cursors: [{ token: space.token, after: 1 }] })
  socket.write(
    `POST /api/feed HTTP/1.1\r\nhost: 127.0.0.1:${port}\r\ncontent-type: application/json\r\n` +
      `cookie: ${visitor.cookie}\r\ncontent-length: ${body.length}\r\n\r\n${body}`
  )
  await new Promise((resolve) => socket.once('readable', resolve))
  socket.pause()
  return socket
}

function seqsOf(events: readonly FeedEvent[]): number[] {
  return events.flatMap((event) => (event.event === 'record' ? [event.record.seq] : []))
}

function range(from: number, to: number): number[] {
  return Array.from({ length: to - from + 1 }, (_, index) => from + index)
}
