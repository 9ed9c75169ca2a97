/** What hides a place, and goes on hiding it: whatever a feed says later, and whichever source has its id. */
import { createHash } from 'node:crypto'
import { canonical } from '@beside/hsds'
import type { Json, JsonRecord } from '@beside/hsds'
import {
  HELD_IMPORT,
  addHeldRows,
  publishImport,
  readDirectoryRows
} from '../store/directory-imports.ts'
import { listPlaces } from '../store/directory-packs.ts'
import type { DirectoryRow, Reader, Writer } from '../store/tables.ts'

const CONFIDENTIAL = '"beside_confidential":true'
const START = { entity: '', id: '' }

type Told = Pick<DirectoryRow, 'entity' | 'id' | 'record' | 'hash'>

/** Publishes a preview, and keeps what it says is confidential. False where it is none any more. */
export async function publishFeed(db: Writer, id: number): Promise<boolean> {
  if (!(await publishImport(db, id))) return false
  let after = START
  for (;;) {
    const rows = await readDirectoryRows(db, id, after)
    const last = rows.at(-1)
    if (!last) return true
    after = last
    await addHeldRows(
      db,
      rows.flatMap((row) => hidingRow(row, row.gone_on ?? ''))
    )
  }
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
  // A row that hides already has such a name.
  const [name = ''] = id.split(MARK)
  return [{ entity, id: name + MARK + sum, record: JSON.stringify(open), hash, gone_on: day }]
}
const MARK = ' hides '

/** Ids of places that were ever called confidential, and that no steward said may be shown. */
export async function readHeldPlaces(db: Reader): Promise<ReadonlySet<string>> {
  const held = new Set<string>()
  let after = START
  for (;;) {
    const rows = await readDirectoryRows(db, HELD_IMPORT, after)
    const last = rows.at(-1)
    if (!last) break
    after = last
    for (const { record } of rows) {
      const open = JSON.parse(record) as JsonRecord
      for (const { id } of placesIn(open, (place) => place.beside_confidential === true)) {
        if (typeof id === 'string') held.add(id)
      }
    }
  }
  for (const { place, is_confidential: isHeld } of await listPlaces(db)) {
    if (isHeld === 0) held.delete(place)
  }
  return held
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
