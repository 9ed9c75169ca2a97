/** Durable appends through real HTTP, against what the store does by itself. */
import type { Benchmark, Measured } from '../benchmark.ts'
import type { AppendLoadTasks } from '../children/append-load.ts'
import { startChild } from '../children/child.ts'
import type { HouseTasks } from '../children/house-server.ts'
import { runPairs } from '../pairs.ts'
import { makeFolder } from './make-folder.ts'
import { profiled } from './profiled.ts'
import { openSqliteFloor } from './sqlite-floor.ts'

const WRITERS = 16
const ENTRIES_EACH = 125
const ROUNDS = 5
const WARM_UP_ROUNDS = 1

export const appendBenchmark: Benchmark = {
  name: 'append-sqlite',
  peer: 'the same rows by node:sqlite alone, one entry a commit',
  aim: { text: '≥ 0.5 of the store', isMet: ({ ratio }) => ratio >= 0.5 },
  async measure(): Promise<Measured> {
    await using folders = await makeFolder()
    await using server = startChild<HouseTasks>('./house-server.ts')
    await using load = startChild<AppendLoadTasks>('./append-load.ts')
    using floor = await openSqliteFloor(folders.inner('floor'))
    const address = await server.ask('start', { dataFolder: folders.inner('house') })
    const entriesEach = ENTRIES_EACH * (ROUNDS + WARM_UP_ROUNDS)
    await load.ask('prepare', { address, writers: WRITERS, entriesEach })
    const count = WRITERS * ENTRIES_EACH
    const sides = {
      ours: async () => rateOf(count, await load.ask('write', { entriesEach: ENTRIES_EACH })),
      theirs: async () => rateOf(count, floor.append(count))
    }
    await runPairs(WARM_UP_ROUNDS, sides)
    const before = await server.ask('readProcessorMs')
    const found = await profiled(server, this.name, () => runPairs(ROUNDS, sides))
    const usedMs = (await server.ask('readProcessorMs')) - before
    const eachMs = (usedMs / (count * ROUNDS)).toFixed(2)
    const notes = [
      `${WRITERS} writers, ${ROUNDS} rounds of ${count} entries of 1 KB`,
      `the server's own work: ${eachMs} ms of processor time an entry`
    ]
    return {
      value: found.ours,
      unit: 'appends/s',
      against: found.theirs,
      ratio: found.ratio,
      notes
    }
  }
}

function rateOf(count: number, ms: number): number {
  return (count * 1000) / ms
}
