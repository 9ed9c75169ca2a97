/** Lists that are fetched from an address: stewards name it, fetch it, choose how often, and let it go. */
import { PutLive, UndoImport } from '@beside/contract'
import { readFeedAddress } from '../../directory/live/feed-line.ts'
import type { Context } from '../../gates/context.ts'
import { json, no } from '../../gates/route.ts'
import type { Route } from '../../gates/route.ts'
import { stewardRoute } from '../../gates/steward-gate.ts'
import { findLive, listLive, noteLive, putLive } from '../../store/directory-live.ts'

const PATH = '/api/steward/directory/live'
const FEEDS_MAX = 50
const some = { bodyBytes: 2048, perMinute: 60, per: 'address' } as const

export function liveRoutes(context: Context): readonly Route[] {
  return [putRoute(context), fetchRoute(context), stopRoute(context), removeRoute(context)]
}

function putRoute(context: Context): Route {
  return stewardRoute(context, {
    method: 'PUT',
    path: PATH,
    limits: some,
    body: PutLive,
    async answer({ body }) {
      const { source, rhythm, publishesItself } = body
      const address = readFeedAddress(body.address)
      if (address === undefined) return no('not-an-address')
      const { store, clock, live } = context
      const before = await findLive(store.read, source)
      if (!before && (await listLive(store.read)).length >= FEEDS_MAX) return no('too-many')
      // What came from elsewhere is no part of it.
      if (before && before.address !== address) await live.drop(source)
      const next = rhythm === 'by-hand' ? null : (before?.next_on ?? clock.today())
      await store.write(async (db) => {
        const chosen = { source, address, rhythm, publishes_itself: publishesItself ? 1 : 0 }
        await putLive(db, chosen)
        await noteLive(db, source, { next_on: next })
      })
      return json({})
    }
  })
}

function fetchRoute(context: Context): Route {
  return stewardRoute(context, {
    method: 'POST',
    path: `${PATH}/fetch`,
    limits: some,
    body: UndoImport,
    async answer({ body: { source } }) {
      const { store, live } = context
      if (!(await findLive(store.read, source))) return no('not-found')
      return (await live.fetch(source)) ? json({}) : no('too-many')
    }
  })
}

function stopRoute(context: Context): Route {
  return stewardRoute(context, {
    method: 'POST',
    path: `${PATH}/stop`,
    limits: some,
    body: UndoImport,
    async answer({ body: { source } }) {
      await context.live.drop(source)
      return json({})
    }
  })
}

function removeRoute(context: Context): Route {
  return stewardRoute(context, {
    method: 'POST',
    path: `${PATH}/remove`,
    limits: some,
    body: UndoImport,
    async answer({ body: { source } }) {
      return (await context.live.remove(source)) ? json({}) : no('not-found')
    }
  })
}
