/** Brings a feed into a store as an operator's command does it, and publishes it. */
import { stat } from 'node:fs/promises'
import { publishFeed } from '../../../server/src/directory/held-rows.ts'
import { readApart } from '../../../server/src/directory/read-apart.ts'
import { stageImport } from '../../../server/src/directory/stage-import.ts'
import type { openStore } from '../../../server/src/store/open-store.ts'

const TODAY = '2026-11-27'

type Store = Awaited<ReturnType<typeof openStore>>

/** How many services a second it took in. */
export async function bringIn(store: Store, path: string, services: number): Promise<number> {
  const startedAt = performance.now()
  const { size: bytes } = await stat(path)
  const source = 'bench'
  const read = readApart({ path, name: path, source })
  const { id, report } = await stageImport(store, { source, today: TODAY, bytes }, read)
  const kept = report.isNew + report.changed + report.same
  const isPublished = await store.write((db) => publishFeed(db, id))
  if (kept !== services || !isPublished) throw new Error(`${kept} of ${services} were kept.`)
  return services / ((performance.now() - startedAt) / 1000)
}
