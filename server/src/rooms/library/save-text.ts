/** Writing a text anew, showing it, and taking it back. Each way it was written stays. */
import { MINUTE_MS, Slug, WIRE_LIMITS } from '@beside/contract'
import type { SaveText, TextPiece, TextShowing, WithdrawText } from '@beside/contract'
import * as v from 'valibot'
import type { Context } from '../../gates/context.ts'
import { json, no } from '../../gates/route.ts'
import type { RefusalReply, Reply } from '../../gates/route.ts'
import { bytesOf } from '../../log/wire-records.ts'
import {
  addRevision,
  endWaitingShowings,
  findPicture,
  findRevision,
  findText,
  listRevisions,
  listTexts,
  notePictureUse,
  putText,
  showRevision
} from '../../store/library.ts'
import type { LibraryText, RevisionMark } from '../../store/library.ts'
import type { Writer } from '../../store/tables.ts'
import { drawText } from './draw/draw-text.ts'
import { readForSteward } from './read-for-steward.ts'
import type { Ours } from './ours.ts'
import { momentsOf } from './standing.ts'
import { toRow } from './words-row.ts'

/** Nobody knows what a text should say later than that. */
const LATER_MS_MAX = 366 * 86_400_000
/** What came with Beside is the first way that it was written. */
const FIRST_OF_OURS = 1

type Saving = { readonly ours: Ours; readonly slug: string; readonly wish: SaveText }

export async function saveText(
  { store, clock }: Context,
  { ours, slug, wish }: Saving
): Promise<Reply> {
  if (!v.is(Slug, slug)) return no('bad-request')
  const now = clock.now()
  // The moment is judged by the clock, and just now nobody knows it.
  if (wish.showing.how !== 'keep' && !clock.isSure()) return no('clock-unsure')
  if (!isTimeFine(wish.showing, now)) return no('bad-request')
  return store.write(async (db) => {
    const refusal = await checkPictures(db, wish)
    if (refusal) return refusal
    const known = await listRevisions(db, slug)
    if (newestOf(known, ours.has(slug)) !== wish.newest) return no('text-moved')
    const before = await open(db, { ours, slug })
    if (before.length >= WIRE_LIMITS.revisionsOfText) return no('too-many')
    if (before.length === 0 && (await isFull(db))) return no('too-many')
    if (before.length === 0) await putText(db, notWithdrawn(slug))
    await write(db, { slug, wish, before, now, today: clock.today() })
    return json(await readForSteward(db, { ours, slug, now }))
  })
}

function notWithdrawn(slug: string): LibraryText {
  return { slug, withdrawn_at: null, withdrawn_why: '' }
}

type Withdrawing = { readonly ours: Ours; readonly slug: string; readonly wish: WithdrawText }

export async function withdrawText(
  { store, clock }: Context,
  { ours, slug, wish: { newest, why } }: Withdrawing
): Promise<Reply> {
  const now = clock.now()
  return store.write(async (db) => {
    const known = await listRevisions(db, slug)
    const number = newestOf(known, ours.has(slug))
    if (number === null) return no('not-found')
    if (number !== newest) return no('text-moved')
    const before = await open(db, { ours, slug })
    await endWaitingShowings(db, slug, now)
    const { shown } = momentsOf(before, now)
    const withdrawn_at = Math.max(minuteOf(now), shown ?? 0)
    await putText(db, { slug, withdrawn_at, withdrawn_why: why })
    return json(await readForSteward(db, { ours, slug, now }))
  })
}

function newestOf(known: readonly RevisionMark[], isOurs: boolean): number | null {
  return known[0]?.number ?? (isOurs ? FIRST_OF_OURS : null)
}

/** Newest first. One that came with Beside becomes this community's own, with those words as its first. */
async function open(
  db: Writer,
  { ours, slug }: { readonly ours: Ours; readonly slug: string }
): Promise<readonly RevisionMark[]> {
  const known = await listRevisions(db, slug)
  const own = ours.get(slug)
  if (known.length > 0 || !own) return known
  const readable = { withheld_on: null, withheld_why: '' }
  const first = { slug, number: FIRST_OF_OURS, made_on: '', why: '', shown_from: 0, ...readable }
  await putText(db, notWithdrawn(slug))
  await addRevision(db, { ...first, ...toRow(own.words) })
  return [first]
}

type Written = {
  readonly slug: string
  readonly wish: SaveText
  readonly before: readonly RevisionMark[]
  readonly now: number
  readonly today: string
}

async function write(db: Writer, { slug, wish, before, now, today }: Written): Promise<void> {
  const { words, why, showing } = wish
  const text = await findText(db, slug)
  // A moment of a text is there once, so that the last one can be told.
  const after = Math.max(text?.withdrawn_at ?? 0, momentsOf(before, now).shown ?? 0) + 1
  const shownFrom = momentToShow(showing, Math.max(minuteOf(now), after))
  if (shownFrom !== null) await endWaitingShowings(db, slug, now)
  const newest = before[0]
  const last = newest && (await findRevision(db, slug, newest.number))
  const row = toRow(words)
  const isSame = last?.head === row.head && last.body === row.body
  if (last && isSame && isNotOutYet(last.shown_from, now)) {
    // The same words are no new way to write it: what was a draft is shown.
    await showRevision(db, { slug, number: last.number, why, shown_from: shownFrom })
    return
  }
  const number = (newest?.number ?? 0) + 1
  const readable = { withheld_on: null, withheld_why: '' }
  const marks = { slug, number, made_on: today, why, shown_from: shownFrom, ...readable }
  await addRevision(db, { ...marks, ...row })
  for (const { id } of picturesIn(drawText(words.body, words.sources.length))) {
    await notePictureUse(db, { picture: bytesOf(id), slug, number })
  }
}

function isNotOutYet(shownFrom: number | null, now: number): boolean {
  return shownFrom === null || shownFrom > now
}

function momentToShow(showing: TextShowing, now: number): number | null {
  if (showing.how === 'keep') return null
  return showing.how === 'show' ? now : minuteOf(showing.from)
}

function isTimeFine(showing: TextShowing, now: number): boolean {
  if (showing.how !== 'later') return true
  return minuteOf(showing.from) > now && showing.from <= now + LATER_MS_MAX
}

/** No row tells to the second what somebody did. */
function minuteOf(time: number): number {
  return time - (time % MINUTE_MS)
}

async function isFull(db: Writer): Promise<boolean> {
  return (await listTexts(db)).length >= WIRE_LIMITS.textsOfLibrary
}

async function checkPictures(
  db: Writer,
  { words }: Pick<SaveText, 'words'>
): Promise<RefusalReply | undefined> {
  const pictures = picturesIn(drawText(words.body, words.sources.length))
  if (pictures.length > WIRE_LIMITS.picturesOfText) return no('too-many')
  if (pictures.some(({ alt }) => alt === '')) return no('words-for-picture')
  for (const { id } of pictures) {
    if (!(await findPicture(db, bytesOf(id)))) return no('picture-refused')
  }
  return undefined
}

type Picture = Extract<TextPiece, { kind: 'picture' }>

function picturesIn(pieces: readonly TextPiece[]): readonly Picture[] {
  return pieces.flatMap((piece) => {
    if (piece.kind === 'picture') return [piece]
    return 'inner' in piece ? picturesIn(piece.inner) : []
  })
}
