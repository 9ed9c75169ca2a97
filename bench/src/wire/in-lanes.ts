import { HttpLine } from './http-line.ts'

/** Does `count` pieces of work over a few connections at once, each connection one at a time. */
export async function inLanes<Value>(
  address: string,
  work: { readonly count: number; readonly lanes: number },
  one: (line: HttpLine, index: number) => Promise<Value>
): Promise<Value[]> {
  const values: Value[] = []
  let next = 0
  async function runLane(): Promise<void> {
    using line = await HttpLine.open(address)
    for (let index = next; index < work.count; index = next) {
      next += 1
      values[index] = await one(line, index)
    }
  }
  await Promise.all(Array.from({ length: work.lanes }, runLane))
  return values
}
