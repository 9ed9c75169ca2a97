/** A full house for a while: whether memory stays flat, how fast words come, and what happens above the limit. */
import type { Benchmark } from '../benchmark.ts'
import { startChild } from '../children/child.ts'
import type { Child } from '../children/child.ts'
import type { FanoutLoadTasks } from '../children/fanout-load.ts'
import type { FeedHolderTasks } from '../children/feed-holder.ts'
import type { HouseTasks } from '../children/house-server.ts'
import { percentile, slope, spread } from '../statistics.ts'
import type { Reply } from '../wire/http-line.ts'
import { makeFolder } from './make-folder.ts'

const IDLE = 2000
const IDLE_AT_ONCE = 250
const ACTIVE_BONDS = 250
/** One limit that an operator's machine may have: exactly these people, and nobody more. */
const FEEDS_MAX = IDLE + ACTIVE_BONDS * 2
const PER_SECOND = 50
const PART_SECONDS = 50
const SECONDS = 600
const WARM_UP_PARTS = 2
const TRIES_ABOVE = 20
const MIB = 1024 * 1024

type Sample = { readonly minute: number; readonly mib: number }
type House = {
  readonly address: string
  readonly server: Child<HouseTasks>
  readonly idle: Child<FeedHolderTasks>
  readonly active: Child<FanoutLoadTasks>
}

export const loadBenchmark: Benchmark = {
  name: 'load',
  isLong: true,
  peer: 'memory after the warm-up',
  aim: { text: '≤ 1.05 × (flat)', isMet: ({ ratio }) => ratio <= 1.05 },
  async measure() {
    await using folders = await makeFolder()
    await using server = startChild<HouseTasks>('./house-server.ts', ['--expose-gc'])
    await using idle = startChild<FeedHolderTasks>('./feed-holder.ts')
    await using active = startChild<FanoutLoadTasks>('./fanout-load.ts')
    const wish = { dataFolder: folders.inner('house'), feedsMax: FEEDS_MAX }
    const house = { address: await server.ask('start', wish), server, idle, active }
    await fillHouse(house)
    const { samples, latencies } = await live(house)
    const above = await goAboveLimit(house)
    const warm = samples.slice(Math.min(WARM_UP_PARTS, samples.length) - 1)
    const [first, last] = [warm.at(0), warm.at(-1)]
    if (!first || !last) throw new Error('BESIDE_LOAD_SECONDS leaves no time to measure.')
    const perMinute = slope(warm.map(({ minute, mib }) => [minute, mib]))
    const notes = [
      `${IDLE} idle and ${ACTIVE_BONDS * 2} active members, ${PER_SECOND} posts/s, ${last.minute.toFixed(1)} minutes`,
      `memory, in MiB after collection: ${samples.map(({ mib }) => mib.toFixed(0)).join(' ')}`,
      `slope after the warm-up: ${perMinute.toFixed(2)} MiB a minute`,
      `post → delivery: ${spread(latencies.flat())}`,
      `p99 of each part: ${latencies.map((part) => percentile(part, 99).toFixed(1)).join(' ')} ms`,
      above
    ]
    return { value: last.mib, unit: 'MiB', against: first.mib, ratio: last.mib / first.mib, notes }
  }
}

async function fillHouse({ address, idle, active }: House): Promise<void> {
  await active.ask('prepare', { house: address, bonds: ACTIVE_BONDS, receivers: 2, postsEach: 0 })
  for (let count = 0; count < IDLE; count += IDLE_AT_ONCE)
    await idle.ask('prepare', { address, people: IDLE_AT_ONCE })
  await idle.ask('openHouse', { address, count: IDLE })
}

/** Parts of less than a minute: between two of them the active people get fresh tokens. */
async function live({ server, active }: House) {
  const seconds = Number(process.env['BESIDE_LOAD_SECONDS'] ?? SECONDS)
  const startedAt = performance.now()
  const samples: Sample[] = []
  const latencies: number[][] = []
  while (performance.now() - startedAt < seconds * 1000) {
    latencies.push(await postFor(active, PART_SECONDS, latencies.length))
    const mib = (await server.ask('readMemory')) / MIB
    const minute = (performance.now() - startedAt) / 60_000
    samples.push({ minute, mib })
    // It takes long, so it shows that it lives, beside the results.
    console.error(`load: ${minute.toFixed(1)} minutes, ${mib.toFixed(0)} MiB`)
  }
  return { samples, latencies }
}

async function postFor(
  active: Child<FanoutLoadTasks>,
  seconds: number,
  part: number
): Promise<number[]> {
  const count = seconds * PER_SECOND
  await active.ask('renew', { postsEach: Math.ceil(count / ACTIVE_BONDS) + 1 })
  return await active.ask('post', {
    side: 'house',
    count,
    perSecond: PER_SECOND,
    seed: part * count
  })
}

/** Everybody who may be here is here: whoever comes now is refused by name, and nobody else notices. */
async function goAboveLimit({ address, idle, active }: House): Promise<string> {
  // Tokens live as long as this took, so somebody comes who has a new one.
  await idle.ask('prepare', { address, people: 1 })
  const replies: Reply[] = []
  const busy = (async () => {
    while (replies.length < TRIES_ABOVE) replies.push(await idle.ask('askInVain', { address }))
  })()
  const [latencies] = await Promise.all([postFor(active, 5, 0), busy])
  const words = new Set(
    replies.map(({ status, head, body }) => `${status} ${body} ${adviceIn(head)}`)
  )
  const ended = (await idle.ask('countEnded')) + (await active.ask('countEnded'))
  return `above ${FEEDS_MAX} feeds: ${[...words].join(', ')}; meanwhile ${spread(latencies)}; ${ended} feeds ended`
}

function adviceIn(head: string): string {
  return /^retry-after: \d+/im.exec(head)?.[0] ?? 'without advice'
}
