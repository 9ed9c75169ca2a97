import { countSeats, freeSeatFor, listWaitingSeats } from '../../store/gathering-seats.ts'
import type { OfDate } from '../../store/gathering-seats.ts'
import type { Writer } from '../../store/tables.ts'
import { countOf } from './keep.ts'

/** Whoever waits first has the seats that are free now. */
export async function moveUp(db: Writer, date: OfDate, seats: number): Promise<void> {
  const { taken, waiting } = countOf(await countSeats(db, [date.gathering]), date)
  if (waiting === 0 || taken >= seats) return
  const first = await listWaitingSeats(db, date)
  for (const seat of first.slice(0, seats - taken)) await freeSeatFor(db, seat)
}
