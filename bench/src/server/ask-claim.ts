/** Sixty listeners say yes to the same question in the same moment: how long until each knows who has it. */
import type { Benchmark } from '../benchmark.ts'
import type { AskLoadTasks, Race } from '../children/ask-load.ts'
import type { BareSseTasks } from '../children/bare-sse-server.ts'
import { startChild } from '../children/child.ts'
import type { HouseTasks } from '../children/house-server.ts'
import { runPairs } from '../pairs.ts'
import { percentile, spread } from '../statistics.ts'
import { makeListenersTeam } from './listeners-team.ts'
import { makeFolder } from './make-folder.ts'
import { profiled } from './profiled.ts'

const LISTENERS = 60
const QUESTIONS = 15
const ROUNDS = 8
const WARM_UP = 1
const AIM_MS = 200

export const askClaimBenchmark: Benchmark = {
  name: 'ask-claim',
  peer: 'as many posts at once to a bare Node HTTP server',
  aim: { text: `p99 ≤ ${AIM_MS} ms`, isMet: ({ value }) => value <= AIM_MS },
  async measure() {
    await using folders = await makeFolder()
    const dataFolder = folders.inner('house')
    const team = await makeListenersTeam(dataFolder, LISTENERS)
    await using server = startChild<HouseTasks>('./house-server.ts')
    await using floor = startChild<BareSseTasks>('./bare-sse-server.ts')
    await using load = startChild<AskLoadTasks>('./ask-load.ts')
    const house = await server.ask('start', { dataFolder })
    await load.ask('prepare', { house, bare: await floor.ask('start'), team })
    const all: Race[] = []
    const sides = {
      ours: async () => {
        const races = await load.ask('race', { questions: QUESTIONS })
        all.push(...races)
        return percentile(races.flatMap(timesOf), 99)
      },
      theirs: async () => percentile(await load.ask('raceBare', { questions: QUESTIONS }), 99)
    }
    await runPairs(WARM_UP, sides)
    all.length = 0
    const found = await profiled(server, 'ask-claim', () => runPairs(ROUNDS, sides))
    const notes = [
      `${LISTENERS} listeners, ${all.length} questions, one after another; the median of ${ROUNDS} p99s`,
      `who has it: ${spread(all.map(({ winner }) => winner))}`,
      `who has it not: ${spread(all.flatMap(({ losers }) => losers))}`
    ]
    const { ours: value, theirs: against, ratio } = found
    return { value, unit: 'ms p99', against, ratio, notes }
  }
}

function timesOf({ winner, losers }: Race): readonly number[] {
  return [winner, ...losers]
}
