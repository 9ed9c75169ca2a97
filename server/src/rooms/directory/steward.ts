/**
 * What stewards do with the directory: bring feeds, look at what they would change, publish, and take back. Editors do
 * the first two.
 */
import {
  AskHidden,
  BeginFeed,
  FeedPiece,
  SayOfPlace,
  UndoImport,
  WIRE_LIMITS,
  WRITTEN_SOURCE
} from '@beside/contract'
import type { ImportReport, ReadImport, StewardDirectory } from '@beside/contract'
import { fromBase64url } from '@beside/kernel/wire'
import { dateOf } from '../../clock/clock.ts'
import { publishFeed, undoFeed } from '../../directory/held-rows.ts'
import { readHiddenPlaces } from '../../directory/hidden-places.ts'
import { hasPlace } from '../../directory/look-up-entries.ts'
import { sayOfPlace } from '../../directory/say-of-place.ts'
import type { Context } from '../../gates/context.ts'
import { json, no } from '../../gates/route.ts'
import type { Reply, Route } from '../../gates/route.ts'
import { editorRoute, stewardRoute } from '../../gates/steward-gate.ts'
import { dropPreview, listImports } from '../../store/directory-imports.ts'
import type { DirectoryImport } from '../../store/directory-imports.ts'

const IMPORTS_SHOWN = 30
const PIECE_BODY_BYTES = Math.ceil((WIRE_LIMITS.feedPieceBytes * 4) / 3) + 200
const some = (bodyBytes: number) => ({ bodyBytes, perMinute: 60, per: 'address' }) as const

export function stewardRoutes(context: Context): readonly Route[] {
  return [
    readRoute(context),
    beginRoute(context),
    pieceRoute(context),
    dropFeedRoute(context),
    hiddenRoute(context),
    publishRoute(context),
    dropRoute(context),
    undoRoute(context),
    placeRoute(context)
  ]
}

function readRoute(context: Context): Route {
  const { packs, feeds, live, store } = context
  return editorRoute(context, {
    method: 'GET',
    path: '/api/steward/directory',
    limits: { bodyBytes: 0, perMinute: 120, per: 'address' },
    body: null,
    async answer(_asked, by) {
      const pack = await packs.current()
      const made = pack ? dateOf(pack.served.manifest.made) : null
      const imports = (await listImports(store.read, IMPORTS_SHOWN))
        .filter(({ source }) => source !== WRITTEN_SOURCE)
        .map((one) => describe(one))
      const summary = { services: pack?.services ?? 0, made }
      const trouble = packs.trouble()
      const feed = feeds.state()
      return json({
        summary,
        feed,
        // An address may hold a key that only stewards were given.
        live: by === 'steward' ? await live.states() : [],
        imports,
        trouble
      } satisfies StewardDirectory)
    }
  })
}

function describe({ id, source, state, made_on: madeOn, report }: DirectoryImport): ReadImport {
  const read = JSON.parse(report) as ImportReport
  const shown = state === 'preview' ? read : { ...read, refusals: [], withheld: [] }
  return { id, source, state, madeOn, report: shown }
}

function beginRoute(context: Context): Route {
  return editorRoute(context, {
    method: 'POST',
    path: '/api/steward/directory/feeds',
    limits: some(2048),
    body: BeginFeed,
    async answer(asked) {
      const begun = await context.feeds.begin(asked.body)
      return 'refused' in begun ? no(begun.refused) : json(begun)
    }
  })
}

function pieceRoute(context: Context): Route {
  return editorRoute(context, {
    method: 'PUT',
    path: '/api/steward/directory/feeds/:feed',
    limits: { bodyBytes: PIECE_BODY_BYTES, perMinute: 1200, per: 'address' },
    body: FeedPiece,
    async answer(asked) {
      const { at, bytes: text } = asked.body
      const bytes = fromBase64url(text)
      if (!bytes) return no('bad-request')
      const isAdded = await context.feeds.add(asked.wordIn('feed'), at, bytes)
      const state = context.feeds.state()
      return isAdded && state ? json(state) : no('not-found')
    }
  })
}

function dropFeedRoute(context: Context): Route {
  return editorRoute(context, {
    method: 'DELETE',
    path: '/api/steward/directory/feeds',
    limits: some(0),
    body: null,
    async answer() {
      if (context.feeds.state()?.state === 'reading') return no('too-many')
      await context.feeds.drop()
      return json({})
    }
  })
}

function hiddenRoute(context: Context): Route {
  return stewardRoute(context, {
    method: 'POST',
    path: '/api/steward/directory/imports/:id/hidden',
    limits: some(1024),
    body: AskHidden,
    async answer(asked) {
      const id = numberOf(asked.wordIn('id'))
      const page = await readHiddenPlaces(context.store.read, id, asked.body.after)
      return page ? json(page) : no('not-found')
    }
  })
}

function publishRoute(context: Context): Route {
  return stewardRoute(context, {
    method: 'POST',
    path: '/api/steward/directory/imports/:id/publish',
    limits: some(0),
    body: null,
    async answer(asked) {
      const id = numberOf(asked.wordIn('id'))
      return renew(context, await context.store.write((db) => publishFeed(db, id)))
    }
  })
}

function dropRoute(context: Context): Route {
  return editorRoute(context, {
    method: 'DELETE',
    path: '/api/steward/directory/imports/:id',
    limits: some(0),
    body: null,
    async answer(asked) {
      const id = numberOf(asked.wordIn('id'))
      const isGone = await context.store.write((db) => dropPreview(db, id))
      return isGone ? json({}) : no('not-found')
    }
  })
}

function undoRoute(context: Context): Route {
  return stewardRoute(context, {
    method: 'POST',
    path: '/api/steward/directory/undo',
    limits: some(1024),
    body: UndoImport,
    async answer(asked) {
      const { source } = asked.body
      return renew(context, await context.store.write((db) => undoFeed(db, source)))
    }
  })
}

function placeRoute(context: Context): Route {
  return stewardRoute(context, {
    method: 'PUT',
    path: '/api/steward/directory/places',
    limits: some(1024),
    body: SayOfPlace,
    async answer(asked) {
      const { entry, place, isConfidential } = asked.body
      const isKnown = entry !== null && (await hasPlace(context.store.read, entry, place))
      if (!isConfidential && !isKnown) return no('not-found')
      await sayOfPlace(context.store, asked.body)
      if (!isConfidential) return renew(context, true)
      context.lists.lookAnew()
      await context.packs.hide()
      return json({})
    }
  })
}

// The new pack takes seconds, and the minute after tries again where it fails.
function renew({ packs }: Context, isChanged: boolean): Reply {
  if (!isChanged) return no('not-found')
  void packs.look().catch(() => undefined)
  return json({})
}

/** No number is no import's. */
function numberOf(text: string): number {
  return /^\d{1,9}$/u.test(text) ? Number(text) : -1
}
