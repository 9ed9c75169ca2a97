import { removeSeat } from '../../store/gathering-seats.ts'
import type { SeatRow } from '../../store/gathering-seats.ts'
import { findDate, findShown } from '../../store/gatherings.ts'
import type { Writer } from '../../store/tables.ts'
import { wordsIn } from './keep.ts'
import { moveUp } from './move-up.ts'

/** A seat goes back to its date, and from there to whoever waits first. */
export async function giveBack(db: Writer, seat: SeatRow, now: number): Promise<void> {
  await removeSeat(db, seat)
  const [shown, row] = [
    await findShown(db, seat.gathering),
    await findDate(db, seat.gathering, seat.day)
  ]
  if (shown && row && row.because === null && row.starts_at > now) {
    await moveUp(db, seat, wordsIn(shown).seats)
  }
}
