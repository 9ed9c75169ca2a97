/** Writes a feed beside what is there, and counts what it would change. Nothing that people see changes by it. */
import type { ImportReport } from '@beside/contract'
import type { JsonRecord } from '@beside/hsds'
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
import { hidingRow, placesIn, readHeldPlaces } from './held-rows.ts'
import { tellPlace } from './read-feed.ts'
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
  unsaid: 0,
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
  const held = await readHeldPlaces(store.read)
  try {
    for await (const batch of batches) {
      report = addBatch(report, batch)
      report = tellUnsaid(report, batch.rows, held)
      report = await writeRows(store, { id, source, today, report }, batch.rows)
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

/** Places that were confidential, and of which the feed does not say so any more: they stay hidden. */
function tellUnsaid(
  report: ImportReport,
  rows: readonly FeedRow[],
  held: ReadonlySet<string>
): ImportReport {
  if (held.size === 0) return report
  const told = rows.flatMap(({ record, hidesOnly }) => {
    if (hidesOnly) return []
    const open = JSON.parse(record) as JsonRecord
    const isUnsaid = (place: JsonRecord) =>
      'location_type' in place &&
      place.beside_confidential !== true &&
      held.has(typeof place.id === 'string' ? place.id : '')
    return [...placesIn(open, isUnsaid)].map((place) => tellPlace(place, open))
  })
  const withheld = [...report.withheld, ...told].slice(0, TOLD_MAX)
  return { ...report, unsaid: report.unsaid + told.length, withheld }
}

type Writing = {
  readonly id: number
  readonly source: string
  readonly today: string
  readonly report: ImportReport
}

async function writeRows(
  store: Store,
  { id, source, today, report }: Writing,
  given: readonly FeedRow[]
): Promise<ImportReport> {
  if (given.length === 0) return report
  const rows = given.filter(({ hidesOnly }) => !hidesOnly)
  const known = await findKnownRows(store.read, rows)
  // What a source has no more keeps no id.
  const live = known.filter((row) => row.gone_on === null)
  const own = new Map(live.filter((row) => row.source === source).map((row) => [keyOf(row), row]))
  const others = new Set(live.filter((row) => row.source !== source).map((row) => keyOf(row)))
  const counts = { isNew: 0, changed: 0, same: 0, elsewhere: 0 }
  const kept = rows.filter((row) => {
    const before = own.get(keyOf(row))
    // Two sources that say the same id: the one that had it first keeps it.
    const isElsewhere = before === undefined && others.has(keyOf(row))
    if (isElsewhere) counts.elsewhere += 1
    else if (!before) counts.isNew += 1
    else counts[isSameBytes(before.hash, row.hash) ? 'same' : 'changed'] += 1
    return !isElsewhere
  })
  const shown = kept.map(({ hidesOnly: _hides, ...row }) => ({ ...row, gone_on: null }))
  // What is not kept still hides what it calls confidential.
  const isKept = new Set(kept)
  const hiding = given.filter((row) => !isKept.has(row)).flatMap((row) => hidingRow(row, today))
  const written = [...shown, ...hiding].map((row) => ({ ...row, import: id }))
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
  { id, source, today, report }: Writing
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
