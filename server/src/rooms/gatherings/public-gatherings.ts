import type { PublicDate, PublicGathering } from '../../gates/what-is-public.ts'
import { textOf } from '../../log/wire-records.ts'
import { listAllDatesAfter, listShownWords } from '../../store/gatherings.ts'
import type { Reader } from '../../store/tables.ts'
import { wordsIn } from './keep.ts'

/** What anybody may read of gatherings that are not over, with the dates that come. */
export async function readPublicGatherings(
  db: Reader,
  now: number
): Promise<readonly PublicGathering[]> {
  const dates = new Map<string, PublicDate[]>()
  for (const row of await listAllDatesAfter(db, now)) {
    const id = textOf(row.gathering)
    const { day, starts_at: startsAt, ends_at: endsAt, because } = row
    const date = { day, startsAt, endsAt, isHeld: because === null }
    dates.set(id, [...(dates.get(id) ?? []), date])
  }
  return (await listShownWords(db)).flatMap((row) => {
    const id = textOf(row.gathering)
    const own = dates.get(id)
    const { language, title, place, isOnline, zone } = wordsIn(row)
    return own ? [{ id, language, title, place, isOnline, zone, dates: own }] : []
  })
}
