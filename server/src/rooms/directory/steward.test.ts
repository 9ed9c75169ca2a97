import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { STEWARD_HEADER } from '@beside/contract'
import type { FeedState, StewardDirectory } from '@beside/contract'
import { describe, expect, test } from 'vitest'
import { refuge, service } from '../../directory/directory.fixture.ts'
import { run } from '../../running.fixture.ts'
import type { Running } from '../../running.fixture.ts'
import { text } from '../../visitor.fixture.ts'
import type { Visitor } from '../../visitor.fixture.ts'
import { makeStewardLink } from '../stewardship/steward-link.ts'

const PIECE = 1000

class Steward {
  readonly #who: Visitor
  readonly #headers: Record<string, string>

  constructor(who: Visitor, key: string) {
    this.#who = who
    this.#headers = { [STEWARD_HEADER]: key }
  }

  static async of(server: Running): Promise<Steward> {
    await using store = await server.openStore()
    const link = await makeStewardLink(store, Date.now())
    const who = server.visitor()
    const body = { secret: link.split('#')[1] ?? '' }
    const opened = await who.ask<{ stewardKey: string }>('POST', '/api/steward/open', { body })
    return new Steward(who, opened.body.stewardKey)
  }

  ask<Body>(method: string, path: string, body?: unknown) {
    return this.#who.ask<Body>(method, `/api/steward/directory${path}`, {
      headers: this.#headers,
      ...(body === undefined ? {} : { body })
    })
  }

  async look(): Promise<StewardDirectory> {
    return (await this.ask<StewardDirectory>('GET', '')).body
  }

  /** Brings a file, each piece twice, as a line does whose answers get lost. */
  async bring(feed: string): Promise<ReadonlySet<number>> {
    const bytes = new TextEncoder().encode(feed)
    const wish = { name: 'feed.json', source: 'council', bytes: bytes.length, encoding: null }
    const begun = await this.ask<{ feed: string }>('POST', '/feeds', wish)
    const path = `/feeds/${begun.body.feed}`
    const statuses = new Set<number>()
    for (let at = 0; at < bytes.length; at += PIECE) {
      const piece = { at, bytes: text(bytes.slice(at, at + PIECE)) }
      for (let time = 0; time < 2; time += 1) {
        statuses.add((await this.ask<FeedState>('PUT', path, piece)).status)
      }
    }
    return statuses
  }

  async waitUntilRead(): Promise<FeedState> {
    for (;;) {
      const { feed } = await this.look()
      if (feed && ['read', 'broke-off'].includes(feed.state)) return feed
      await sleep(50)
    }
  }
}

const calls = [
  ['GET', '', undefined],
  ['POST', '/feeds', { name: 'a', source: 'b', bytes: 1, encoding: null }],
  ['PUT', '/feeds/AAAA', { at: 0, bytes: 'AA' }],
  ['DELETE', '/feeds', undefined],
  ['POST', '/imports/1/publish', undefined],
  ['DELETE', '/imports/1', undefined],
  ['POST', '/undo', { source: 'a' }],
  ['PUT', '/places', { place: 'a', isConfidential: false, area: null }]
] as const

describe('A steward', () => {
  test('brings a feed in pieces, looks at it, publishes it, and takes it back', async () => {
    await using server = await run()
    const steward = await Steward.of(server)
    const statuses = await steward.bring(JSON.stringify([service(1), refuge(2), { id: 'x' }]))
    expect(statuses).toEqual(new Set([200]))
    const { report } = await steward.waitUntilRead()
    expect(report).toMatchObject({ isNew: 2, refused: 1, confidential: 1 })
    const { imports, summary } = await steward.look()
    expect(summary).toEqual({ services: 0, made: null })
    const [preview] = imports
    expect(preview).toMatchObject({ state: 'preview', source: 'council' })
    expect(preview?.report.withheld[0]?.of).toBe("Women's refuge")
    const publish = `/imports/${preview?.id}/publish`
    expect((await steward.ask('POST', publish)).status).toBe(200)
    await expect.poll(async () => (await steward.look()).summary.services).toBe(2)
    expect((await steward.ask('POST', publish)).status).toBe(404)
    expect((await steward.look()).imports[0]?.report.withheld).toEqual([])
    expect((await steward.ask('POST', '/undo', { source: 'council' })).status).toBe(200)
    await expect.poll(async () => (await steward.look()).summary.services).toBe(0)
  })

  test('says of a place that it may be shown, and of another that it may not', async () => {
    await using server = await run()
    const steward = await Steward.of(server)
    await steward.bring(JSON.stringify([refuge(2)]))
    await steward.waitUntilRead()
    const [preview] = (await steward.look()).imports
    const place = preview?.report.withheld[0]?.id
    await steward.ask('PUT', '/places', { place, isConfidential: false, area: null })
    await steward.ask('POST', `/imports/${preview?.id}/publish`)
    const entry = `/api/directory/services/${service(2).id}`
    const read = async () => JSON.stringify((await server.visitor().ask('GET', entry)).body)
    await expect.poll(read).toContain('Hollybush')
    await steward.ask('PUT', '/places', { place, isConfidential: true, area: 'North Leeds' })
    await expect.poll(read).toContain('North Leeds')
    expect(await read()).not.toContain('Hollybush')
  })

  test('lets a feed go that did not come whole, and no file of it stays', async () => {
    await using server = await run()
    const steward = await Steward.of(server)
    const wish = { name: 'feed.json', source: 'council', bytes: 100, encoding: null }
    const { body } = await steward.ask<{ feed: string }>('POST', '/feeds', wish)
    const path = `/feeds/${body.feed}`
    const put = (at: number, size: number) =>
      steward.ask('PUT', path, { at, bytes: text(new Uint8Array(size)) })
    expect((await put(0, 50)).status).toBe(200)
    expect((await put(60, 10)).status).toBe(404)
    expect((await put(50, 51)).status).toBe(404)
    expect((await steward.ask('DELETE', '/feeds')).status).toBe(200)
    expect((await put(50, 50)).status).toBe(404)
    expect(existsSync(join(server.dataFolder, 'feeds'))).toBe(false)
  })

  test.each(calls)('and nobody else may ask %s %s', async (method, path, body) => {
    await using server = await run()
    const stranger = new Steward(await server.person(), 'AAAA')
    expect((await stranger.ask(method, path, body)).status).toBe(410)
  })
})
