/** A post is stored, then handed to everybody who follows its space: against a bare server that only hands out. */
import type { Measured } from '../benchmark.ts'
import type { BareSseTasks } from '../children/bare-sse-server.ts'
import { startChild } from '../children/child.ts'
import type { Child } from '../children/child.ts'
import type { FanoutLoadTasks } from '../children/fanout-load.ts'
import type { HouseTasks } from '../children/house-server.ts'
import { runPairs } from '../pairs.ts'
import { percentile, spread } from '../statistics.ts'
import { makeFolder } from './make-folder.ts'
import { profiled } from './profiled.ts'
import { openSqliteFloor } from './sqlite-floor.ts'
import type { SqliteFloor } from './sqlite-floor.ts'

export type Fanout = {
  readonly name: string
  readonly bonds: number
  /** Open feeds of each bond. */
  readonly receivers: number
  /** Of one round. */
  readonly posts: number
  readonly rounds: number
  /** Posts in a second at random moments; where it is left out, one post after another. */
  readonly perSecond?: number
}

type Side = 'house' | 'bare'

export const fanoutPeer = 'the p99 of a bare Node SSE server that stores nothing'
export const fanoutAim = {
  text: 'p99 ≤ 1.5 × bare',
  isMet: ({ ratio }: Measured) => ratio <= 1.5
}

const WARM_UP_ROUNDS = 1
const COMMITS = 300
const COMMIT_PAUSE_MS = 5

export async function measureFanout(
  fanout: Fanout
): Promise<Measured & { readonly notes: readonly string[] }> {
  await using folders = await makeFolder()
  await using server = startChild<HouseTasks>('./house-server.ts')
  await using bareServer = startChild<BareSseTasks>('./bare-sse-server.ts')
  await using load = startChild<FanoutLoadTasks>('./fanout-load.ts')
  const house = await server.ask('start', { dataFolder: folders.inner('house') })
  const bare = await bareServer.ask('start')
  const { bonds, receivers, posts, rounds } = fanout
  const postsEach = Math.ceil((posts * (rounds + WARM_UP_ROUNDS)) / bonds) + 1
  await load.ask('prepare', { house, bare, bonds, receivers, postsEach })
  const all: Record<Side, number[]> = { house: [], bare: [] }
  const sides = { ours: takeTurns('house'), theirs: takeTurns('bare') }
  await runPairs(WARM_UP_ROUNDS, sides)
  const found = await profiled(server, fanout.name, () => runPairs(rounds, sides))
  using store = await openSqliteFloor(folders.inner('floor'))
  const notes = [
    `all rounds: ${spread(all.house)}; bare ${spread(all.bare)}`,
    `one durable commit by the store alone, right after: ${spread(await commitAtPace(store))}`
  ]
  return { value: found.ours, unit: 'ms p99', against: found.theirs, ratio: found.ratio, notes }

  function takeTurns(side: Side): () => Promise<number> {
    let seed = 0
    return async () => {
      const latencies = await post(load, fanout, { side, seed })
      if (seed > 0) all[side].push(...latencies)
      seed += posts
      return percentile(latencies, 99)
    }
  }
}

async function post(
  load: Child<FanoutLoadTasks>,
  { posts: count, perSecond }: Fanout,
  turn: { readonly side: Side; readonly seed: number }
): Promise<number[]> {
  if (perSecond === undefined) {
    // So many posts in one space would else stand on a record that is long past.
    await load.ask('renew', { postsEach: count })
    return await load.ask('postInTurn', { side: turn.side, count })
  }
  return await load.ask('post', { ...turn, count, perSecond })
}

/** How long single commits take at a calm pace: what no server that stores first can be faster than. */
async function commitAtPace(store: SqliteFloor): Promise<number[]> {
  const times: number[] = []
  for (let count = 0; count < COMMITS; count += 1) {
    await new Promise((resolve) => setTimeout(resolve, COMMIT_PAUSE_MS))
    times.push(store.append(1))
  }
  return times
}
