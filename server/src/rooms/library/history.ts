/**
 * What a text said before: read by everybody as long as the text is shown, but for words that a steward took from
 * readers. Then the day and the reason stay.
 */
import type { ShownText, TextWords, Withheld } from '@beside/contract'
import type { Context } from '../../gates/context.ts'
import { json, no } from '../../gates/route.ts'
import type { Reply } from '../../gates/route.ts'
import { findRevision, listRevisions, withholdRevision } from '../../store/library.ts'
import type { RevisionMark } from '../../store/library.ts'
import type { Reader } from '../../store/tables.ts'
import type { Ours } from './ours.ts'
import { readForSteward } from './read-for-steward.ts'
import { momentsOf } from './standing.ts'
import { withheldIn, wordsIn } from './words-row.ts'

type Shown = RevisionMark & { readonly shown_from: number }

/** Newest first. Words that are shown now can be read, also where they go as soon as something newer comes. */
export function shownChangesOf(
  revisions: readonly RevisionMark[],
  now: number
): ShownText['changes'] {
  return everShown(revisions, now).map((revision, at) => ({
    number: revision.number,
    shownFrom: revision.shown_from || null,
    why: revision.why,
    withheld: at === 0 ? null : withheldIn(revision)
  }))
}

type Before = {
  readonly words: TextWords
  readonly shownFrom: number | null
  readonly shownUntil: number | null
}
type Wish = {
  readonly ours: Ours
  readonly slug: string
  readonly number: number | undefined
  readonly now: number
}

/** What a text that is shown now said at a time; undefined for words that nobody was ever shown. */
export async function readBefore(
  db: Reader,
  { ours, slug, number, now }: Wish
): Promise<Before | { readonly withheld: Withheld } | undefined> {
  const shown = everShown(await listRevisions(db, slug), now)
  if (shown.length === 0) {
    const own = number === 1 ? ours.get(slug) : undefined
    return own && { words: own.words, shownFrom: null, shownUntil: null }
  }
  const at = shown.findIndex((one) => one.number === number)
  const revision = shown[at]
  if (!revision) return undefined
  const withheld = at === 0 ? null : withheldIn(revision)
  if (withheld) return { withheld }
  const row = await findRevision(db, slug, revision.number)
  const shownUntil = shown[at - 1]?.shown_from ?? null
  return row && { words: wordsIn(row), shownFrom: revision.shown_from || null, shownUntil }
}

type Withholding = {
  readonly ours: Ours
  readonly slug: string
  readonly number: number | undefined
  /** Null gives them back. */
  readonly why: string | null
}

export async function withholdWords(
  { store, clock }: Context,
  { ours, slug, number, why }: Withholding
): Promise<Reply> {
  const now = clock.now()
  return store.write(async (db) => {
    const revision = everShown(await listRevisions(db, slug), now).find(
      (one) => one.number === number
    )
    if (!revision) return no('not-found')
    const on = why === null ? null : clock.today()
    const place = { slug, number: revision.number }
    await withholdRevision(db, { ...place, withheld_on: on, withheld_why: why ?? '' })
    return json(await readForSteward(db, { ours, slug, now }))
  })
}

/** Whether readers can read words of a text that is not taken back. */
export function isReadable(
  { shown_from: from, withheld_on: on }: Pick<RevisionMark, 'shown_from' | 'withheld_on'>,
  { revisions, now }: { readonly revisions: readonly RevisionMark[]; readonly now: number }
): boolean {
  if (from === null || from > now) return false
  return on === null || momentsOf(revisions, now).shown === from
}

function everShown(revisions: readonly RevisionMark[], now: number): readonly Shown[] {
  return revisions
    .filter((one): one is Shown => one.shown_from !== null && one.shown_from <= now)
    .toSorted((a, b) => b.shown_from - a.shown_from)
}
