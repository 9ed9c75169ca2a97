/** Lists of services, brought by stewards and editors and published by stewards. */
import { BegunFeed, FeedState, HiddenPlaces, StewardDirectory } from '@beside/contract'
import { ok, refused, toBase64url, type Result } from '@beside/kernel'
import * as v from 'valibot'
import type { FeedActs } from '../api-feeds.ts'
import type { Done } from '../outcome.ts'
import { settled } from '../sync/writing.ts'
import { narrowed, type Call, type WireResult } from '../wire/server-link.ts'
import { writerToken } from './care-actions.ts'
import type { House } from './house.ts'
import { toolsOf } from './tools.ts'

const path = '/api/steward/directory'

export function feedActions(house: House): FeedActs {
  const act = async (call: Omit<Call, 'token'>) => settled(await ask(house, call, v.unknown()))
  return {
    async readFeeds() {
      const read = await ask(house, { method: 'GET', path }, StewardDirectory)
      return read.ok ? read : narrowed(read)
    },
    async beginFeed(body) {
      const begun = await ask(house, { method: 'POST', path: `${path}/feeds`, body }, BegunFeed)
      return begun.ok ? ok(begun.value.feed) : narrowed(begun, 'too-many', 'feed-coming')
    },
    async sendFeedPiece({ feed, at, bytes }) {
      const body = { at, bytes: toBase64url(bytes) }
      const call = { method: 'PUT', path: `${path}/feeds/${feed}`, body } as const
      const sent = await ask(house, call, FeedState)
      return sent.ok ? sent : narrowed(sent)
    },
    async dropFeed() {
      const gone = await ask(house, { method: 'DELETE', path: `${path}/feeds` }, v.unknown())
      return gone.ok ? ok(true) : narrowed(gone, 'too-many')
    },
    async putLive(body) {
      const put = await ask(house, { method: 'PUT', path: `${path}/live`, body }, v.unknown())
      return put.ok ? ok(true) : narrowed(put, 'not-an-address', 'too-many')
    },
    fetchLive: (source) => onLive(house, 'fetch', source),
    stopLive: (source) => onLive(house, 'stop', source),
    removeLive: (source) => onLive(house, 'remove', source),
    publishFeed: (id) => act({ method: 'POST', path: `${path}/imports/${id}/publish` }),
    dropPreview: (id) => act({ method: 'DELETE', path: `${path}/imports/${id}` }),
    async readHidden({ id, after }) {
      const call = {
        method: 'POST',
        path: `${path}/imports/${id}/hidden`,
        body: { after }
      } as const
      const read = await ask(house, call, HiddenPlaces)
      return read.ok ? read : narrowed(read)
    },
    undoFeed: (source) => act({ method: 'POST', path: `${path}/undo`, body: { source } }),
    sayOfPlace: (body) => act({ method: 'PUT', path: `${path}/places`, body })
  }
}

async function onLive(
  house: House,
  act: 'fetch' | 'stop' | 'remove',
  source: string
): Done<true, 'too-many'> {
  const call = { method: 'POST', path: `${path}/live/${act}`, body: { source } } as const
  const done = await ask(house, call, v.unknown())
  return done.ok ? ok(true) : narrowed(done, 'too-many')
}

async function ask<Schema extends v.GenericSchema>(
  house: House,
  call: Omit<Call, 'token'>,
  reply: Schema
): Promise<
  WireResult<v.InferOutput<Schema>> | (Result<never, 'not-found'> & { readonly ok: false })
> {
  const token = await writerToken(house)
  const tools = toolsOf(house)
  if (!tools || !token) return refused('not-found')
  return tools.link.call({ ...call, token }, reply)
}
