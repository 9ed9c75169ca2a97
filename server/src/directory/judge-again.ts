/**
 * What was read before refuges were known by as many words as now is judged once more, and the streets of those that are
 * known now are hidden. What a steward said of a place counts as before, also in what they wrote.
 */
import { setImmediate as nextTurn } from 'node:timers/promises'
import { guardAgain, READING_FORM } from '@beside/hsds'
import type { JsonRecord } from '@beside/hsds'
import {
  HELD_IMPORT,
  addHeldRows,
  findImport,
  lastImportId,
  listCurrentImports,
  saveJudged
} from '../store/directory-imports.ts'
import type { Store } from '../store/open-store.ts'
import type { DirectoryRow, Reader } from '../store/tables.ts'
import { hidingRow, rowsOf } from './held-rows.ts'

/** Up to which import any may have been read in an older way, and which of those were judged since. */
type Judged = {
  readonly form: number
  readonly upTo: number
  readonly imports: readonly number[]
}

export async function judgeAgain({ read, write }: Pick<Store, 'read' | 'write'>): Promise<void> {
  const judged = await readJudged(read)
  const lists = (await listCurrentImports(read)).filter(
    ({ id }) => id !== HELD_IMPORT && id <= judged.upTo
  )
  const due = lists.map(({ id }) => id).filter((id) => !judged.imports.includes(id))
  if (due.length === 0) return
  for (const id of due) {
    for await (const rows of rowsOf(read, id)) {
      const hiding = rows.flatMap(hiddenNow)
      if (hiding.length > 0) await write((db) => addHeldRows(db, hiding))
      await nextTurn()
    }
  }
  const done: Judged = { ...judged, imports: [...judged.imports, ...due] }
  await write((db) => saveJudged(db, JSON.stringify(done)))
}

async function readJudged(db: Reader): Promise<Judged> {
  const report = (await findImport(db, HELD_IMPORT))?.report ?? '{}'
  const judged = JSON.parse(report) as Partial<Judged>
  if (judged.form === READING_FORM) return judged as Judged
  return { form: READING_FORM, upTo: await lastImportId(db), imports: [] }
}

/** What has no place has no street. */
const PLACE = '"location_type"'

function hiddenNow(row: DirectoryRow): readonly Omit<DirectoryRow, 'import'>[] {
  if (!row.record.includes(PLACE)) return []
  const record = JSON.stringify(guardAgain(JSON.parse(row.record) as JsonRecord))
  // What is just as it was hides already what it hides.
  return record === row.record ? [] : hidingRow({ ...row, record }, row.gone_on ?? '')
}
