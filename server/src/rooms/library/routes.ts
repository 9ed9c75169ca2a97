/** The library: what anybody may read, and what stewards write. */
import type { Library, ShownText, TextWords } from '@beside/contract'
import type { Context } from '../../gates/context.ts'
import { json, no, route } from '../../gates/route.ts'
import type { Route } from '../../gates/route.ts'
import {
  findPicture,
  findRevision,
  findText,
  listRevisions,
  listShownHeads,
  listTexts
} from '../../store/library.ts'
import type { Reader } from '../../store/tables.ts'
import { drawText } from './draw/draw-text.ts'
import { easeOf } from './draw/ease-of.ts'
import { readOurs } from './ours.ts'
import type { Ours } from './ours.ts'
import { isWithdrawn, momentsOf } from './standing.ts'
import { stewardRoutes } from './steward-routes.ts'
import { headIn, headOf, wordsIn } from './words-row.ts'

const LIMITS = { bodyBytes: 0, perMinute: 300, per: 'address' } as const
const PICTURE_ID_BYTES = 32

export function libraryRoutes(context: Context): readonly Route[] {
  const ours = readOurs()
  return [
    listRoute(context, ours),
    textRoute(context, ours),
    pictureRoute(context),
    ...stewardRoutes(context, ours)
  ]
}

function listRoute({ store, clock }: Context, ours: Ours): Route {
  return route({
    method: 'GET',
    path: '/api/library',
    limits: LIMITS,
    needs: 'nobody',
    body: null,
    answer: async () => json({ texts: await listShown(store.read, ours, clock.now()) })
  })
}

async function listShown(db: Reader, ours: Ours, now: number): Promise<Library['texts']> {
  const texts = await listTexts(db)
  const bySlug = new Map(texts.map((text) => [text.slug, text]))
  const heads = await listShownHeads(db, now)
  const written = heads.flatMap((row) => {
    const text = bySlug.get(row.slug)
    if (!text || isWithdrawn(text, row.shown_from)) return []
    return [{ slug: row.slug, shownFrom: row.shown_from || null, ...headIn(row) }]
  })
  const untouched = [...ours.values()]
    .filter(({ slug }) => !bySlug.has(slug))
    .map(({ slug, words }) => ({ slug, shownFrom: null, ...headOf(words) }))
  return [...written, ...untouched].toSorted((a, b) => (a.slug < b.slug ? -1 : 1))
}

function textRoute({ store, clock }: Context, ours: Ours): Route {
  return route({
    method: 'GET',
    path: '/api/library/texts/:slug',
    limits: LIMITS,
    needs: 'nobody',
    body: null,
    async answer({ wordIn }) {
      const now = clock.now()
      const found = await findShown(store.read, { ours, slug: wordIn('slug'), now })
      if (!found) return no('not-found')
      if (found === 'withdrawn') return no('text-withdrawn')
      const { slug, words, changes } = found
      const pieces = drawText(words.body, words.sources.length)
      const shown = await listShown(store.read, ours, now)
      return json({
        slug,
        words: headOf(words),
        pieces: [...pieces],
        ease: easeOf(pieces, words.language),
        changes,
        others: othersOf(shown, slug)
      } satisfies ShownText)
    }
  })
}

type Found = {
  readonly slug: string
  readonly words: TextWords
  readonly changes: ShownText['changes']
}

async function findShown(
  db: Reader,
  { ours, slug, now }: { readonly ours: Ours; readonly slug: string; readonly now: number }
): Promise<Found | 'withdrawn' | undefined> {
  const text = await findText(db, slug)
  if (!text) {
    const own = ours.get(slug)
    return own && { ...own, changes: [{ shownFrom: null, why: '' }] }
  }
  const revisions = await listRevisions(db, slug)
  const { shown } = momentsOf(revisions, now)
  // A draft that was never shown looks like no text at all, also where it was taken back.
  if (shown === null) return undefined
  if (isWithdrawn(text, shown)) return 'withdrawn'
  const number = revisions.find((one) => one.shown_from === shown)?.number ?? 0
  const row = await findRevision(db, slug, number)
  const changes = revisions
    .filter(({ shown_from: from }) => from !== null && from <= now)
    .toSorted((a, b) => (b.shown_from ?? 0) - (a.shown_from ?? 0))
    .map(({ shown_from: from, why }) => ({ shownFrom: from || null, why }))
  return row && { slug, words: wordsIn(row), changes }
}

/** `grounding-ar` is `grounding` in Arabic. */
function othersOf(texts: Library['texts'], slug: string): ShownText['others'] {
  const baseOf = (of: string) => of.replace(/-(?:ar|es)$/u, '')
  return texts
    .filter((text) => text.slug !== slug && baseOf(text.slug) === baseOf(slug))
    .map((text) => ({ slug: text.slug, language: text.language }))
}

function pictureRoute({ store }: Context): Route {
  return route({
    method: 'GET',
    path: '/api/library/pictures/:id',
    limits: LIMITS,
    needs: 'nobody',
    body: null,
    async answer({ bytesIn }) {
      const id = bytesIn('id', PICTURE_ID_BYTES)
      const picture = id && (await findPicture(store.read, id))
      // Its address never changes. Still nobody keeps it: what lies in a cache tells what was read there.
      if (!picture) return no('not-found')
      const headers = { 'content-type': picture.type, 'cache-control': 'no-store' }
      return { ok: true, bytes: picture.bytes, headers }
    }
  })
}
