import type { JsonRecord } from '@beside/hsds'
import { buildPack, openPack } from './index.ts'
import type { Finder, PackPart, Query } from './index.ts'

export const TODAY = '2026-11-27'

export const idNumber = (number: number) =>
  `ac148810-d857-441c-9679-${String(number).padStart(12, '0')}`

/** A service with what is said of it over what each has. */
export function service(number: number, said: JsonRecord = {}): JsonRecord {
  return {
    id: idNumber(number),
    name: `Service ${number}`,
    status: 'active',
    organization: { id: idNumber(1_000 + number), name: 'Open Door', description: 'Here' },
    ...said
  }
}

export function placeAt(number: number, said: JsonRecord): JsonRecord {
  return {
    service_at_locations: [
      {
        id: idNumber(2_000 + number),
        location: { id: idNumber(3_000 + number), location_type: 'physical', ...said }
      }
    ]
  }
}

export function mapOf(parts: readonly PackPart[]): Map<string, Uint8Array> {
  return new Map(parts.map(({ name, bytes }) => [name, bytes]))
}

export function finderOf(services: Iterable<JsonRecord>): Finder {
  const finder = openPack(mapOf(buildPack(services, { today: TODAY })))
  if ('refused' in finder) throw new Error(`${finder.refused} ${finder.part}`)
  return finder
}

/** A text of a record, as it is. */
export function textIn(record: JsonRecord, name: string): string {
  const value = record[name]
  return typeof value === 'string' ? value : ''
}

/** The names of what is found, the best first. */
export function namesFound(finder: Finder, query: Query): readonly string[] {
  return finder.search(query).hits.map(({ index }) => finder.card(index)?.name ?? '')
}
