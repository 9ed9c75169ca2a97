import { DAY_MS, WIRE_LIMITS } from '@beside/contract'
import type { ChangeDates } from '@beside/contract'
import type { Bytes } from '@beside/kernel/wire'
import type { Context } from '../../gates/context.ts'
import { no } from '../../gates/route.ts'
import type { RefusalReply } from '../../gates/route.ts'
import { findShown, listDatesOf, putDate } from '../../store/gatherings.ts'
import type { GatheringDateRow } from '../../store/gatherings.ts'
import type { Writer } from '../../store/tables.ts'
import { planOne } from './dates.ts'
import { wordsIn } from './keep.ts'
import { moveUp } from './move-up.ts'

/** One date, or all that come, are cancelled, held after all, or moved. Whoever has a seat keeps it. */
export async function changeDates(
  { clock }: Context,
  db: Writer,
  { id, wish }: { readonly id: Bytes; readonly wish: ChangeDates }
): Promise<RefusalReply | undefined> {
  const [shown, now] = [await findShown(db, id), clock.now()]
  if (!shown) return no('not-found')
  const words = wordsIn(shown)
  const rows = (await listDatesOf(db, id)).filter(
    (row) => row.ends_at > now && (wish.day === null || wish.day === row.day)
  )
  if (rows.length === 0) return no('settings-moved')
  for (const row of rows) {
    const changed = changeOne(row, { wish, zone: words.zone, now })
    if (!changed) return no('dates-refused')
    if (isSame(row, changed)) continue
    await putDate(db, { ...changed, sequence: row.sequence + 1 })
    if (changed.because === null && changed.starts_at > now) await moveUp(db, row, words.seats)
  }
  return undefined
}

function changeOne(
  row: GatheringDateRow,
  { wish, zone, now }: { readonly wish: ChangeDates; readonly zone: string; readonly now: number }
): GatheringDateRow | undefined {
  switch (wish.act) {
    case 'cancel':
      return row.because === null || wish.day !== null ? { ...row, because: wish.because } : row
    case 'hold':
      return { ...row, because: null }
    case 'move': {
      const planned = planOne({ zone, starts: wish.starts, ends: wish.ends })
      const max = now + WIRE_LIMITS.gatheringAheadDays * DAY_MS
      if (!planned || planned.startsAt <= now || planned.startsAt > max) return undefined
      return { ...row, starts_at: planned.startsAt, ends_at: planned.endsAt, is_own: 1 }
    }
    default:
      return undefined
  }
}

function isSame(one: GatheringDateRow, other: GatheringDateRow): boolean {
  return (
    one.because === other.because &&
    one.starts_at === other.starts_at &&
    one.ends_at === other.ends_at
  )
}
