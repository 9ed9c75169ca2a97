import type { EntityName } from '../entities.ts'
import { own, shapeOf } from '../entity.ts'
import type { Json, JsonRecord } from '../entity.ts'
import { join, leftOut, repaired } from './reading.ts'
import type { Reading } from './reading.ts'

type Draft = {
  readonly read: Map<string, Json>
  readonly raw: JsonRecord
  readonly at: string
  readonly isRow: true | undefined
}

const LATITUDE_MAX = 90
const LONGITUDE_MAX = 180
const EARTH_RADIUS = 6_378_137
const HALF_EARTH = Math.PI * EARTH_RADIUS
// Metres from where the equator meets Greenwich. Nobody lives this near, and a wrong degree is a small number.
const METRES_MIN = 1_000

/** Says what a feed left unsaid where only one answer is likely, with a note. Returns what is missing still. */
export function complete(reading: Reading, name: EntityName, draft: Draft): string | undefined {
  if (name === 'location') readPoint(reading, draft)
  if (name === 'address') return completeAddress(reading, draft)
  const { read, raw, at } = draft
  const say = (field: string, value: Json, how: 'status-assumed' | 'type-assumed') => {
    if (read.has(field)) return
    read.set(field, value)
    repaired(reading, join(at, field), { how, was: raw[field] })
  }
  if (name === 'service' && isUnsaid(raw.status)) say('status', 'active', 'status-assumed')
  if (name === 'location') {
    const { virtual } = raw
    const isVirtual = virtual === true || (typeof virtual === 'string' && /^true$/i.test(virtual))
    say('location_type', isVirtual ? 'virtual' : 'physical', 'type-assumed')
  }
  const { must, ones } = shapeOf(name)
  const title = read.get('name')
  if (must.includes('description') && !read.has('description') && title !== undefined) {
    read.set('description', title)
    repaired(reading, join(at, 'description'), { how: 'description-from-name' })
  }
  const isNamed = (field: string) => draft.isRow === true && own(ones, field) !== undefined
  return must.find((field) => !read.has(field) && !isNamed(field))
}

// A status that says something else than HSDS knows is no reason to call a service active.
function isUnsaid(status: Json | undefined): boolean {
  return status === undefined || status === null || (typeof status === 'string' && !status.trim())
}

/** An address that says less than HSDS asks for is kept, and one that says nothing is not. */
function completeAddress(reading: Reading, { read, raw, at }: Draft): string | undefined {
  if (!['address_1', 'address_2', 'city', 'postal_code'].some((field) => read.has(field))) {
    return 'address_1'
  }
  if (!read.has('address_type')) {
    read.set('address_type', 'physical')
    repaired(reading, join(at, 'address_type'), { how: 'type-assumed', was: raw.address_type })
  }
  const missing = shapeOf('address').must.filter((field) => !read.has(field))
  const was = `without ${missing.join(', ')}`
  if (missing.length > 0 && !reading.isOurs)
    repaired(reading, at, { how: 'address-incomplete', was })
  return undefined
}

/** Coordinates as degrees. Web-Mercator metres become degrees; what is on no map goes. */
function readPoint(reading: Reading, { read, at }: Draft): void {
  const latitude = read.get('latitude')
  const longitude = read.get('longitude')
  if (typeof latitude !== 'number' || typeof longitude !== 'number') return
  if (Math.abs(latitude) <= LATITUDE_MAX && Math.abs(longitude) <= LONGITUDE_MAX) return
  const was = `${latitude}, ${longitude}`
  const isMetres = Math.abs(latitude) >= METRES_MIN && Math.abs(longitude) >= METRES_MIN
  if (!isMetres || Math.max(Math.abs(latitude), Math.abs(longitude)) > HALF_EARTH) {
    read.delete('latitude')
    read.delete('longitude')
    leftOut(reading, join(at, 'latitude'), { why: 'no-place-on-earth', was })
    return
  }
  const east = (longitude / EARTH_RADIUS) * (LONGITUDE_MAX / Math.PI)
  const north = Math.atan(Math.sinh(latitude / EARTH_RADIUS)) * (LONGITUDE_MAX / Math.PI)
  read.set('latitude', roundDegrees(north))
  read.set('longitude', roundDegrees(east))
  repaired(reading, join(at, 'latitude'), { how: 'web-mercator', was })
}

// A tenth of a metre.
function roundDegrees(degrees: number): number {
  return Math.round(degrees * 1_000_000) / 1_000_000
}
