import { keptOf, readAll } from '../feeds.fixture.ts'
import { findHidden, writeRecord } from '../index.ts'
import type { Kept } from '../index.ts'

export const id = (number: number) => `ac148810-d857-441c-9679-${String(number).padStart(12, '0')}`
export const address = {
  id: id(1),
  address_1: '12 Elm Street',
  city: 'Leeds',
  state_province: 'West Yorkshire',
  postal_code: 'LS1 4AB',
  country: 'GB',
  address_type: 'physical'
}
export const place = {
  id: id(2),
  location_type: 'physical',
  name: 'Elm House',
  description: 'The red door',
  transportation: 'Bus 7',
  latitude: 53.79648,
  longitude: -1.54785,
  external_identifier: '10092008082',
  addresses: [address],
  accessibility: [{ id: id(3), description: 'A ramp at the back' }],
  phones: [{ id: id(4), number: '0113 496 0000' }],
  beside_area: 'North Leeds'
}
export const organization = { id: id(5), name: 'Open Door', description: 'We are here' }
export const refuge = {
  id: id(6),
  name: "Women's refuge",
  status: 'active',
  organization,
  service_areas: [
    { id: id(7), name: 'Yorkshire', extent: '53.79648,-1.54785', extent_type: 'point' }
  ],
  service_at_locations: [{ id: id(8), location: place }]
}
export const dayRoom = { id: id(9), name: 'Day room', status: 'active', organization }

export async function keep(...records: readonly unknown[]): Promise<readonly Kept[]> {
  return keptOf(await readAll(records, { entity: 'service' }))
}

export function writeAll(kept: readonly Kept[]) {
  const hidden = findHidden(kept)
  return kept.map((one) => writeRecord(one, hidden))
}

export const SECRET = /elm|LS1|4AB|53\.79|-1\.54|10092008082|red door|bus 7|ramp/i
