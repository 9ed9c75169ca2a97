/**
 * How many seats one visitor asks for, and one network: a home line has many addresses. Counted in memory for a day;
 * nothing counts everybody together, so that no crowd closes the door for a stranger.
 */
import { DAY_MS } from '@beside/contract'
import type { Clock } from '../../clock/clock.ts'
import { countUpTo } from '../../gates/count-up-to.ts'
import { addressForCounting, wideNetworkOf } from '../../gates/rate-gate.ts'
import { textOf } from '../../log/wire-records.ts'
import type { OfDate } from '../../store/gathering-seats.ts'

/** As many people of one house or shelter, who go out by one address, may come or wait. */
const VISITOR = { ofDate: 4, ofAll: 12, share: 1 / 2 } as const
/** As many as there may be neighbours: of a small date others still find room. */
const NETWORK = { ofDate: 12, ofAll: 60, share: 3 / 4 } as const

export type SeatWish = {
  readonly date: OfDate
  readonly what: 'seat' | 'waits'
  /** How many there are of this date. */
  readonly seats: number
}
/** Counts a seat for whoever asks from there; false if they, or their network, have had theirs. */
type TakeSeat = (address: string, wish: SeatWish) => boolean

export function countVisitors({ elapsed }: Pick<Clock, 'elapsed'>): TakeSeat {
  const inADay = (max: number) => countUpTo(max, { lifeMs: DAY_MS, elapsed, whenFull: 'forget' })
  const lane = ({ ofDate, ofAll, share }: typeof VISITOR | typeof NETWORK) => {
    const all = inADay(ofAll)
    const upTo = Array.from({ length: ofDate }, (_, fewer) => inADay(fewer + 1))
    // Nobody has most of all seats; who waits takes none.
    const most = ({ what, seats }: SeatWish) =>
      what === 'waits' ? ofDate : Math.max(1, Math.min(ofDate, Math.floor(seats * share)))
    return (who: string, wish: SeatWish) => {
      const { gathering, day } = wish.date
      const date = `${wish.what} ${textOf(gathering)} ${day} ${who}`
      const inDate = upTo[most(wish) - 1]
      return {
        isFull: all.isFull(who) || inDate?.isFull(date) !== false,
        count: () => {
          all.take(who)
          inDate?.take(date)
        }
      }
    }
  }
  const [visitor, network] = [lane(VISITOR), lane(NETWORK)]
  return (address, wish) => {
    const near = addressForCounting(address)
    const both = [visitor(near, wish), network(wideNetworkOf(near, 3), wish)]
    if (both.some(({ isFull }) => isFull)) return false
    for (const { count } of both) count()
    return true
  }
}
