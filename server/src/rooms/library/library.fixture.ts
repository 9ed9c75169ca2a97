/** A server with a steward by a link, for the tests of this room. */
import { Library } from '@beside/contract'
import type { SaveText, ShownText, StewardText, TextWords } from '@beside/contract'
import * as v from 'valibot'
import { run, testClock } from '../../running.fixture.ts'
import type { Running } from '../../running.fixture.ts'
import type { Answer } from '../../visitor.fixture.ts'
import { stewardKey } from '../teams/teams.fixture.ts'

export const words: TextWords = {
  language: 'en',
  topic: 'grounding',
  title: 'A walk round the block',
  summary: 'Five slow minutes outside.',
  body: 'Go out. Look up [1].\n\n## And then\n\nCome back.',
  notes: ['medical:mention'],
  sources: [{ text: 'A book', address: '' }],
  by: 'Mina',
  reviewedOn: '2026-11-01',
  reviewBy: '2027-05-01'
}

export type Desk = {
  readonly server: Running
  readonly clock: ReturnType<typeof testClock>
  ask<Body = Record<string, unknown>>(
    method: string,
    path: string,
    body?: unknown
  ): Promise<Answer<Body>>
  save(slug: string, changes?: Partial<SaveText>): Promise<Answer<StewardText>>
  list(): Promise<readonly string[]>
  read(slug: string): Promise<Answer<ShownText>>
}

/** A server, what anybody reads there, and a steward by a link. */
export async function openDesk(): Promise<Desk & AsyncDisposable> {
  const clock = testClock(Date.UTC(2026, 10, 27, 12, 0, 30))
  const server = await run({ clock })
  const headers = await stewardKey(server, clock.now())
  const anybody = server.visitor()
  const ask: Desk['ask'] = (method, path, body) =>
    anybody.ask(method, path, body === undefined ? { headers } : { headers, body })
  return {
    server,
    clock,
    ask,
    save: (slug, changes = {}) =>
      ask('PUT', `/api/steward/library/${slug}`, {
        words,
        why: 'It is new.',
        newest: null,
        showing: { how: 'show' },
        ...changes
      }),
    async list() {
      const { body } = await anybody.ask<Library>('GET', '/api/library')
      return v.parse(Library, body).texts.map(({ slug }) => slug)
    },
    read: (slug) => anybody.ask('GET', `/api/library/texts/${slug}`),
    [Symbol.asyncDispose]: () => server[Symbol.asyncDispose]()
  }
}
