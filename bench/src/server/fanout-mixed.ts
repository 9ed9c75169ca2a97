/** Many small spaces at once: a post is stored, then handed to everybody who follows its space. */
import type { Benchmark, Measured } from '../benchmark.ts'
import type { BareSseTasks } from '../children/bare-sse-server.ts'
import { startChild } from '../children/child.ts'
import type { FanoutLoadTasks } from '../children/fanout-load.ts'
import type { HouseTasks } from '../children/house-server.ts'
import { runPairs } from '../pairs.ts'
import { percentile } from '../statistics.ts'
import { makeFolder } from './make-folder.ts'
import { profiled } from './profiled.ts'
import { openSqliteFloor } from './sqlite-floor.ts'
import type { SqliteFloor } from './sqlite-floor.ts'

const BONDS = 500
const PER_SECOND = 200
const POSTS = 300
const ROUNDS = 5
const WARM_UP_ROUNDS = 1

type Side = 'house' | 'bare'

export const fanoutBenchmark: Benchmark = {
  name: 'fanout-mixed',
  peer: 'the p99 of a bare Node SSE server that stores nothing',
  aim: { text: 'p99 ≤ 1.5 × bare', isMet: ({ ratio }) => ratio <= 1.5 },
  async measure(): Promise<Measured> {
    await using folders = await makeFolder()
    await using server = startChild<HouseTasks>('./house-server.ts')
    await using bareServer = startChild<BareSseTasks>('./bare-sse-server.ts')
    await using load = startChild<FanoutLoadTasks>('./fanout-load.ts')
    const house = await server.ask('start', { dataFolder: folders.inner('house') })
    const bare = await bareServer.ask('start')
    const postsEach = Math.ceil((POSTS * (ROUNDS + WARM_UP_ROUNDS)) / BONDS) + 1
    await load.ask('prepare', { house, bare, bonds: BONDS, postsEach })
    const all: Record<Side, number[]> = { house: [], bare: [] }
    const seeds: Record<Side, number> = { house: 0, bare: 0 }
    const run = async (side: Side): Promise<number> => {
      const seed = seeds[side]
      seeds[side] += POSTS
      const found = await load.ask('post', { side, count: POSTS, perSecond: PER_SECOND, seed })
      if (seed > 0) all[side].push(...found)
      return percentile(found, 99)
    }
    const sides = { ours: () => run('house'), theirs: () => run('bare') }
    await runPairs(WARM_UP_ROUNDS, sides)
    const found = await profiled(server, this.name, () => runPairs(ROUNDS, sides))
    using store = await openSqliteFloor(folders.inner('floor'))
    const notes = [
      `${BONDS * 2} people online in ${BONDS} bonds of two, ${PER_SECOND} posts/s of 1 KB at random moments`,
      `all rounds: ${spread(all.house)}; bare ${spread(all.bare)}`,
      `one durable commit by the store alone, right after: ${spread(await commitAtPace(store))}`
    ]
    return { value: found.ours, unit: 'ms p99', against: found.theirs, ratio: found.ratio, notes }
  }
}

/** How long single commits take at the same pace: what no server that stores first can be faster than. */
async function commitAtPace(store: SqliteFloor): Promise<number[]> {
  const times: number[] = []
  for (let count = 0; count < POSTS; count += 1) {
    await new Promise((resolve) => setTimeout(resolve, 1000 / PER_SECOND))
    times.push(store.append(1))
  }
  return times
}

function spread(times: readonly number[]): string {
  const [half, most, worst] = [50, 99, 100].map((part) => percentile(times, part).toFixed(2))
  return `p50 ${half}, p99 ${most}, most ${worst} ms`
}
