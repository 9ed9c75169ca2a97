/** A place with two stewards and the lines that they write down, as it is asked for over HTTP. */
import { createHash } from 'node:crypto'
import { LinesPart, linesOfPart, StewardLines } from '@beside/contract'
import type { CheckedLine, HelpLine, Instance, ServedPack, Settings } from '@beside/contract'
import * as v from 'valibot'
import { expect } from 'vitest'
import type { Membership } from '../../membership.fixture.ts'
import { run, testClock } from '../../running.fixture.ts'
import type { Running } from '../../running.fixture.ts'
import { appoint, beginStewards, refresh, stewardKey, tokenOf } from '../teams/teams.fixture.ts'

// A Friday.
const START = Date.UTC(2026, 10, 27, 12, 0, 30)

export const samaritans: HelpLine = {
  name: 'Samaritans',
  forWhom: 'Anybody',
  region: 'GB',
  area: '',
  way: 'call',
  dial: '116 123',
  textWord: '',
  hours: 'Day and night',
  cost: 'Free',
  languages: 'English',
  onBill: 'no',
  source: 'https://line.example/call',
  dialledOn: '2026-11-26'
}
export const shout: HelpLine = {
  ...samaritans,
  name: 'Shout',
  way: 'text',
  dial: '85258',
  textWord: 'SHOUT'
}

type Headers = Record<string, string>
type Place = AsyncDisposable & {
  readonly server: Running
  readonly clock: ReturnType<typeof testClock>
  readonly ada: Membership
  readonly eve: Membership
  /** What brings a steward's right: of Ada, of Eve, or of a link. */
  as(who: Membership | 'link'): Promise<Headers>
  write(who: Headers, lines: readonly HelpLine[]): Promise<number>
  checks(who: Headers): Promise<StewardLines>
  confirm(who: Headers, id?: string): Promise<number>
  shown(): Promise<readonly CheckedLine[]>
}

/** A place with two stewards. */
export async function open(): Promise<Place> {
  const clock = testClock(START)
  const server = await run({ clock })
  const ada = await beginStewards(server, clock)
  const eve = await appoint(ada, await server.person(), { clock, days: 300, role: 'admin' })
  const anybody = server.visitor()
  const read = async (who: Headers) => {
    const told = await anybodyAs(who).ask<Settings>('GET', '/api/steward/community')
    return told.body
  }
  // A token is of a session, so each steward asks by their own.
  const visitors = new Map<Headers, typeof anybody>()
  const anybodyAs = (who: Headers) => {
    const visitor = visitors.get(who) ?? anybody
    return {
      ask: <Body>(method: string, path: string, body?: unknown) =>
        visitor.ask<Body>(method, path, {
          headers: who,
          ...(body === undefined ? {} : { body })
        })
    }
  }
  const place: Place = {
    server,
    clock,
    ada,
    eve,
    async as(who) {
      if (who === 'link') return stewardKey(server, clock.now())
      await refresh([who], clock)
      const headers = tokenOf(who)
      visitors.set(headers, who.visitor)
      return headers
    },
    async write(who, lines) {
      const { community, version } = await read(who)
      const body = { community: { ...community, lines }, version }
      return (await anybodyAs(who).ask('PUT', '/api/steward/community', body)).status
    },
    async checks(who) {
      const told = await anybodyAs(who).ask('GET', '/api/steward/lines')
      return v.parse(StewardLines, told.body)
    },
    async confirm(who, id) {
      const waiting = id ?? (await place.checks(who)).waiting[0]?.id
      const path = '/api/steward/lines/confirm'
      return (await anybodyAs(who).ask('POST', path, { id: waiting })).status
    },
    async shown() {
      const told = await anybody.ask<Instance>('GET', '/api/instance')
      const pack = await fetchLines(server)
      // Whoever has no script and whoever checks the signature see the same.
      if (pack) expect(pack.lines).toEqual(told.body.community.lines)
      return told.body.community.lines
    },
    [Symbol.asyncDispose]: () => server[Symbol.asyncDispose]()
  }
  return place
}

export async function fetchLines({ address }: Running) {
  const reply = await fetch(`${address}/api/lines/pack`)
  if (reply.status === 404) return undefined
  const served = (await reply.json()) as ServedPack
  const [part] = served.manifest.parts
  const got = await fetch(`${address}/api/lines/parts/${part?.sha256 ?? ''}`)
  const text = Buffer.from(await got.arrayBuffer())
  expect(createHash('sha256').update(text).digest('hex')).toBe(part?.sha256)
  const lines = linesOfPart(v.parse(LinesPart, JSON.parse(text.toString())))
  return { ...served, lines, headers: got.headers, text: text.toString() }
}
