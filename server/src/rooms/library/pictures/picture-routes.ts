/** Pictures of texts: anybody sees those of words that can be read; stewards keep them, and let them go. */
import { KeepPicture, WIRE_LIMITS } from '@beside/contract'
import type { KeptPicture, StewardPictures } from '@beside/contract'
import { plainHash } from '@beside/kernel/wire'
import type { Bytes } from '@beside/kernel/wire'
import type { Context } from '../../../gates/context.ts'
import { json, no, route } from '../../../gates/route.ts'
import type { Route } from '../../../gates/route.ts'
import { editorRoute } from '../../../gates/steward-gate.ts'
import { bytesOf, textOf } from '../../../log/wire-records.ts'
import {
  addPicture,
  findPicture,
  findText,
  listAllUses,
  listPictures,
  listRevisions,
  listUsesOf,
  removePicture
} from '../../../store/library.ts'
import type { PictureUse } from '../../../store/library.ts'
import type { Reader } from '../../../store/tables.ts'
import { isReadable } from '../history.ts'
import { isWithdrawn, momentsOf } from '../standing.ts'
import { cleanPicture } from './clean-picture.ts'

const PATH = '/api/steward/library-pictures'
const LIMITS = { bodyBytes: 0, perMinute: 60, per: 'address' } as const
const ID_BYTES = 32

export function pictureRoutes(context: Context): readonly Route[] {
  return [seeRoute(context), listRoute(context), keepRoute(context), removeRoute(context)]
}

function seeRoute({ store, clock }: Context): Route {
  return route({
    method: 'GET',
    path: '/api/library/pictures/:id',
    limits: { ...LIMITS, perMinute: 300 },
    needs: 'nobody',
    body: null,
    async answer({ bytesIn }) {
      const id = bytesIn('id', ID_BYTES)
      const picture = id && (await findPicture(store.read, id))
      if (!picture || !(await canBeSeen(store.read, picture.id, clock.now())))
        return no('not-found')
      // Its address never changes. Still nobody keeps it: what lies in a cache tells what was read there.
      const headers = { 'content-type': picture.type, 'cache-control': 'no-store' }
      return { ok: true, bytes: picture.bytes, headers }
    }
  })
}

/**
 * One that was never shown is seen by its address, a hash that only who has the picture can know: so whoever writes
 * looks at it. One that was shown is seen while some words that hold it can be read.
 */
async function canBeSeen(db: Reader, picture: Bytes, now: number): Promise<boolean> {
  const uses = await listUsesOf(db, picture)
  const shown = uses.filter(({ shown_from: from }) => from !== null && from <= now)
  for (const slug of new Set(shown.map((use) => use.slug))) {
    const text = await findText(db, slug)
    const revisions = await listRevisions(db, slug)
    const isBack = !text || isWithdrawn(text, momentsOf(revisions, now).shown)
    const ofText = shown.filter((use) => use.slug === slug)
    if (!isBack && ofText.some((use) => isReadable(use, { revisions, now }))) return true
  }
  return shown.length === 0
}

function listRoute(context: Context): Route {
  return editorRoute(context, {
    method: 'GET',
    path: PATH,
    limits: LIMITS,
    body: null,
    async answer() {
      const pictures = await listPictures(context.store.read)
      const uses = Map.groupBy(await listAllUses(context.store.read), ({ picture }) =>
        textOf(picture)
      )
      return json({
        pictures: pictures.map(({ id }) => {
          const its = uses.get(textOf(id)) ?? []
          const usedIn = [...new Set(its.map(({ slug }) => slug))]
          return { id: textOf(id), usedIn, canGo: canGo(its) }
        })
      } satisfies StewardPictures)
    }
  })
}

/** Words that were taken from readers hold no picture here: it may be the very thing that has to go. */
function canGo(uses: readonly PictureUse[]): boolean {
  return uses.every(({ withheld_on: on }) => on !== null)
}

function keepRoute(context: Context): Route {
  return editorRoute(context, {
    method: 'POST',
    path: PATH,
    limits: { ...LIMITS, perMinute: 20, bodyBytes: Math.ceil(WIRE_LIMITS.pictureBytes * 1.4) },
    body: KeepPicture,
    async answer({ body }) {
      const picture = cleanPicture(bytesOf(body.bytes))
      if (!picture) return no('picture-refused')
      const id = plainHash(picture.bytes)
      const isKept = await context.store.write((db) =>
        addPicture(db, { id, ...picture }, WIRE_LIMITS.picturesOfLibrary)
      )
      return isKept ? json({ id: textOf(id) } satisfies KeptPicture) : no('too-many')
    }
  })
}

function removeRoute(context: Context): Route {
  const { store } = context
  return editorRoute(context, {
    method: 'DELETE',
    path: `${PATH}/:id`,
    limits: LIMITS,
    body: null,
    async answer({ bytesIn }) {
      const id = bytesIn('id', ID_BYTES)
      if (!id) return no('not-found')
      const refusal = await store.write(async (db) => {
        if (!(await findPicture(db, id))) return no('not-found')
        if (!canGo(await listUsesOf(db, id))) return no('picture-used')
        await removePicture(db, id)
        return undefined
      })
      if (refusal) return refusal
      // It may have shown somebody: then it is to be in no file of the server.
      await store.clearJournal()
      return json({})
    }
  })
}
