/** Runs acts on one thing one after the other: what is checked in one act still holds at its end. */
export type InTurn = <Value>(act: () => Promise<Value>) => Promise<Value>

export function inTurn(): InTurn {
  let last: Promise<unknown> = Promise.resolve()
  return (act) => {
    const mine = last.then(act, act)
    last = mine.catch(() => undefined)
    return mine
  }
}
