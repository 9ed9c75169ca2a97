/** What a community wrote and anybody may read now. */
import type { TextWords } from '@beside/contract'
import type { PublicText } from '../../gates/what-is-public.ts'
import { listShowings, listShownHeads, listTexts } from '../../store/library.ts'
import type { Reader } from '../../store/tables.ts'
import { isWithdrawn } from './standing.ts'
import { headIn } from './words-row.ts'

type ReadableHead = {
  readonly slug: string
  readonly shownFrom: number
  readonly head: Omit<TextWords, 'body'>
}

type Readable = {
  /** Of all texts that are the community's own, also of those that nobody may read. */
  readonly slugs: ReadonlySet<string>
  readonly heads: readonly ReadableHead[]
}

export async function listReadable(db: Reader, now: number): Promise<Readable> {
  const bySlug = new Map((await listTexts(db)).map((text) => [text.slug, text]))
  const heads = (await listShownHeads(db, now)).flatMap((row) => {
    const text = bySlug.get(row.slug)
    if (!text || isWithdrawn(text, row.shown_from)) return []
    return [{ slug: row.slug, shownFrom: row.shown_from ?? 0, head: headIn(row) }]
  })
  return { slugs: new Set(bySlug.keys()), heads }
}

/** Those that were written here, with when each was shown first. What came with Beside is told to nobody as new. */
export async function readPublicTexts(db: Reader, now: number): Promise<readonly PublicText[]> {
  const first = new Map<string, number>()
  for (const { slug, shown_from: from } of await listShowings(db)) {
    first.set(slug, Math.min(first.get(slug) ?? Infinity, from ?? Infinity))
  }
  const { heads } = await listReadable(db, now)
  return heads.flatMap(({ slug, shownFrom, head: { language, title, summary } }) =>
    shownFrom === 0
      ? []
      : [{ slug, shownFrom, firstShown: first.get(slug) ?? shownFrom, language, title, summary }]
  )
}
