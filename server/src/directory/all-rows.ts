import { listCurrentImports, readDirectoryRows } from '../store/directory-imports.ts'
import type { Store } from '../store/open-store.ts'
import type { KeptRow } from './public-records.ts'

/** Everything that counts now, source by source, with what a feed has no more. */
export async function* readAllRows({
  read
}: Pick<Store, 'read'>): AsyncGenerator<readonly KeptRow[]> {
  for (const { id: importId } of await listCurrentImports(read)) {
    let after = { entity: '', id: '' }
    for (;;) {
      const rows = await readDirectoryRows(read, importId, after)
      const last = rows.at(-1)
      if (!last) break
      after = last
      yield rows.map(({ entity, id, record, gone_on: goneOn }) => ({
        entity,
        id,
        record,
        isGone: goneOn !== null
      }))
    }
  }
}
