/** How ordinary members fare while somebody floods the place, against a quiet moment right beside it. */
import type { Benchmark } from '../benchmark.ts'
import { startChild } from '../children/child.ts'
import type { Child } from '../children/child.ts'
import type { FanoutLoadTasks } from '../children/fanout-load.ts'
import type { FloodKind, FloodLoadTasks, FloodReport } from '../children/flood-load.ts'
import type { HouseTasks } from '../children/house-server.ts'
import { runPairs } from '../pairs.ts'
import { percentile } from '../statistics.ts'
import { makeFolder } from './make-folder.ts'
import { profiled } from './profiled.ts'

// New accounts last: they may use up what the whole place has for a minute, and others here arrive as well.
const KINDS: readonly FloodKind[] = ['guesses', 'invitations', 'posts', 'accounts']
const BONDS = 50
const PER_SECOND = 50
const POSTS = 80
const ROUNDS = 3
const FLOOD_MS = (POSTS * 1000) / PER_SECOND + 300

type Loads = { readonly members: Child<FanoutLoadTasks>; readonly flooder: Child<FloodLoadTasks> }

export const floodsBenchmark: Benchmark = {
  name: 'floods',
  peer: "the same members' p99 without a flood; the worst of four floods",
  aim: { text: 'p99 ≤ 2 × without', isMet: ({ ratio }) => ratio <= 2 },
  async measure() {
    await using folders = await makeFolder()
    await using server = startChild<HouseTasks>('./house-server.ts')
    await using members = startChild<FanoutLoadTasks>('./fanout-load.ts')
    await using flooder = startChild<FloodLoadTasks>('./flood-load.ts')
    // With the limits as they are for everybody.
    const wish = { dataFolder: folders.inner('house'), rateScale: 1 }
    const house = await server.ask('start', wish)
    const people = { bonds: BONDS, receivers: 2, postsEach: 0, from: '127.1.0.' }
    await members.ask('prepare', { house, ...people })
    const found = []
    for (const [index, kind] of KINDS.entries()) {
      await flooder.ask('prepare', { address: house, kind, waves: ROUNDS })
      const flood = () => measureFlood({ members, flooder }, kind, index)
      found.push(await profiled(server, `floods-${kind}`, flood))
    }
    const worst = found.toSorted((a, b) => b.ratio - a.ratio)[0]
    if (!worst) throw new Error('There are floods.')
    const { ours: value, theirs: against, ratio } = worst
    const notes = [
      `${BONDS * 2} members, ${PER_SECOND} posts/s; floods of up to 1,000 requests/s from 6 addresses`,
      ...found.map(({ note }) => note)
    ]
    return { value, unit: 'ms p99', against, ratio, notes }
  }
}

async function measureFlood({ members, flooder }: Loads, kind: FloodKind, place: number) {
  await members.ask('renew', { postsEach: Math.ceil((2 * ROUNDS * POSTS) / BONDS) })
  const reports: FloodReport[] = []
  let seed = 0
  const post = async () => {
    const turn = { side: 'house', count: POSTS, perSecond: PER_SECOND, seed } as const
    seed += POSTS
    return percentile(await members.ask('post', turn), 99)
  }
  const found = await runPairs(ROUNDS, {
    ours: async () => {
      const wave = reports.length
      // An address not seen before has all of its allowance left.
      const from = `127.${10 + place}.${wave}.`
      const flood = flooder.ask('flood', { wave, from, ms: FLOOD_MS })
      const [p99, report] = await Promise.all([post(), flood])
      reports.push(report)
      return p99
    },
    theirs: post
  })
  const times = `p99 ${found.ours.toFixed(1)} ms, ${found.theirs.toFixed(1)} ms without`
  return { ...found, note: `${kind}: ${found.ratio.toFixed(2)} × (${times}); ${inWords(reports)}` }
}

function inWords(reports: readonly FloodReport[]): string {
  const taken = reports.reduce((sum, report) => sum + report.taken, 0)
  const slowed = countsInWords(reports.map((report) => report.slowed))
  const other = countsInWords(reports.map((report) => report.other))
  return `${taken} taken, told to wait: ${slowed}, other answers: ${other}`
}

function countsInWords(all: readonly Readonly<Record<string, number>>[]): string {
  const reasons = [...new Set(all.flatMap((counts) => Object.keys(counts)))]
  const words = reasons.map((reason) => {
    const count = all.reduce((sum, counts) => sum + (counts[reason] ?? 0), 0)
    return `${count} ${reason}`
  })
  return words.length > 0 ? words.join(' and ') : 'none'
}
