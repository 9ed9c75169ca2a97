/** Bringing a directory in: read on its thread, written beside what is there in turn with other writes, compared, published. */
import { createWriteStream } from 'node:fs'
import { mkdtemp, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { publishFeed } from '../../../server/src/directory/held-rows.ts'
import { readApart } from '../../../server/src/directory/read-apart.ts'
import { stageImport } from '../../../server/src/directory/stage-import.ts'
import { openTurns } from '../../../server/src/gates/turns.ts'
import { openStore } from '../../../server/src/store/open-store.ts'
import type { Benchmark } from '../benchmark.ts'
import { makeFeed } from './made-services.ts'

const SERVICES = 10_000
const AIM_PER_SECOND = 2_000
const TODAY = '2026-11-27'

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
      const served: Store = { ...store, write: (work) => inTurn(() => store.write(work)) }
      const first = await bringIn(served, path)
      const again = await bringIn(served, path)
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

type Store = Awaited<ReturnType<typeof openStore>>

async function bringIn(store: Store, path: string): Promise<number> {
  const startedAt = performance.now()
  const { size: bytes } = await stat(path)
  const source = 'bench'
  const read = readApart({ path, name: path, source })
  const { id, report } = await stageImport(store, { source, today: TODAY, bytes }, read)
  const kept = report.isNew + report.changed + report.same
  const isPublished = await store.write((db) => publishFeed(db, id))
  if (kept !== SERVICES || !isPublished) throw new Error(`${kept} of ${SERVICES} were kept.`)
  return SERVICES / ((performance.now() - startedAt) / 1000)
}
