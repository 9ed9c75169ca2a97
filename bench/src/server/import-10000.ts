/** Bringing a directory in: read on its thread, written beside what is there in turn with other writes, compared, published. */
import { createWriteStream } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { openTurns } from '../../../server/src/gates/turns.ts'
import { openStore } from '../../../server/src/store/open-store.ts'
import type { Benchmark } from '../benchmark.ts'
import { bringIn } from './bring-in.ts'
import { makeFeed } from './made-services.ts'

const SERVICES = 10_000
const AIM_PER_SECOND = 2_000

export const import10000Benchmark: Benchmark = {
  name: 'import-10000',
  peer: 'the aim',
  aim: { text: '≥ 2,000/s', isMet: ({ value }) => value >= AIM_PER_SECOND },
  async measure() {
    const folder = await mkdtemp(join(tmpdir(), 'beside-import-'))
    try {
      const path = join(folder, 'feed.json')
      await pipeline(makeFeed(SERVICES), createWriteStream(path))
      await using store = await openStore(folder, { isServing: true })
      const inTurn = openTurns()
      const served: typeof store = { ...store, write: (work) => inTurn(() => store.write(work)) }
      const first = await bringIn(served, path, SERVICES)
      const again = await bringIn(served, path, SERVICES)
      return {
        value: first,
        unit: 'services/s',
        against: AIM_PER_SECOND,
        ratio: first / AIM_PER_SECOND,
        notes: [
          `${SERVICES} services with all that hangs on one, in batches that leave two thirds of the time to other writes`,
          `the same feed once more, compared with what is there: ${Math.round(again)} services/s`
        ]
      }
    } finally {
      await rm(folder, { recursive: true, force: true })
    }
  }
}
