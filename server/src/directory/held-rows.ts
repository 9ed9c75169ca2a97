/** What hides a place, and goes on hiding it: whatever a feed says later, and whichever source has its id. */
import { createHash } from 'node:crypto'
import { canonical } from '@beside/hsds'
import type { Json, JsonRecord } from '@beside/hsds'
import {
  HELD_IMPORT,
  addHeldRows,
  findImport,
  findImportOf,
  publishImport,
  readDirectoryRows,
  undoImport
} from '../store/directory-imports.ts'
import { noteLive } from '../store/directory-live.ts'
import { listPlaces } from '../store/directory-packs.ts'
import type { DirectoryRow, Reader, Writer } from '../store/tables.ts'
import { endAway, listAway } from './away-entries.ts'
import { saidOf, withWords } from './public-records.ts'
import type { SaidPlaces } from './public-records.ts'

/** What a record holds that hides a place. */
export const CONFIDENTIAL = '"beside_confidential":true'
const START = { entity: '', id: '' }

type Told = Pick<DirectoryRow, 'entity' | 'id' | 'record' | 'hash'>

/** Publishes a preview, and keeps what is confidential in it. False where it is none any more. */
export async function publishFeed(db: Writer, id: number): Promise<boolean> {
  if (!(await publishImport(db, id))) return false
  await holdReturned(db, id)
  const said = await readHiddenWords(db)
  const source = (await findImport(db, id))?.source ?? ''
  const before = await findImportOf(db, { source, state: 'previous' })
  // What goes may be the last that names a place by the id of which a steward said it.
  if (before && said.size > 0) await keepHiding(db, before.id, said)
  await keepHiding(db, id, said)
  return true
}

/** Goes back to the list before. What was hidden stays so, and the list publishes itself no more until a steward agrees. */
export async function undoFeed(db: Writer, source: string): Promise<boolean> {
  const current = await findImportOf(db, { source, state: 'current' })
  if (!current) return false
  const said = await readHiddenWords(db)
  if (said.size > 0) await keepHiding(db, current.id, said)
  const before = await findImportOf(db, { source, state: 'previous' })
  if (before) await holdReturned(db, before.id)
  await noteLive(db, source, { publishes_itself: 0 })
  return await undoImport(db, source)
}

/** What was shown while an entry was away is judged anew where the list has that entry. */
async function holdReturned(db: Writer, importId: number): Promise<void> {
  const away = await listAway(db)
  if (away.length === 0) return
  for await (const rows of rowsOf(db, importId)) {
    const here = rows.filter(({ gone_on: goneOn }) => goneOn === null).map(({ id }) => id)
    await endAway(db, away, new Set(here))
  }
}

async function keepHiding(db: Writer, importId: number, said: SaidPlaces): Promise<void> {
  for await (const rows of rowsOf(db, importId)) {
    await addHeldRows(db, hidingRowsOf(rows, said))
  }
}

/** Places that a steward said are to be hidden, by their ids. */
async function readHiddenWords(db: Reader): Promise<SaidPlaces> {
  return saidOf((await listPlaces(db)).filter(({ is_confidential: isHeld }) => isHeld === 1))
}

/** The rows of an import, some at a time. */
export async function* rowsOf(
  db: Reader,
  importId: number
): AsyncGenerator<readonly DirectoryRow[]> {
  let after = START
  for (;;) {
    const rows = await readDirectoryRows(db, importId, after)
    const last = rows.at(-1)
    if (!last) return
    after = last
    yield rows
  }
}

/** Rows that hide what these call confidential, or a steward does. */
export function hidingRowsOf(
  rows: readonly DirectoryRow[],
  said: SaidPlaces
): readonly Omit<DirectoryRow, 'import'>[] {
  const ids = [...said.keys()].map((id) => JSON.stringify(id))
  return rows.flatMap((row) => {
    const isSaid = ids.some((id) => row.record.includes(id))
    const record = isSaid
      ? JSON.stringify(withWords(JSON.parse(row.record) as JsonRecord, said))
      : row.record
    return hidingRow({ ...row, record }, row.gone_on ?? '')
  })
}

/** The row that hides what this one calls confidential, and shows nothing; none where it calls nothing so. */
export function hidingRow(
  { entity, id, record, hash }: Told,
  day: string
): readonly Omit<DirectoryRow, 'import'>[] {
  if (!record.includes(CONFIDENTIAL)) return []
  const { beside_consent: _consent, ...open } = JSON.parse(record) as JsonRecord
  const places = [...placesIn(open, (place) => place.beside_confidential === true)]
  if (places.length === 0) return []
  // Another version that hides the same is not kept once more.
  const sum = createHash('sha256').update(canonical(places)).digest('hex')
  return [
    { entity, id: hiderOf({ id }) + MARK + sum, record: JSON.stringify(open), hash, gone_on: day }
  ]
}
const MARK = ' hides '

/** Whose row it is, also where it is one that hides already. */
export function hiderOf({ id }: Pick<DirectoryRow, 'id'>): string {
  return id.split(MARK)[0] ?? ''
}

/** Ids of places that were ever called confidential, by a list or a steward, and that no steward said may be shown. */
export async function readHeldPlaces(db: Reader): Promise<ReadonlySet<string>> {
  const held = new Set<string>()
  for await (const rows of rowsOf(db, HELD_IMPORT)) {
    for (const { id } of rows.flatMap(heldPlacesIn)) if (typeof id === 'string') held.add(id)
  }
  for (const { place, is_confidential: isHeld } of await listPlaces(db)) {
    if (isHeld === 1) held.add(place)
    else held.delete(place)
  }
  return held
}

/** What a row calls confidential. */
export function heldPlacesIn({ record }: Pick<DirectoryRow, 'record'>): readonly JsonRecord[] {
  const open = JSON.parse(record) as JsonRecord
  return [...placesIn(open, (place) => place.beside_confidential === true)]
}

/** What of a record, at any depth, is as it is asked for. */
export function* placesIn(
  value: Json | undefined,
  isWanted: (record: JsonRecord) => boolean
): Generator<JsonRecord> {
  if (Array.isArray(value)) {
    for (const one of value as readonly Json[]) yield* placesIn(one, isWanted)
    return
  }
  if (typeof value !== 'object' || value === null) return
  const record = value as JsonRecord
  if (isWanted(record)) yield record
  for (const inner of Object.values(record)) {
    if (typeof inner === 'object') yield* placesIn(inner, isWanted)
  }
}
