import { setTimeout as sleep } from 'node:timers/promises'

/**
 * Heavy work that anybody may ask for, one act at a time. Between two acts all else goes on for twice as long as
 * the act took: however many come at once, they never have more than a third of the server, and a person's words
 * wait for one of them at most.
 */
export type InTurn = <Value>(act: () => Promise<Value>) => Promise<Value>

/** More wait already than can be served soon: whoever comes now is told to come back. */
export class TooManyWait extends Error {}

const WAITING_MAX = 1000
/** The rest after an act, in the time that it took. */
const RESTS = 2
/** While more wait, a quick act is no reason to hurry: in so long the words of somebody else come and go. */
const CROWD_REST_MS_MIN = 20
/** A disk that stood still for long is no reason to wait as long again. */
const REST_MS_MAX = 100

/** What is given back rejects with `TooManyWait`, or as the act does. */
export function openTurns(waitingMax = WAITING_MAX): InTurn {
  let last: Promise<unknown> = Promise.resolve()
  let waiting = 0
  return (act) => {
    if (waiting >= waitingMax) return Promise.reject(new TooManyWait())
    waiting += 1
    let restMs = 0
    const mine = last.then(async () => {
      waiting -= 1
      const startedAt = performance.now()
      try {
        return await act()
      } finally {
        restMs = restAfter(performance.now() - startedAt, waiting)
      }
    })
    last = mine.catch(() => undefined).then(() => sleep(restMs))
    return mine
  }
}

function restAfter(tookMs: number, waiting: number): number {
  return Math.min(Math.max(tookMs * RESTS, waiting > 0 ? CROWD_REST_MS_MIN : 0), REST_MS_MAX)
}
