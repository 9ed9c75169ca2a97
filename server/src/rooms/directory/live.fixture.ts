/** A server with a list that it fetches, and the one who has that list. */
import { setTimeout as sleep } from 'node:timers/promises'
import type { LiveFeed } from '@beside/contract'
import { expect } from 'vitest'
import { service } from '../../directory/directory.fixture.ts'
import { openFeedServer } from '../../directory/live/feed-server.fixture.ts'
import type { FeedServer } from '../../directory/live/feed-server.fixture.ts'
import type { LiveLimits } from '../../directory/live/fetch-pages.ts'
import { run, testClock } from '../../running.fixture.ts'
import type { Running } from '../../running.fixture.ts'
import { Steward } from './steward.fixture.ts'

export const source = 'Council'
export const PATIENCE = { timeout: 20_000, interval: 50 }
export const quick: Partial<LiveLimits> = {
  paceMs: 0,
  breakMs: 0,
  answerMs: 1500,
  pageBytes: 300_000
}

/** So many services, as one publisher has them. */
export const services = (count: number, name = 'Warm room') =>
  Array.from({ length: count }, (_, index) => service(index + 1, { name: `${name} ${index + 1}` }))

export type Desk = AsyncDisposable & {
  readonly feed: FeedServer
  readonly server: Running
  readonly steward: Steward
  /** Time goes on, and the server looks at what is due. */
  pass(ms: number): Promise<void>
  put(changes?: Readonly<Record<string, unknown>>): Promise<number>
  /** Has it fetched, and waits until that ended. */
  fetch(): Promise<LiveFeed>
  look(): Promise<LiveFeed>
  found(): Promise<number>
}

export async function openDesk(limits: Partial<LiveLimits> = {}): Promise<Desk> {
  const feed = await openFeedServer()
  const clock = testClock(Date.UTC(2026, 10, 27, 12))
  const server = await run({ clock, feedLine: feed.line, feedLimits: { ...quick, ...limits } })
  // What a link gave is over after an hour.
  let steward = await Steward.of(server, clock.now())
  const look = async () => {
    const [one] = (await steward.look()).live
    if (!one) throw new Error('no list is fetched')
    return one
  }
  return {
    feed,
    server,
    get steward() {
      return steward
    },
    async pass(ms) {
      clock.pass(ms)
      steward = await Steward.of(server, clock.now())
      await server.server.renewDirectory()
    },
    look,
    async put(changes = {}) {
      const wish = { source, address: feed.address, rhythm: 'by-hand', publishesItself: false }
      return (await steward.ask('PUT', '/live', { ...wish, ...changes })).status
    },
    async fetch() {
      expect((await steward.ask('POST', '/live/fetch', { source })).status).toBe(200)
      for (;;) {
        const now = await look()
        if (now.progress === null) return now
        // What rests goes on with the next look at it.
        if (now.progress.state === 'resting') await server.server.renewDirectory()
        await sleep(20)
      }
    },
    found: async () => {
      await server.server.renewDirectory()
      return (await steward.look()).summary.services
    },
    async [Symbol.asyncDispose]() {
      await server[Symbol.asyncDispose]()
      await feed[Symbol.asyncDispose]()
    }
  }
}

export async function publishPreview({ steward }: Pick<Desk, 'steward'>): Promise<void> {
  const [preview] = (await steward.look()).imports
  expect(preview).toMatchObject({ source, state: 'preview' })
  expect((await steward.ask('POST', `/imports/${preview?.id}/publish`)).status).toBe(200)
}
