import type { JsonRecord } from '@beside/hsds'
import { listOf, numberOf, oneOf, textOf } from './read-record.ts'

export type Point = { readonly latitude: number; readonly longitude: number }

/** A place of a service as anybody may see it: of a confidential one the area, and nothing else. */
export type PlaceOf = {
  readonly record: JsonRecord
  readonly isConfidential: boolean
  readonly isPhysical: boolean
  /** It says itself that nobody need go there. */
  readonly isVirtual: boolean
  readonly area: string
  readonly addresses: readonly JsonRecord[]
  readonly point?: Point
}

const PLACES_MAX = 60

export function placesOf(service: JsonRecord): readonly PlaceOf[] {
  return listOf(service, 'service_at_locations')
    .slice(0, PLACES_MAX)
    .map((link) => readPlace(oneOf(link, 'location')))
    .filter(({ record }) => Object.keys(record).length > 0)
}

// The record was written for everybody, and holds no street of a hidden place. This is the second lock.
const shownOfHidden = ['id', 'phones', 'languages', 'schedules']

function readPlace(location: JsonRecord): PlaceOf {
  const area = textOf(location, 'beside_area')
  if (location.beside_confidential === true) {
    const shown = Object.entries(location).filter(([name]) => shownOfHidden.includes(name))
    const record = Object.fromEntries(shown)
    const hidden = { isConfidential: true, isPhysical: false, isVirtual: false }
    return { record, ...hidden, area, addresses: [] }
  }
  const addresses = [...listOf(location, 'addresses'), ...listOf(location, 'beside_addresses')]
  const point = readPoint(location)
  const type = textOf(location, 'location_type')
  const place = {
    record: location,
    isConfidential: false,
    isPhysical: type === 'physical',
    isVirtual: type === 'virtual',
    area,
    addresses
  }
  return point === undefined ? place : { ...place, point }
}

function readPoint(location: JsonRecord): Point | undefined {
  const latitude = numberOf(location, 'latitude')
  const longitude = numberOf(location, 'longitude')
  if (latitude === undefined || longitude === undefined) return undefined
  if (Math.abs(latitude) > 90 || Math.abs(longitude) > 180) return undefined
  // What has no coordinates is put there by many feeds.
  return latitude === 0 && longitude === 0 ? undefined : { latitude, longitude }
}
