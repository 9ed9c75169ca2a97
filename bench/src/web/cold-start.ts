/** From the start of the process to the first answers, with the pages built and an instance that exists. */
import { fileURLToPath } from 'node:url'
import type { Benchmark, Measured } from '../benchmark.ts'
import { runPairs } from '../pairs.ts'
import { makeFolder } from '../server/make-folder.ts'
import { openTheDoor } from '../server/open-the-door.ts'
import { serve } from './served-house.ts'

const AIM_MS = 1000
const OURS = fileURLToPath(new URL('../../../scripts/serve.ts', import.meta.url))
const BARE = fileURLToPath(new URL('../children/bare-http-server.ts', import.meta.url))
const ROUNDS = 7

export const coldStartBenchmark: Benchmark = {
  name: 'cold-start',
  peer: 'a bare Node HTTP server',
  aim: { text: `≤ ${AIM_MS} ms`, isMet: ({ value }) => value <= AIM_MS },
  async measure(): Promise<Measured> {
    await using folders = await makeFolder()
    const dataFolder = folders.inner('house')
    await openTheDoor(dataFolder)
    const found = await runPairs(ROUNDS, {
      ours: () => start(OURS, { BESIDE_DATA: dataFolder }),
      theirs: () => start(BARE, {})
    })
    return { value: found.ours, unit: 'ms', against: found.theirs, ratio: found.ratio }
  }
}

async function start(program: string, env: Readonly<Record<string, string>>): Promise<number> {
  await using served = await serve(program, ['/healthz', '/'], env)
  return served.readyMs
}
