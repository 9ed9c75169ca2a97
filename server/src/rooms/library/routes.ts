/** The library: what anybody may read, and what stewards write. */
import type { EarlierText, Library, ShownText, TextWords } from '@beside/contract'
import { dateOf } from '../../clock/clock.ts'
import type { Context } from '../../gates/context.ts'
import { json, no, route } from '../../gates/route.ts'
import type { RefusalReply, Route } from '../../gates/route.ts'
import { findRevision, findText, listRevisions } from '../../store/library.ts'
import type { LibraryText } from '../../store/library.ts'
import type { Reader } from '../../store/tables.ts'
import { drawText } from './draw/draw-text.ts'
import { easeOf } from './draw/ease-of.ts'
import { readOurs } from './ours.ts'
import { readBefore, shownChangesOf } from './history.ts'
import type { Ours } from './ours.ts'
import { pictureRoutes } from './pictures/picture-routes.ts'
import { listReadable } from './readable.ts'
import { isWithdrawn, momentsOf } from './standing.ts'
import { stewardRoutes } from './steward-routes.ts'
import { headOf, wordsIn } from './words-row.ts'

const LIMITS = { bodyBytes: 0, perMinute: 300, per: 'address' } as const

export function libraryRoutes(context: Context): readonly Route[] {
  const ours = readOurs()
  return [
    listRoute(context, ours),
    textRoute(context, ours),
    beforeRoute(context, ours),
    ...pictureRoutes(context),
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
  const { slugs, heads } = await listReadable(db, now)
  const written = heads.map(({ slug, shownFrom, head }) => ({
    slug,
    shownFrom: shownFrom || null,
    ...head
  }))
  const untouched = [...ours.values()]
    .filter(({ slug }) => !slugs.has(slug))
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
      if ('withdrawn' in found) return takenBack(found.withdrawn)
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

function beforeRoute({ store, clock }: Context, ours: Ours): Route {
  return route({
    method: 'GET',
    path: '/api/library/texts/:slug/before/:number',
    limits: LIMITS,
    needs: 'nobody',
    body: null,
    async answer({ wordIn, numberIn }) {
      const wish = { ours, slug: wordIn('slug'), now: clock.now() }
      const found = await findShown(store.read, wish)
      if (!found) return no('not-found')
      if ('withdrawn' in found) return takenBack(found.withdrawn)
      const number = numberIn('number')
      const before = await readBefore(store.read, { ...wish, number })
      if (!before) return no('not-found')
      if ('withheld' in before) return { ...no('text-withdrawn'), more: before.withheld }
      const { words, shownFrom, shownUntil } = before
      const pieces = [...drawText(words.body, words.sources.length)]
      const { slug } = wish
      return json({
        slug,
        words: headOf(words),
        pieces,
        shownFrom,
        shownUntil
      } satisfies EarlierText)
    }
  })
}

function takenBack({ withdrawn_at: at, withdrawn_why: why }: LibraryText): RefusalReply {
  return { ...no('text-withdrawn'), more: { on: dateOf(at ?? 0), why } }
}

type Found = {
  readonly slug: string
  readonly words: TextWords
  readonly changes: ShownText['changes']
}

async function findShown(
  db: Reader,
  { ours, slug, now }: { readonly ours: Ours; readonly slug: string; readonly now: number }
): Promise<Found | { readonly withdrawn: LibraryText } | undefined> {
  const text = await findText(db, slug)
  if (!text) {
    const own = ours.get(slug)
    return own && { ...own, changes: [{ number: 1, shownFrom: null, why: '', withheld: null }] }
  }
  const revisions = await listRevisions(db, slug)
  const { shown } = momentsOf(revisions, now)
  // A draft that was never shown looks like no text at all, also where it was taken back.
  if (shown === null) return undefined
  if (isWithdrawn(text, shown)) return { withdrawn: text }
  const number = revisions.find((one) => one.shown_from === shown)?.number ?? 0
  const row = await findRevision(db, slug, number)
  return row && { slug, words: wordsIn(row), changes: shownChangesOf(revisions, now) }
}

/** `grounding-ar` is `grounding` in Arabic. */
function othersOf(texts: Library['texts'], slug: string): ShownText['others'] {
  const baseOf = (of: string) => of.replace(/-(?:ar|es)$/u, '')
  return texts
    .filter((text) => text.slug !== slug && baseOf(text.slug) === baseOf(slug))
    .map((text) => ({ slug: text.slug, language: text.language }))
}
