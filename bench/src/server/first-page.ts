/** Opening a conversation with a long history, against one with a short one and the same newest page. */
import { WIRE_LIMITS } from '@beside/contract'
import type { Benchmark } from '../benchmark.ts'
import { startChild } from '../children/child.ts'
import type { HouseTasks } from '../children/house-server.ts'
import { runPairs } from '../pairs.ts'
import { median, spread } from '../statistics.ts'
import { HttpLine } from '../wire/http-line.ts'
import type { Bond } from '../wire/log-end.ts'
import { openingRequests, pageRequest } from '../wire/open-conversation.ts'
import { timeRequests } from '../wire/time-requests.ts'
import { makeFolder } from './make-folder.ts'
import { makeBonds } from './space-of-size.ts'

const LONG = 10_000
/** The shortest log from which a client reads as much: a whole page, and all the leaves that may stand before it. */
export const SHORT = WIRE_LIMITS.pageRecordsDefault + WIRE_LIMITS.windowLeaves + 1
/** The shortest log that fills a page. */
export const ONE_PAGE = WIRE_LIMITS.pageRecordsDefault
const MISSED = 10
const TIMES = 30
const ROUNDS = 9

export const firstPageBenchmark: Benchmark = {
  name: 'first-page-10000',
  peer: `the same of a space of ${SHORT} records: the shortest with as large a page`,
  aim: { text: '≤ 1.2 × the short one', isMet: ({ ratio }) => ratio <= 1.2 },
  async measure() {
    await using folders = await makeFolder()
    const dataFolder = folders.inner('house')
    const { bonds } = await makeBonds(dataFolder, [LONG, SHORT, ONE_PAGE], async () => undefined)
    await using server = startChild<HouseTasks>('./house-server.ts')
    const address = await server.ask('start', { dataFolder })
    using line = await HttpLine.open(address)
    const openings = bonds.map((bond) => openingRequests(address, partsOf(bond), MISSED))
    const pages = bonds.map((bond) => [pageRequest(address, partsOf(bond))])
    const [long = [], short = []] = openings
    const sides = {
      ours: async () => median(await timeAll(line, long)),
      theirs: async () => median(await timeAll(line, short))
    }
    await runPairs(1, sides)
    const found = await runPairs(ROUNDS, sides)
    const notes = [
      `what a client asks to open it, in 4 requests, by somebody who missed ${MISSED} records`
    ]
    for (const [index, size] of [LONG, SHORT, ONE_PAGE].entries())
      notes.push(
        `the newest page alone, ${size} records: ${spread(await timeAll(line, pages[index] ?? []))}`
      )
    return { value: found.ours, unit: 'ms p50', against: found.theirs, ratio: found.ratio, notes }
  }
}

async function timeAll(line: HttpLine, requests: readonly Buffer[]): Promise<number[]> {
  const times: number[] = []
  while (times.length < TIMES) times.push(await timeRequests(line, requests))
  return times
}

export function partsOf({ end, author }: Bond) {
  return { end, member: author }
}
