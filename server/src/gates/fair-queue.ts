/**
 * A queue that a crowd cannot close for others: what waits goes one by one at a slow, even pace, and first whoever
 * comes from where least went before. Each thing stands in a few lanes, such as a network and a mail domain; the fewer
 * of its lanes had something in the last day, the sooner it goes. Kept in memory; a hash stands for each lane.
 */
import { createHash, randomBytes } from 'node:crypto'
import { MINUTE_MS, DAY_MS } from '@beside/contract'

export type FairQueue<Item> = {
  /** Where there is no room, what stands in the most crowded lanes gives way. */
  add(item: Item, lanes: readonly string[]): void
  /** Undefined where nothing waits, or it is not yet time for the next. */
  next(): Item | undefined
}

type Pace = {
  readonly elapsed: () => number
  readonly perMinute: number
  /** So many at once after a quiet time. */
  readonly atOnce: number
  readonly waitingMax: number
}
type Waiting<Item> = { readonly item: Item; readonly lanes: readonly string[] }

/** Among so many the one that gives way is chosen: to look through all would make a crowd expensive. */
const LOOKED_AT = 64

export function openFairQueue<Item>({
  elapsed,
  perMinute,
  atOnce,
  waitingMax
}: Pace): FairQueue<Item> {
  const salt = randomBytes(16)
  const waiting: Waiting<Item>[] = []
  const crowd = new Map<string, number>()
  const served = new Map<string, number>()
  let day = 0
  let room = { left: atOnce, at: elapsed() }

  const nameOf = (lane: string) => createHash('sha256').update(salt).update(lane).digest('base64')
  const sumOf = ({ lanes }: Waiting<Item>, counts: ReadonlyMap<string, number>) =>
    lanes.reduce((sum, lane) => sum + (counts.get(lane) ?? 0), 0)
  const crowdOf = (one: Waiting<Item>) => sumOf(one, crowd) + sumOf(one, served)

  function take(at: number): Waiting<Item> | undefined {
    const [one] = waiting.splice(at, 1)
    for (const lane of one?.lanes ?? []) addTo(crowd, lane, -1)
    return one
  }
  function makeRoom() {
    const first = randomBytes(4).readUInt32LE() % waiting.length
    const seen = Array.from(
      { length: LOOKED_AT },
      (_, step) => (first + step * 311) % waiting.length
    )
    // The one that came last is among them.
    seen.push(waiting.length - 1)
    const worst = seen.reduce((most, at) => {
      const [one, other] = [waiting[most], waiting[at]]
      return one && other && crowdOf(other) > crowdOf(one) ? at : most
    })
    take(worst)
  }
  function isTime(): boolean {
    const now = elapsed()
    const come = ((now - room.at) / MINUTE_MS) * perMinute
    room = { left: Math.min(atOnce, room.left + come), at: now }
    return room.left >= 1
  }

  return {
    add(item, lanes) {
      const one = { item, lanes: lanes.map((lane) => nameOf(lane)) }
      waiting.push(one)
      for (const lane of one.lanes) addTo(crowd, lane, 1)
      if (waiting.length > waitingMax) makeRoom()
    },
    next() {
      if (waiting.length === 0 || !isTime()) return undefined
      const today = Math.floor(elapsed() / DAY_MS)
      if (today !== day) served.clear()
      day = today
      const sums = waiting.map((one) => sumOf(one, served))
      // Of several the first: whoever came first.
      const one = take(sums.indexOf(sums.reduce((least, sum) => Math.min(least, sum))))
      room = { ...room, left: room.left - 1 }
      for (const lane of one?.lanes ?? []) addTo(served, lane, 1)
      return one?.item
    }
  }
}

function addTo(counts: Map<string, number>, lane: string, more: number): void {
  const count = (counts.get(lane) ?? 0) + more
  if (count > 0) counts.set(lane, count)
  else counts.delete(lane)
}
