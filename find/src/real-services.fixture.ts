import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { findHidden, readJson, writeRecord } from '@beside/hsds'
import type { JsonRecord, Kept } from '@beside/hsds'

/**
 * Real services lie beside the project, or beside the folder that it is one of several worktrees in. Their
 * licences keep them out of it. Under CI they must be there.
 */
const root = ['../../../shared/directory/data/', '../../../../shared/directory/data/']
  .map((path) => fileURLToPath(new URL(path, import.meta.url)))
  .find((path) => existsSync(path))

export const hasServices = root !== undefined

if (!hasServices) {
  if (process.env.CI !== undefined && process.env.CI !== 'false') {
    throw new Error('shared/directory is missing')
  }
  process.stderr.write(
    'Left out: shared/directory is not here, so no real service is looked for.\n'
  )
}

const feeds = ['haarrrvest-cc0/services.hsds.json', 'miami-open211-2019/services.hsds3.json']

/** All real services, read and written as the directory does it. */
export async function realServices(): Promise<readonly JsonRecord[]> {
  const kept: Kept[] = []
  for (const feed of feeds) {
    const bytes = readFileSync(`${root ?? ''}${feed}`)
    for await (const read of readJson([bytes], { source: feed, entity: 'service' })) {
      if ('record' in read) kept.push(read)
    }
  }
  const hidden = findHidden(kept)
  return kept.flatMap((one) => {
    const written = writeRecord(one, hidden)
    return 'json' in written ? [written.json] : []
  })
}
