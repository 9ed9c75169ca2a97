/** Writes a feed beside what is there, and counts what it would change. Nothing that people see changes by it. */
import type { ImportReport } from '@beside/contract'
import { isSameBytes } from '@beside/kernel/wire'
import {
  addDirectoryRows,
  beginImport,
  copyGoneRows,
  findImportOf,
  findKnownRows,
  saveReport
} from '../store/directory-imports.ts'
import type { Store } from '../store/open-store.ts'
import type { FeedBatch, FeedRow } from './read-feed.ts'

export type Staging = {
  readonly source: string
  readonly today: string
  /** How large the feed is, for whoever waits. */
  readonly bytes: number
  /** Called after each batch. */
  readonly onProgress?: (report: ImportReport) => void
}

export type Staged = { readonly id: number; readonly report: ImportReport }

const EMPTY: Omit<ImportReport, 'bytes'> = {
  bytesRead: 0,
  isNew: 0,
  changed: 0,
  same: 0,
  gone: 0,
  refused: 0,
  elsewhere: 0,
  repaired: 0,
  repairs: {},
  confidential: 0,
  refusals: [],
  withheld: [],
  trouble: null
}

export async function stageImport(
  store: Store,
  { source, today, bytes, onProgress }: Staging,
  batches: AsyncIterable<FeedBatch>
): Promise<Staged> {
  let report: ImportReport = { ...EMPTY, bytes }
  const begun = { source, made_on: today, report: JSON.stringify(report) }
  const id = await store.write((db) => beginImport(db, begun))
  try {
    for await (const batch of batches) {
      report = addBatch(report, batch)
      report = await writeRows(store, { id, source, report }, batch.rows)
      onProgress?.(report)
    }
    report = await markGone(store, { id, source, today, report })
    report = { ...report, trouble: troubleOf(report) }
    const state = report.trouble === null ? 'preview' : 'undone'
    const saved = JSON.stringify(report)
    await store.write((db) => saveReport(db, { id, state, report: saved }))
    return { id, report }
  } catch (cause) {
    const saved = JSON.stringify({ ...report, trouble: 'broke-off' })
    await store.write((db) => saveReport(db, { id, state: 'undone', report: saved }))
    throw cause
  }
}

/** Why it may not take anything's place. */
function troubleOf({ trouble, isNew, changed, same }: ImportReport): string | null {
  if (trouble !== null) return trouble
  return isNew + changed + same === 0 ? 'nothing-in-it' : null
}

const TOLD_MAX = 200

function addBatch(report: ImportReport, batch: FeedBatch): ImportReport {
  const repairs = { ...report.repairs }
  for (const [why, count] of Object.entries(batch.repairs)) {
    repairs[why] = (repairs[why] ?? 0) + count
  }
  return {
    ...report,
    repairs,
    bytesRead: batch.bytesRead,
    trouble: batch.brokeOff,
    refused: report.refused + batch.refused,
    repaired: report.repaired + batch.repaired,
    confidential: report.confidential + batch.confidential,
    refusals: [...report.refusals, ...batch.refusals].slice(0, TOLD_MAX),
    withheld: [...report.withheld, ...batch.withheld].slice(0, TOLD_MAX)
  }
}

type Writing = { readonly id: number; readonly source: string; readonly report: ImportReport }

async function writeRows(
  store: Store,
  { id, source, report }: Writing,
  rows: readonly FeedRow[]
): Promise<ImportReport> {
  if (rows.length === 0) return report
  const known = await findKnownRows(store.read, rows)
  const own = new Map(known.filter((row) => row.source === source).map((row) => [keyOf(row), row]))
  const others = new Set(known.filter((row) => row.source !== source).map((row) => keyOf(row)))
  const counts = { isNew: 0, changed: 0, same: 0, elsewhere: 0 }
  const kept = rows.filter((row) => {
    const before = own.get(keyOf(row))
    // Two sources that say the same id: the one that had it first keeps it.
    const isElsewhere = before === undefined && others.has(keyOf(row))
    if (isElsewhere) counts.elsewhere += 1
    else if (!before || before.gone_on !== null) counts.isNew += 1
    else counts[isSameBytes(before.hash, row.hash) ? 'same' : 'changed'] += 1
    return !isElsewhere
  })
  const written = kept.map((row) => ({ ...row, import: id, gone_on: null }))
  await store.write((db) => addDirectoryRows(db, written))
  return {
    ...report,
    isNew: report.isNew + counts.isNew,
    changed: report.changed + counts.changed,
    same: report.same + counts.same,
    elsewhere: report.elsewhere + counts.elsewhere
  }
}

async function markGone(
  store: Store,
  { id, source, today, report }: Writing & { readonly today: string }
): Promise<ImportReport> {
  const before = await findImportOf(store.read, { source, state: 'current' })
  if (!before) return report
  let gone = 0
  let after = { entity: '', id: '' }
  for (;;) {
    const from = after
    const copied = await store.write((db) =>
      copyGoneRows(db, { from: before.id, to: id, today }, from)
    )
    gone += copied.filter((row) => row.gone_on === null).length
    const last = copied.at(-1)
    if (!last) return { ...report, gone }
    after = last
  }
}

function keyOf({ entity, id }: { readonly entity: string; readonly id: string }): string {
  return `${entity}:${id}`
}
