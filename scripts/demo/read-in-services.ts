/** Reads invented services in, as an operator's command does. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { publishFeed } from '../../server/src/directory/held-rows.ts'
import { readApart } from '../../server/src/directory/read-apart.ts'
import { stageImport } from '../../server/src/directory/stage-import.ts'
import { openStore } from '../../server/src/store/open-store.ts'

type Services = readonly Readonly<Record<string, unknown>>[]

export async function readInServices(dataFolder: string, services: Services): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'beside-services-'))
  try {
    const [name, source] = ['services.json', 'services of the demo']
    const path = join(folder, name)
    const text = JSON.stringify(services)
    await writeFile(path, text)
    await using store = await openStore(dataFolder)
    const today = new Date().toISOString().slice(0, 10)
    const read = readApart({ path, name, source, isOurs: true })
    const { id } = await stageImport(store, { source, today, bytes: text.length }, read)
    await store.write((db) => publishFeed(db, id))
  } finally {
    await rm(folder, { recursive: true })
  }
}
