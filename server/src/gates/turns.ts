/**
 * Heavy work that anybody may ask for, one act at a time. Between two acts all else goes on for as long as the
 * act took: however many come at once, they never have more than half of the server, and a person's words wait
 * for one of them at most.
 */
export type InTurn = <Value>(act: () => Promise<Value>) => Promise<Value>

export function openTurns(): InTurn {
  let last: Promise<unknown> = Promise.resolve()
  return (act) => {
    let startedAt = 0
    const mine = last.then(() => {
      startedAt = performance.now()
      return act()
    })
    last = mine.catch(() => undefined).then(() => rest(performance.now() - startedAt))
    return mine
  }
}

function rest(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms))
}
