/** What one more open feed costs the server in memory, against a bare Node server that only holds streams. */
import type { Benchmark, Measured } from '../benchmark.ts'
import type { BareSseTasks } from '../children/bare-sse-server.ts'
import { startChild } from '../children/child.ts'
import type { FeedHolderTasks } from '../children/feed-holder.ts'
import type { HouseTasks } from '../children/house-server.ts'
import { runPairs } from '../pairs.ts'
import { makeFolder } from './make-folder.ts'

const PEOPLE = 1000
/** Opened and closed before: the first streams pay for code, not for connections. */
const WARM_UP = 100
const ROUNDS = 3
const BYTES_PER_KIB = 1024
/** Without it what was freed would still count. */
const NODE_OPTIONS = ['--expose-gc']

export const memoryBenchmark: Benchmark = {
  name: 'connection-memory',
  peer: 'a connection of a bare Node SSE server',
  aim: { text: '≤ 1.5 × bare', isMet: ({ ratio }) => ratio <= 1.5 },
  async measure(): Promise<Measured> {
    await using folders = await makeFolder()
    const dataFolder = folders.inner('house')
    await using holder = startChild<FeedHolderTasks>('./feed-holder.ts')
    {
      await using server = startChild<HouseTasks>('./house-server.ts')
      const address = await server.ask('start', { dataFolder })
      await holder.ask('prepare', { address, people: PEOPLE })
    }
    const found = await runPairs(ROUNDS, {
      ours: () => measureHouse(holder, dataFolder),
      theirs: () => measureBare(holder)
    })
    const notes = [`${PEOPLE} people, each with one feed; resident memory after collection`]
    return { value: found.ours, unit: 'KiB', against: found.theirs, ratio: found.ratio, notes }
  }
}

type Holder = ReturnType<typeof startChild<FeedHolderTasks>>
type Meter = {
  readonly readMemory: () => Promise<number>
  readonly open: (count: number) => Promise<void>
  readonly closeAll: () => Promise<void>
}

async function measureHouse(holder: Holder, dataFolder: string): Promise<number> {
  await using server = startChild<HouseTasks>('./house-server.ts', NODE_OPTIONS)
  const address = await server.ask('start', { dataFolder })
  return await measureGrowth({
    readMemory: () => server.ask('readMemory'),
    open: (count) => holder.ask('openHouse', { address, count }),
    closeAll: () => holder.ask('closeAll')
  })
}

async function measureBare(holder: Holder): Promise<number> {
  await using server = startChild<BareSseTasks>('./bare-sse-server.ts', NODE_OPTIONS)
  const address = await server.ask('start')
  return await measureGrowth({
    readMemory: () => server.ask('readMemory'),
    open: (count) => holder.ask('openBare', { address, count }),
    closeAll: () => holder.ask('closeAll')
  })
}

async function measureGrowth({ readMemory, open, closeAll }: Meter): Promise<number> {
  await open(WARM_UP)
  await closeAll()
  const before = await readMemory()
  await open(PEOPLE)
  const after = await readMemory()
  await closeAll()
  return (after - before) / PEOPLE / BYTES_PER_KIB
}
