import { DAY_MS, WIRE_LIMITS } from '@beside/contract'
import type { Bytes } from '@beside/kernel/wire'
import type { Context } from '../../gates/context.ts'
import { no } from '../../gates/route.ts'
import type { RefusalReply } from '../../gates/route.ts'
import {
  addGatheringRevision,
  listDatesOf,
  listGatheringRevisions,
  putDate,
  putGathering
} from '../../store/gatherings.ts'
import type { GatheringDateRow, GatheringRow } from '../../store/gatherings.ts'
import type { Writer } from '../../store/tables.ts'
import { planDates } from './dates.ts'
import type { PlannedDate } from './dates.ts'
import { wordsIn } from './keep.ts'
import { moveUp } from './move-up.ts'

/** Keeps it and lets everybody read it. Dates that left the series stay, as not held: somebody may have a seat. */
export async function show(
  { clock }: Context,
  db: Writer,
  row: GatheringRow
): Promise<RefusalReply | undefined> {
  const [words, now] = [wordsIn(row), clock.now()]
  const planned = planDates(words)
  if (!planned || !areSoon(planned, now)) return no('dates-refused')
  const revisions = await listGatheringRevisions(db, row.id)
  const number = revisions[0]?.number ?? 0
  const isNew = revisions[0]?.words !== row.words
  if (isNew && revisions.length >= WIRE_LIMITS.revisionsOfGathering) return no('too-many')
  const shown = isNew ? number + 1 : number
  await putGathering(db, { ...row, shown })
  if (isNew) {
    const shown_on = clock.today()
    await addGatheringRevision(db, { gathering: row.id, number: shown, words: row.words, shown_on })
  }
  await putDates(db, row.id, { planned, now })
  for (const date of await listDatesOf(db, row.id)) {
    const isToCome = date.because === null && date.starts_at > now
    if (isToCome) await moveUp(db, date, words.seats)
  }
  return undefined
}

/** One is to come at least, and none in a time that nobody plans for. */
function areSoon(planned: readonly PlannedDate[], now: number): boolean {
  const days = WIRE_LIMITS.gatheringAheadDays
  const areNear = planned.every(({ startsAt }) => Math.abs(startsAt - now) < days * DAY_MS)
  return areNear && planned.some(({ startsAt }) => startsAt > now)
}

async function putDates(
  db: Writer,
  gathering: Bytes,
  { planned, now }: { readonly planned: readonly PlannedDate[]; readonly now: number }
): Promise<void> {
  const known = new Map((await listDatesOf(db, gathering)).map((row) => [row.day, row]))
  const coming = planned.filter(({ endsAt }) => endsAt > now)
  for (const { day, startsAt: starts_at, endsAt: ends_at } of coming) {
    const first = { gathering, day, starts_at, ends_at, is_own: 0, because: null, sequence: 0 }
    const row = known.get(day)
    if (!row) await putDate(db, first)
    // What is over stays as it was, and so does what was moved or cancelled by itself.
    else if (row.ends_at > now) await putDate(db, planAnew(row, first))
  }
  const days = new Set(planned.map(({ day }) => day))
  const gone = [...known.values()].filter(
    (row) => row.ends_at > now && row.because === null && !days.has(row.day)
  )
  for (const row of gone) await putDate(db, { ...row, because: '', sequence: row.sequence + 1 })
}

function planAnew(row: GatheringDateRow, planned: GatheringDateRow): GatheringDateRow {
  const { starts_at, ends_at } = row.is_own === 1 ? row : planned
  // Empty where it had left the series, and it is back.
  const because = row.because === '' ? null : row.because
  const isSame = starts_at === row.starts_at && ends_at === row.ends_at && because === row.because
  return { ...row, starts_at, ends_at, because, sequence: row.sequence + (isSame ? 0 : 1) }
}
