/** Reading a directory: made services with all that hangs on one, in one feed that is never whole in memory. */
import { readJson } from '../../../hsds/src/index.ts'
import type { Benchmark } from '../benchmark.ts'
import { median } from '../statistics.ts'
import { makeFeed } from './made-services.ts'

const SERVICES = 20_000
const ROUNDS = 3
const AIM_PER_SECOND = 2_000
const bytesPerMb = 1_000_000

export const hsdsImportBenchmark: Benchmark = {
  name: 'hsds-import',
  peer: 'the aim',
  aim: { text: '≥ 2,000/s', isMet: ({ value }) => value >= AIM_PER_SECOND },
  async measure() {
    const rounds: Round[] = []
    for (let round = 0; round < ROUNDS; round += 1) rounds.push(await readOnce())
    const value = median(rounds.map(({ perSecond }) => perSecond))
    const [{ bytes } = { bytes: 0 }] = rounds
    const grown = Math.max(...rounds.map(({ grown }) => grown))
    const notes = [
      `${SERVICES} services, ${Math.round(bytes / bytesPerMb)} MB of JSON, every third with something to repair`,
      `the heap grew by at most ${Math.round(grown / bytesPerMb)} MB meanwhile`
    ]
    return {
      value,
      unit: 'services/s',
      against: AIM_PER_SECOND,
      ratio: value / AIM_PER_SECOND,
      notes
    }
  }
}

type Round = { readonly perSecond: number; readonly bytes: number; readonly grown: number }

async function readOnce(): Promise<Round> {
  const made = { bytes: 0 }
  const before = process.memoryUsage().heapUsed
  let most = before
  let kept = 0
  const startedAt = performance.now()
  for await (const read of readJson(makeFeed(SERVICES, made), { source: 'bench' })) {
    if ('record' in read) kept += 1
    if (kept % 1_000 === 0) most = Math.max(most, process.memoryUsage().heapUsed)
  }
  if (kept !== SERVICES) throw new Error(`${kept} of ${SERVICES} services were kept.`)
  const perSecond = kept / ((performance.now() - startedAt) / 1_000)
  return { perSecond, bytes: made.bytes, grown: most - before }
}
