import { HttpLine } from './http-line.ts'

type Work = {
  readonly count: number
  readonly lanes: number
  /** The address of this machine from which a lane comes; without it all come from the usual one. */
  readonly from?: ((lane: number) => string) | undefined
}

/** Does `count` pieces of work over a few connections at once, each connection one at a time. */
export async function inLanes<Value>(
  address: string,
  { count, lanes, from }: Work,
  one: (line: HttpLine, index: number) => Promise<Value>
): Promise<Value[]> {
  const values: Value[] = []
  let next = 0
  async function runLane(lane: number): Promise<void> {
    using line = await HttpLine.open(address, from?.(lane))
    for (let index = next; index < count; index = next) {
      next += 1
      values[index] = await one(line, index)
    }
  }
  await Promise.all(Array.from({ length: lanes }, (_, lane) => runLane(lane)))
  return values
}
