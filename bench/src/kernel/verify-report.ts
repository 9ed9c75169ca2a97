/**
 * What the device of whoever gets a report needs to check it: the operations of a bond, and as many records as one holds.
 * Ours is what a client does where its host knows Ed25519; beside it, in turn, by the kernel alone.
 */
import { nodeEnvironment } from '@beside/client/node'
import type { Report } from '../../../client/src/rooms/safety/entries.ts'
import { judgeReport } from '../../../client/src/rooms/safety/whose.ts'
import type { Benchmark } from '../benchmark.ts'
import { startChild, type Child } from '../children/child.ts'
import type { ReportMakerTasks } from '../children/report-maker.ts'
import { runPairs } from '../pairs.ts'

const WARM_UP = 5
const ROUNDS = 40
const AIM_MS = 50

export const verifyReportBenchmark: Benchmark = {
  name: 'verify-report',
  peer: 'the aim',
  aim: { text: `≤ ${AIM_MS} ms`, isMet: ({ value }) => value <= AIM_MS },
  async measure() {
    await using maker = startChild<ReportMakerTasks>('./report-maker.ts')
    const host = nodeEnvironment('http://127.0.0.1')
    const sides = {
      ours: () => timeOne(maker, host),
      theirs: () => timeOne(maker, {})
    }
    await runPairs(WARM_UP, sides)
    const found = await runPairs(ROUNDS, sides)
    const { records, operations } = (await maker.ask('make')).chosen
    const notes = [
      `${records.length} records of 1 KB by one author, and ${operations.length} operations, none seen before`,
      `by the kernel alone, where the host has no Ed25519: ${found.theirs.toFixed(1)} ms (${found.ratio.toFixed(2)} × by pairs)`
    ]
    return { value: found.ours, unit: 'ms', against: AIM_MS, ratio: found.ours / AIM_MS, notes }
  }
}

async function timeOne(
  maker: Child<ReportMakerTasks>,
  environment: Parameters<typeof judgeReport>[1]
): Promise<number> {
  const report: Report = await maker.ask('make')
  const startedAt = performance.now()
  const { writers } = await judgeReport(report, environment)
  const took = performance.now() - startedAt
  if (writers.includes(null)) throw new Error('What was written proves itself.')
  return took
}
