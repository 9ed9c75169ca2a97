/** What stewards do: read drafts, write, look at what they wrote, show it now or later, take it back. */
import { PreviewText, SaveText, WithdrawText, WithholdWords } from '@beside/contract'
import type { StewardLibrary, TextPreview } from '@beside/contract'
import type { Context } from '../../gates/context.ts'
import { json, no } from '../../gates/route.ts'
import type { Asked, Route } from '../../gates/route.ts'
import { editorRoute } from '../../gates/steward-gate.ts'
import { listNewestHeads, listShowings, listTexts } from '../../store/library.ts'
import type { Reader } from '../../store/tables.ts'
import { drawText } from './draw/draw-text.ts'
import { easeOf } from './draw/ease-of.ts'
import { withholdWords } from './history.ts'
import { readForSteward } from './read-for-steward.ts'
import type { Ours } from './ours.ts'
import { saveText, withdrawText } from './save-text.ts'
import { OURS_STANDING, standingOf } from './standing.ts'
import { headIn } from './words-row.ts'

const PATH = '/api/steward/library'
const LIMITS = { bodyBytes: 0, perMinute: 60, per: 'address' } as const
/** A text in a script of three bytes a letter, with its sources. */
const TEXT_BYTES = 200_000
/** A line why, in such a script. */
const LINE_BYTES = 1024

export function stewardRoutes(context: Context, ours: Ours): readonly Route[] {
  return [
    listRoute(context, ours),
    readRoute(context, ours),
    saveRoute(context, ours),
    withdrawRoute(context, ours),
    ...withholdRoutes(context, ours),
    previewRoute(context)
  ]
}

function listRoute(context: Context, ours: Ours): Route {
  const { store, clock } = context
  return editorRoute(context, {
    method: 'GET',
    path: PATH,
    limits: LIMITS,
    body: null,
    async answer() {
      return json({ texts: await listAll(store.read, ours, clock) } satisfies StewardLibrary)
    }
  })
}

async function listAll(
  db: Reader,
  ours: Ours,
  clock: Context['clock']
): Promise<StewardLibrary['texts']> {
  const today = clock.today()
  const texts = new Map((await listTexts(db)).map((text) => [text.slug, text]))
  const showings = Map.groupBy(await listShowings(db), ({ slug }) => slug)
  const written = (await listNewestHeads(db)).flatMap((row) => {
    const text = texts.get(row.slug)
    if (!text) return []
    const moment = { newest: row.number, now: clock.now() }
    const standing = standingOf(text, showings.get(row.slug) ?? [], moment)
    return [{ slug: row.slug, head: headIn(row), standing }]
  })
  const untouched = [...ours.values()]
    .filter(({ slug }) => !texts.has(slug))
    .map(({ slug, words }) => ({ slug, head: words, standing: OURS_STANDING }))
  return [...written, ...untouched]
    .toSorted((a, b) => (a.slug < b.slug ? -1 : 1))
    .map(({ slug, head: { language, title, reviewBy }, standing }) => ({
      slug,
      language,
      title,
      reviewBy,
      isDue: !standing.isWithdrawn && reviewBy !== null && reviewBy <= today,
      standing
    }))
}

function readRoute(context: Context, ours: Ours): Route {
  const { store, clock } = context
  return editorRoute(context, {
    method: 'GET',
    path: `${PATH}/:slug`,
    limits: LIMITS,
    body: null,
    async answer({ wordIn, countIn }) {
      const wish = { slug: wordIn('slug'), revision: countIn('revision') }
      const text = await readForSteward(store.read, { ...wish, ours, now: clock.now() })
      return text ? json(text) : no('not-found')
    }
  })
}

function saveRoute(context: Context, ours: Ours): Route {
  return editorRoute(context, {
    method: 'PUT',
    path: `${PATH}/:slug`,
    limits: { ...LIMITS, bodyBytes: TEXT_BYTES },
    body: SaveText,
    answer: ({ body: wish, wordIn }) => saveText(context, { ours, slug: wordIn('slug'), wish })
  })
}

function withdrawRoute(context: Context, ours: Ours): Route {
  return editorRoute(context, {
    method: 'POST',
    path: `${PATH}/:slug/withdraw`,
    limits: { ...LIMITS, bodyBytes: LINE_BYTES },
    body: WithdrawText,
    answer: ({ body: wish, wordIn }) => withdrawText(context, { ours, slug: wordIn('slug'), wish })
  })
}

function withholdRoutes(context: Context, ours: Ours): readonly Route[] {
  const path = `${PATH}/:slug/before/:number`
  const whichOf = ({ wordIn, numberIn }: Pick<Asked, 'wordIn' | 'numberIn'>) => ({
    ours,
    slug: wordIn('slug'),
    number: numberIn('number')
  })
  const withhold = editorRoute(context, {
    method: 'PUT',
    path,
    limits: { ...LIMITS, bodyBytes: LINE_BYTES },
    body: WithholdWords,
    answer: (asked) => withholdWords(context, { ...whichOf(asked), why: asked.body.why })
  })
  const giveBack = editorRoute(context, {
    method: 'DELETE',
    path,
    limits: LIMITS,
    body: null,
    answer: (asked) => withholdWords(context, { ...whichOf(asked), why: null })
  })
  return [withhold, giveBack]
}

function previewRoute(context: Context): Route {
  return editorRoute(context, {
    method: 'POST',
    path: '/api/steward/library-preview',
    limits: { ...LIMITS, bodyBytes: TEXT_BYTES },
    body: PreviewText,
    async answer({ body: { body, sources, language } }) {
      const pieces = drawText(body, sources)
      const preview: TextPreview = { pieces: [...pieces], ease: easeOf(pieces, language) }
      return json(preview)
    }
  })
}
