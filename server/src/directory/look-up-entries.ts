/** Entries with their places, for a steward who looks after them. Of a hidden place it tells no street. */
import type { EntryFound, EntryPlace } from '@beside/contract'
import { findHidden, isHiddenPlace } from '@beside/hsds'
import type { Hidden, JsonRecord } from '@beside/hsds'
import { HELD_IMPORT } from '../store/directory-imports.ts'
import { findRowsOf } from '../store/directory-written.ts'
import { listPlaces } from '../store/directory-packs.ts'
import type { Reader } from '../store/tables.ts'
import { placesIn, rowsOf } from './held-rows.ts'
import { openRows, saidOf, withWords } from './public-records.ts'
import type { KeptRow, SaidPlaces } from './public-records.ts'

const PLACES_SHOWN = 20

/** `ids` are of services, as the search found them. */
export async function lookUpEntries(db: Reader, ids: readonly string[]): Promise<EntryFound[]> {
  const said = saidOf(await listPlaces(db))
  const rows = []
  for (const id of ids) {
    const all = await findRowsOf(db, id)
    const row = all.find(({ entity, state }) => entity === 'service' && state === 'current')
    if (row) rows.push(row)
  }
  const kept: KeptRow[] = rows.map((row) => ({ ...row, isGone: false }))
  for await (const some of rowsOf(db, HELD_IMPORT)) {
    kept.push(...some.map((row) => ({ ...row, isGone: true })))
  }
  // A street may be hidden through another entry that names it, as well as by the id of its place.
  const hidden = findHidden(openRows(kept, said))
  return rows.map(({ id, record, source }) => {
    const open = JSON.parse(record) as JsonRecord
    const { name, organization } = open
    return {
      entry: id,
      name: textOf(name),
      organization: textOf((organization as JsonRecord | undefined)?.name),
      source,
      places: placesOf(open).map((place) => tell(place, { hidden, said }))
    }
  })
}

/** Whether an entry that counts, or waits to be published, has this place. */
export async function hasPlace(db: Reader, entry: string, place: string): Promise<boolean> {
  const rows = await findRowsOf(db, entry)
  return rows.some(({ record }) =>
    [...placesIn(JSON.parse(record) as JsonRecord, isPlace)].some(({ id }) => id === place)
  )
}

const isPlace = (record: JsonRecord) =>
  'location_type' in record || record['beside_confidential'] === true

function placesOf(record: JsonRecord): readonly JsonRecord[] {
  const byId = new Map([...placesIn(record, isPlace)].map((place) => [textOf(place.id), place]))
  return [...byId.values()]
    .filter(({ location_type: type }) => type !== 'virtual')
    .slice(0, PLACES_SHOWN)
}

type Known = { readonly hidden: Hidden; readonly said: SaidPlaces }

function tell(place: JsonRecord, { hidden, said }: Known): EntryPlace {
  const id = textOf(place.id)
  const isHidden = isHiddenPlace(withWords(place, said), hidden)
  const area = said.get(id)?.area ?? (textOf(place.beside_area) || null)
  return { place: id, isHidden, address: isHidden ? '' : addressOf(place), area }
}

function addressOf({ name, addresses }: JsonRecord): string {
  const [first] = Array.isArray(addresses) ? (addresses as readonly JsonRecord[]) : []
  const lines = ['address_1', 'city', 'postal_code'].map((field) => textOf(first?.[field]))
  return lines.filter(Boolean).join(', ') || textOf(name)
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : ''
}
