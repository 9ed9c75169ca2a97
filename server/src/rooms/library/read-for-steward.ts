import type { StewardText } from '@beside/contract'
import { findRevision, findText, listRevisions } from '../../store/library.ts'
import type { Reader } from '../../store/tables.ts'
import type { Ours } from './ours.ts'
import { OURS_STANDING, standingOf } from './standing.ts'
import { withheldIn, wordsIn } from './words-row.ts'

type Wish = {
  readonly ours: Ours
  readonly slug: string
  /** Undefined for the newest. */
  readonly revision?: number | undefined
  readonly now: number
}

/** A text with all that was ever written of it, also drafts. */
export async function readForSteward(
  db: Reader,
  { ours, slug, revision, now }: Wish
): Promise<StewardText | undefined> {
  const text = await findText(db, slug)
  if (!text) return readOurs(ours, slug)
  const rows = await listRevisions(db, slug)
  const newest = rows[0]?.number ?? 0
  const row = await findRevision(db, slug, revision ?? newest)
  if (!row) return undefined
  return {
    slug,
    words: wordsIn(row),
    newest,
    standing: standingOf(text, rows, { newest, now }),
    revisions: rows.map((one) => ({
      number: one.number,
      madeOn: one.made_on === '' ? null : one.made_on,
      why: one.why,
      shownFrom: one.shown_from,
      withheld: withheldIn(one)
    }))
  }
}

function readOurs(ours: Ours, slug: string): StewardText | undefined {
  const own = ours.get(slug)
  if (!own) return undefined
  const revisions = [{ number: 1, madeOn: null, why: '', shownFrom: 0, withheld: null }]
  return { ...own, newest: 1, standing: OURS_STANDING, revisions }
}
