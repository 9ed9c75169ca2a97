/** A steward by a link, and what they do with the directory. */
import { setTimeout as sleep } from 'node:timers/promises'
import { STEWARD_HEADER } from '@beside/contract'
import type { FeedState, StewardDirectory, WrittenFields } from '@beside/contract'
import type { Running } from '../../running.fixture.ts'
import { text } from '../../visitor.fixture.ts'
import type { Visitor } from '../../visitor.fixture.ts'
import { makeStewardLink } from '../stewardship/steward-link.ts'

const PIECE = 1000

export const drawnId = '0b1c2d3e-4f50-4a6b-8c7d-9e0f1a2b3c4d'

/** What a steward writes of a service. */
export const written: WrittenFields = {
  name: 'Warm evenings',
  organization: 'Open Door',
  does: 'Soup and company.',
  isFor: 'Anybody who is cold.',
  phone: '0113 496 0101',
  texts: '',
  mail: 'warm@open.example',
  web: 'https://open.example/warm',
  hours: [{ days: ['MO', 'TH'], opens: '17:00', closes: '20:00' }],
  hoursInWords: 'Not in August',
  languages: 'English, Arabic',
  cost: 'free',
  costInWords: '',
  serves: 'Leeds',
  place: {
    kind: 'address',
    street: '3 Lantern Yard',
    town: 'Leeds',
    region: 'Yorkshire',
    postcode: 'LS1 1AA',
    country: 'GB',
    isNoSecret: false
  },
  access: 'Step-free.',
  safeContact: 'They never call back.',
  checkedOn: '2026-11-20',
  checkedBy: 'steward',
  consent: 'given'
}

export class Steward {
  readonly #who: Visitor
  readonly #headers: Record<string, string>

  constructor(who: Visitor, key: string) {
    this.#who = who
    this.#headers = { [STEWARD_HEADER]: key }
  }

  static async of(
    server: Pick<Running, 'openStore' | 'visitor'>,
    now = Date.now()
  ): Promise<Steward> {
    await using store = await server.openStore()
    const link = await makeStewardLink(store, now)
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
