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
/** A disk that stood still for long is no reason to wait as long again. */
const REST_MS_MAX = 100

/** What is given back rejects with `TooManyWait`, or as the act does. */
export function openTurns(waitingMax = WAITING_MAX): InTurn {
  let last: Promise<unknown> = Promise.resolve()
  let waiting = 0
  return (act) => {
    if (waiting >= waitingMax) return Promise.reject(new TooManyWait())
    waiting += 1
    let startedAt = 0
    const mine = last.then(() => {
      waiting -= 1
      startedAt = performance.now()
      return act()
    })
    last = mine.catch(() => undefined).then(() => rest(performance.now() - startedAt))
    return mine
  }
}

function rest(tookMs: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, Math.min(tookMs * RESTS, REST_MS_MAX)))
}
