/** What stewards do: read drafts, write, look at what they wrote, show it now or later, take it back. */
import { KeepPicture, PreviewText, SaveText, WIRE_LIMITS, WithdrawText } from '@beside/contract'
import type { KeptPicture, StewardLibrary, TextPreview } from '@beside/contract'
import { plainHash } from '@beside/kernel/wire'
import type { Context } from '../../gates/context.ts'
import { json, no, route } from '../../gates/route.ts'
import type { Asked, Reply, Route } from '../../gates/route.ts'
import { refuseOthers } from '../../gates/steward-gate.ts'
import { bytesOf, textOf } from '../../log/wire-records.ts'
import { addPicture, listNewestHeads, listShowings, listTexts } from '../../store/library.ts'
import type { Reader } from '../../store/tables.ts'
import { drawText } from './draw/draw-text.ts'
import { easeOf } from './draw/ease-of.ts'
import { cleanPicture } from './pictures/clean-picture.ts'
import { readForSteward } from './read-for-steward.ts'
import type { Ours } from './ours.ts'
import { saveText, withdrawText } from './save-text.ts'
import { OURS_STANDING, standingOf } from './standing.ts'
import { headIn } from './words-row.ts'

const PATH = '/api/steward/library'
const LIMITS = { bodyBytes: 0, perMinute: 60, per: 'address' } as const
/** A text in a script of three bytes a letter, with its sources. */
const TEXT_BYTES = 200_000

export function stewardRoutes(context: Context, ours: Ours): readonly Route[] {
  return [
    listRoute(context, ours),
    readRoute(context, ours),
    saveRoute(context, ours),
    withdrawRoute(context, ours),
    previewRoute(context),
    pictureRoute(context)
  ]
}

function listRoute(context: Context, ours: Ours): Route {
  return route({
    method: 'GET',
    path: PATH,
    limits: LIMITS,
    needs: 'nobody',
    body: null,
    async answer(asked) {
      const refusal = await refuseOthers(context, asked)
      if (refusal) return refusal
      const { store, clock } = context
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
  return route({
    method: 'GET',
    path: `${PATH}/:slug`,
    limits: LIMITS,
    needs: 'nobody',
    body: null,
    async answer(asked) {
      const refusal = await refuseOthers(context, asked)
      if (refusal) return refusal
      const { store, clock } = context
      const wish = { slug: asked.wordIn('slug'), revision: asked.countIn('revision') }
      const text = await readForSteward(store.read, { ...wish, ours, now: clock.now() })
      return text ? json(text) : no('not-found')
    }
  })
}

function saveRoute(context: Context, ours: Ours): Route {
  return route({
    method: 'PUT',
    path: `${PATH}/:slug`,
    limits: { ...LIMITS, bodyBytes: TEXT_BYTES },
    needs: 'nobody',
    body: SaveText,
    answer: (asked) =>
      change(context, asked, (slug) => saveText(context, { ours, slug, wish: asked.body }))
  })
}

function withdrawRoute(context: Context, ours: Ours): Route {
  return route({
    method: 'POST',
    path: `${PATH}/:slug/withdraw`,
    limits: { ...LIMITS, bodyBytes: 128 },
    needs: 'nobody',
    body: WithdrawText,
    answer: (asked) =>
      change(context, asked, (slug) =>
        withdrawText(context, { ours, slug, newest: asked.body.newest })
      )
  })
}

async function change(
  context: Context,
  asked: Pick<Asked, 'cookies' | 'header' | 'wordIn'>,
  act: (slug: string) => Promise<Reply>
): Promise<Reply> {
  const refusal = await refuseOthers(context, asked)
  return refusal ?? act(asked.wordIn('slug'))
}

function previewRoute(context: Context): Route {
  return route({
    method: 'POST',
    path: '/api/steward/library-preview',
    limits: { ...LIMITS, bodyBytes: TEXT_BYTES },
    needs: 'nobody',
    body: PreviewText,
    async answer(asked) {
      const refusal = await refuseOthers(context, asked)
      if (refusal) return refusal
      const { body, sources, language } = asked.body
      const pieces = drawText(body, sources)
      const preview: TextPreview = { pieces: [...pieces], ease: easeOf(pieces, language) }
      return json(preview)
    }
  })
}

function pictureRoute(context: Context): Route {
  return route({
    method: 'POST',
    path: '/api/steward/library-pictures',
    limits: { ...LIMITS, perMinute: 20, bodyBytes: Math.ceil(WIRE_LIMITS.pictureBytes * 1.4) },
    needs: 'nobody',
    body: KeepPicture,
    async answer(asked) {
      const refusal = await refuseOthers(context, asked)
      if (refusal) return refusal
      const picture = cleanPicture(bytesOf(asked.body.bytes))
      if (!picture) return no('picture-refused')
      const id = plainHash(picture.bytes)
      const isKept = await context.store.write((db) =>
        addPicture(db, { id, ...picture }, WIRE_LIMITS.picturesOfLibrary)
      )
      return isKept ? json({ id: textOf(id) } satisfies KeptPicture) : no('too-many')
    }
  })
}
