/** Durable appends through real HTTP, against what the store does by itself. */
import type { Measured } from '../benchmark.ts'
import type { AppendLoadTasks } from '../children/append-load.ts'
import { startChild } from '../children/child.ts'
import type { HouseTasks } from '../children/house-server.ts'
import { runPairs } from '../pairs.ts'
import { profiled } from './profiled.ts'

/** Appends so many rows, one a commit; gives back the time it took, in ms. */
export type AppendFloor = (count: number) => Promise<number> | number

const WRITERS = 16
const ENTRIES_EACH = 75
/** Fewer, since one row a commit waits for the disk each time. */
const FLOOR_COUNT = 500
const ROUNDS = 5
const WARM_UP_ROUNDS = 1

export const appendAim = {
  text: '≥ 0.5 of the store',
  isMet: ({ ratio }: Measured) => ratio >= 0.5
}

export async function measureAppend(
  name: string,
  house: { readonly dataFolder: string; readonly databaseUrl?: string },
  append: AppendFloor
): Promise<Measured & { readonly notes: readonly string[] }> {
  await using server = startChild<HouseTasks>('./house-server.ts')
  await using load = startChild<AppendLoadTasks>('./append-load.ts')
  const address = await server.ask('start', house)
  const entriesEach = ENTRIES_EACH * (ROUNDS + WARM_UP_ROUNDS)
  await load.ask('prepare', { address, writers: WRITERS, entriesEach })
  const count = WRITERS * ENTRIES_EACH
  const sides = {
    ours: async () => rateOf(count, await load.ask('write', { entriesEach: ENTRIES_EACH })),
    theirs: async () => rateOf(FLOOR_COUNT, await append(FLOOR_COUNT))
  }
  await runPairs(WARM_UP_ROUNDS, sides)
  const before = await server.ask('readProcessorMs')
  const found = await profiled(server, name, () => runPairs(ROUNDS, sides))
  const usedMs = (await server.ask('readProcessorMs')) - before
  const eachMs = (usedMs / (count * ROUNDS)).toFixed(2)
  const notes = [
    `${WRITERS} writers, ${ROUNDS} rounds of ${count} entries of 1 KB`,
    `the server's own work: ${eachMs} ms of processor time an entry`
  ]
  const { ours: value, theirs: against, ratio } = found
  return { value, unit: 'appends/s', against, ratio, notes }
}

export function rateOf(count: number, ms: number): number {
  return (count * 1000) / ms
}
