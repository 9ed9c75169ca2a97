/** What everybody may see of the directory: every record through the one gate that holds places back. */
import { writeRecord } from '@beside/hsds'
import type { Hidden, Json, JsonRecord, Kept, TopName } from '@beside/hsds'
import type { DirectoryPlace } from '../store/directory-packs.ts'

/** A row as it lies in the store. */
export type KeptRow = {
  readonly entity: string
  readonly id: string
  readonly record: string
  /** True where its feed has it no more: it hides what it hid, and is shown no more. */
  readonly isGone: boolean
}

/** What a steward says of a place, by its id. */
export type SaidPlaces = ReadonlyMap<
  string,
  { readonly isConfidential: boolean; readonly area: string | null }
>

export function saidOf(places: readonly DirectoryPlace[]): SaidPlaces {
  return new Map(
    places.map(({ place, is_confidential: isConfidential, area }) => [
      place,
      { isConfidential: isConfidential === 1, area }
    ])
  )
}

export type PublicRecord = { readonly entity: TopName; readonly json: JsonRecord }

/** The records that go out, one after another; so only one of them is open at a time. */
export function* publicRecords(
  rows: readonly KeptRow[],
  said: SaidPlaces,
  hidden: Hidden
): Generator<PublicRecord> {
  for (const row of rows) {
    if (row.isGone) continue
    const kept = openRow(row, said)
    const written = writeRecord(kept, hidden)
    if ('json' in written) yield { entity: kept.entity, json: written.json }
  }
}

/** The records as they were read, but for what stewards say of places: nobody may be shown these. */
export function* openRows(rows: readonly KeptRow[], said: SaidPlaces): Generator<Kept> {
  for (const row of rows) yield openRow(row, said)
}

function openRow({ entity, record }: KeptRow, said: SaidPlaces): Kept {
  const open = JSON.parse(record) as JsonRecord
  const own = said.size === 0 ? open : withWords(open, said)
  // Rows are written by `stage-import.ts` alone, with the name that reading gave them.
  return { entity: entity as TopName, record: own }
}

/** The same record, with each place of which a steward said something as they said it. */
export function withWords(record: JsonRecord, said: SaidPlaces): JsonRecord {
  return applyWords(record, said) as JsonRecord
}

function applyWords(value: Json | undefined, said: SaidPlaces): Json | undefined {
  if (Array.isArray(value)) {
    return (value as readonly Json[]).map((one) => applyWords(one, said) ?? null)
  }
  if (typeof value !== 'object' || value === null) return value
  const record = value as JsonRecord
  const inner = Object.fromEntries(
    Object.entries(record).map(([name, one]) => [name, applyWords(one, said)])
  )
  const words = typeof record.id === 'string' ? said.get(record.id) : undefined
  if (!words || !('location_type' in record)) return inner
  const area = words.area === null ? {} : { beside_area: words.area }
  return { ...inner, ...area, beside_confidential: words.isConfidential }
}
