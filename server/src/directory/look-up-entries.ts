/** Entries with their places, for a steward who looks after them. Of a hidden place it tells no street. */
import type { EntryFound, EntryPlace } from '@beside/contract'
import type { JsonRecord } from '@beside/hsds'
import { findRowsOf } from '../store/directory-written.ts'
import { listPlaces } from '../store/directory-packs.ts'
import type { Reader } from '../store/tables.ts'
import { placesIn, readHeldPlaces } from './held-rows.ts'
import { saidOf } from './public-records.ts'
import type { SaidPlaces } from './public-records.ts'

const PLACES_SHOWN = 20

/** `ids` are of services, as the search found them. */
export async function lookUpEntries(db: Reader, ids: readonly string[]): Promise<EntryFound[]> {
  const held = await readHeldPlaces(db)
  const said = saidOf(await listPlaces(db))
  const found: EntryFound[] = []
  for (const id of ids) {
    const rows = await findRowsOf(db, id)
    const row = rows.find(({ entity, state }) => entity === 'service' && state === 'current')
    if (!row) continue
    const open = JSON.parse(row.record) as JsonRecord
    const { name, organization } = open
    found.push({
      entry: id,
      name: textOf(name),
      organization: textOf((organization as JsonRecord | undefined)?.name),
      source: row.source,
      places: placesOf(open).map((place) => tell(place, { held, said }))
    })
  }
  return found
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

type Known = { readonly held: ReadonlySet<string>; readonly said: SaidPlaces }

function tell(place: JsonRecord, { held, said }: Known): EntryPlace {
  const id = textOf(place.id)
  const word = said.get(id)
  const isHidden = word?.isConfidential ?? (place.beside_confidential === true || held.has(id))
  const area = word?.area ?? (textOf(place.beside_area) || null)
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
