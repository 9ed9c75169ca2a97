/** A server that is killed while it fetches a list, as a machine is that loses its power. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openStore, type Store } from '@beside/server'
import type { Hash } from '@beside/kernel'
import { expect, test } from 'vitest'
import {
  openFeedServer,
  pagesOf,
  type FeedServer
} from '../../../server/src/directory/live/feed-server.fixture.ts'
import {
  publishPreview,
  services,
  source
} from '../../../server/src/rooms/directory/live.fixture.ts'
import { Steward } from '../../../server/src/rooms/directory/steward.fixture.ts'
import { listImports } from '../../../server/src/store/directory-imports.ts'
import { bytes, Visitor } from '../../../server/src/visitor.fixture.ts'
import { prepareServer, type ServerProcess } from './mortal-server.ts'
import { PATIENCE } from './place.ts'

const PUBLISHED = 3
const PAGE = 500
const COUNT = 8 * PAGE

test('A list whose server is killed again and again comes whole, and until then nothing of it counts', async () => {
  await using feed = await openFeedServer()
  await using place = await openPlace()
  const { server } = place
  let steward = await place.steward()
  const madeAndFound = () => {
    server.renew()
    return place.found()
  }
  feed.answer = pagesOf(services(PUBLISHED), PAGE)
  const wish = { source, address: feed.address, rhythm: 'by-hand', publishesItself: false }
  expect((await steward.ask('PUT', '/live', wish)).status).toBe(200)
  await steward.ask('POST', '/live/fetch', { source })
  await expect.poll(() => outcomeOf(steward), PATIENCE).toBe('preview')
  await publishPreview({ steward })
  await expect.poll(madeAndFound, PATIENCE).toBe(PUBLISHED)

  const whole = pagesOf(services(COUNT), PAGE)
  const cut = cutAt(feed, whole)
  for (const page of [1, 4, 8]) {
    const reached = cut(page)
    if (page === 1) await steward.ask('POST', '/live/fetch', { source })
    else server.renew()
    // Nothing that came whole before is asked for again.
    expect(await reached).toBe(page === 1 ? 1 : page === 4 ? 4 : 5)
    await server.kill()
    await server.start()
    steward = await place.steward()
    // What was there is there, nothing of the list counts, and what came so far is said.
    expect(await place.found()).toBe(PUBLISHED)
    const { imports, live } = await steward.look()
    expect(imports.map(({ state }) => state)).toEqual(['current'])
    const services = (page - 1) * PAGE
    expect(live[0]?.progress).toMatchObject({ state: 'resting', pages: page - 1, services })
  }
  feed.answer = whole
  server.renew()
  await killWhileItIsRead(place, steward)
  steward = await place.steward()
  expect(await place.found()).toBe(PUBLISHED)
  server.renew()
  await expect.poll(() => outcomeOf(steward), PATIENCE).toBe('preview')
  const [newest] = (await steward.look()).imports
  const report = { isNew: COUNT - PUBLISHED, same: PUBLISHED, refused: 0, gone: 0 }
  expect(newest).toMatchObject({ state: 'preview', report })
  expect(await place.found()).toBe(PUBLISHED)
  await publishPreview({ steward })
  await expect.poll(madeAndFound, PATIENCE).toBe(COUNT)
  expect(server.complaints()).toBe('')
})

const outcomeOf = async (steward: Steward) => {
  const [{ progress, outcome } = { progress: null, outcome: null }] = (await steward.look()).live
  return progress === null ? outcome : 'not yet'
}

/** Waits until this page is asked for, of which half is sent then; and says how often anything was asked for since. */
function cutAt(feed: FeedServer, whole: FeedServer['answer']) {
  const cut = { page: 0, reached: (): void => undefined }
  feed.answer = (asked, reply, request) => {
    if (asked.searchParams.get('page') !== String(cut.page)) return whole(asked, reply, request)
    reply.writeHead(200, { 'content-type': 'application/json' }).write('{"contents":[{"id":"half')
    cut.reached()
  }
  return async (page: number): Promise<number> => {
    const before = feed.asked.length
    const { promise, resolve } = Promise.withResolvers<void>()
    cut.reached = resolve
    cut.page = page
    await promise
    return feed.asked.length - before
  }
}

/**
 * Nobody writes while this holds the store, so a list that is seen half written in there stays so until the server is
 * gone. On a machine where it was read to its end before anybody looked, it is let go and fetched once more.
 */
async function killWhileItIsRead(place: Place, steward: Steward): Promise<void> {
  const { server } = place
  await using store = await place.openStore()
  const wasKilled = async () => {
    const states = await store.write(async (db) => {
      const now = (await listImports(db, 10)).map(({ id, state }) => ({ id, state }))
      if (now.some(({ state }) => state === 'writing')) await server.kill()
      return now
    })
    if (states.some(({ state }) => state === 'writing')) return true
    const whole = states.find(({ state }) => state === 'preview')
    if (whole && (await outcomeOf(steward)) === 'preview') {
      await steward.ask('DELETE', `/imports/${whole.id}`)
      await steward.ask('POST', '/live/fetch', { source })
    }
    return false
  }
  await expect.poll(wasKilled, { ...PATIENCE, interval: 5 }).toBe(true)
  // It was not read to its end.
  expect((await listImports(store.read, 10)).map(({ state }) => state)).toContain('writing')
  await server.start()
}

type Place = AsyncDisposable & {
  readonly server: ServerProcess
  readonly steward: () => Promise<Steward>
  /** How many services everybody finds. */
  readonly found: () => Promise<number>
  /** The store itself, beside the server that runs. */
  readonly openStore: () => Promise<Store>
}

async function openPlace(): Promise<Place> {
  const dataFolder = await mkdtemp(join(tmpdir(), 'beside-feed-killed-'))
  const server = prepareServer({ dataFolder, databaseUrl: undefined, fetchesFromHere: true })
  await server.start()
  const address = () => `http://127.0.0.1:${server.port()}`
  const read = async <Body>(path: string) => (await (await fetch(address() + path)).json()) as Body
  const { instanceId } = await read<{ readonly instanceId: string }>('/api/instance')
  return {
    server,
    steward: () =>
      Steward.of({
        openStore: () => openStore(dataFolder),
        visitor: () => new Visitor(address(), bytes(instanceId) as Hash, 'quiet-river-1')
      }),
    async found() {
      return (await read<{ readonly services: number }>('/api/directory')).services
    },
    openStore: () => openStore(dataFolder),
    async [Symbol.asyncDispose]() {
      await server.kill()
      await rm(dataFolder, { recursive: true, force: true })
    }
  }
}
