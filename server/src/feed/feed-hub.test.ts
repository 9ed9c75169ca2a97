import { once } from 'node:events'
import { createServer } from 'node:http'
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { AddressInfo, Socket } from 'node:net'
import type { KyselyPlugin } from 'kysely'
import { expect, test } from 'vitest'
import { systemClock, watchClock } from '../clock/clock.ts'
import { Membership } from '../membership.fixture.ts'
import { run } from '../running.fixture.ts'
import type { Session } from '../store/sessions.ts'
import type { Store } from '../store/store.ts'
import { bytes, text } from '../visitor.fixture.ts'
import { openFeedHub } from './feed-hub.ts'
import type { FeedHub } from './feed-hub.ts'
import { FeedReader } from './feed-reader.ts'
import type { FollowedSpace } from './feed-reader.ts'

const setting = {
  clock: watchClock(systemClock),
  onTrouble: (cause: unknown) => {
    throw cause
  }
}

test('what is committed between the last page and going live is not missed', async () => {
  await using server = await run()
  const own = await Membership.begin(await server.person())
  await using store = await server.openStore()
  let isMeanwhile = false
  // The last page was read and says that there is no more; before it arrives, somebody writes.
  const meanwhile: KyselyPlugin = {
    transformQuery: ({ node }) => node,
    async transformResult({ result }) {
      if (result.rows.length > 0 || isMeanwhile) return result
      isMeanwhile = true
      await say(own, hub, 'meanwhile')
      return result
    }
  }
  using hub = openFeedHub({ ...setting, db: store.read.withPlugin(meanwhile) })
  await using stream = await openStream(hub, [followed(own)], await sessionIn(store))
  await expect.poll(stream.read).toContain('"caught-up"')
  await say(own, hub, 'later')
  await expect.poll(() => seqsIn(stream.read()).at(-1)).toBe(3)
  expect(isMeanwhile).toBe(true)
  expect(seqsIn(stream.read())).toEqual([1, 2, 3])
})

test('a quiet stream shows again and again that it lives', async () => {
  await using server = await run()
  await server.person()
  await using store = await server.openStore()
  using hub = openFeedHub({ ...setting, db: store.read, beatMs: 5 })
  await using stream = await openStream(hub, [], await sessionIn(store))
  const beats = () => stream.read().match(/^:$/gmu)?.length ?? 0
  await expect.poll(beats).toBeGreaterThan(2)
  // Nothing else was said meanwhile, and a beat is no event.
  expect(stream.read().match(/data: /gu)).toHaveLength(1)
})

test('a stream whose session ended while it was being opened ends, and sends nothing', async () => {
  await using server = await run()
  const own = await Membership.begin(await server.person())
  await using store = await server.openStore()
  const session = await sessionIn(store)
  await own.visitor.ask('DELETE', '/api/session')
  using hub = openFeedHub({ ...setting, db: store.read })
  await using stream = await openStream(hub, [followed(own)], session)
  await expect.poll(stream.read).toContain('"why":"session-ended"')
  expect(seqsIn(stream.read())).toEqual([])
  expect(hub.size).toBe(0)
})

async function sessionIn({ read }: Store): Promise<Session> {
  return read.selectFrom('sessions').selectAll().executeTakeFirstOrThrow()
}

async function say(own: Membership, hub: FeedHub, words: string): Promise<void> {
  const envelope = own.entry(words)
  const { seq, time, receipt } = (await own.write(envelope)).body
  const signed = { ...receipt, head: own.position.head, signature: bytes(receipt.signature) }
  const landed = [{ seq, time, envelope, ended: [] }]
  hub.publish([{ spaceId: own.spaceId, landed, receipt: signed, isClosed: false }])
}

function followed({ spaceId, keys }: Membership): FollowedSpace {
  const member = keys.sign.public
  const start = { sentSeq: 0, phase: 'backfill', isBehind: false } as const
  return { key: text(spaceId), spaceId, member, ...start }
}

function seqsIn(received: string): readonly number[] {
  return [...received.matchAll(/"record":\{"seq":(\d+)/gu)].map(([, seq]) => Number(seq))
}

/** A stream over a socket of its own, and what has come through it by now. */
async function openStream(hub: FeedHub, spaces: readonly FollowedSpace[], session: Session) {
  const server = createServer((_incoming: IncomingMessage, outgoing: ServerResponse) => {
    outgoing.writeHead(200, { 'transfer-encoding': 'chunked' })
    outgoing.flushHeaders()
    if (!hasSocket(outgoing)) throw new Error('nobody is there')
    const following = { session: { id: session.id, tokenHash: session.token_hash }, spaces }
    void hub.follow(new FeedReader(outgoing, following, (reader) => hub.drop(reader)))
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  const reply = await fetch(`http://127.0.0.1:${port}`)
  let received = ''
  const reading = (async () => {
    const decoder = new TextDecoder()
    for await (const chunk of reply.body ?? []) received += decoder.decode(chunk, { stream: true })
  })().catch(() => undefined)
  return {
    read: () => received,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections()
      server.close()
      await reading
    }
  }
}

function hasSocket(outgoing: ServerResponse): outgoing is ServerResponse & { socket: Socket } {
  return outgoing.socket !== null
}
