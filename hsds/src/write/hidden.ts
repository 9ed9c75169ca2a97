import { isList, isRecord } from '../entity.ts'
import type { Json, JsonRecord } from '../entity.ts'

/** What must not be read off an export: the places that are confidential, and how their streets are written. */
export type Hidden = {
  readonly ids: ReadonlySet<string>
  /** Streets and points, so that a place under another id stays hidden too. */
  readonly spots: ReadonlySet<string>
  /** By organization: what its texts must not say. */
  readonly words: ReadonlyMap<string, ReadonlySet<string>>
}

const WORD_LENGTH_MIN = 4
const POINT_DIGITS = 4

/** Looks through a whole directory for its confidential places, before anything of it is written. */
export function findHidden(records: Iterable<JsonRecord>): Hidden {
  const ids = new Set<string>()
  const spots = new Set<string>()
  const words = new Map<string, Set<string>>()
  const look = (value: Json | undefined, owner: string) => {
    if (isList(value)) for (const one of value) look(one, owner)
    if (!isRecord(value)) return
    const inner = ownerOf(value) ?? owner
    if (value.beside_confidential === true) {
      if (typeof value.id === 'string') ids.add(value.id)
      for (const spot of spotsOf(value)) spots.add(spot)
      const known = words.get(inner) ?? new Set()
      for (const word of wordsOf(value)) known.add(word)
      words.set(inner, known)
    }
    for (const name of Object.keys(value)) {
      if (typeof value[name] === 'object') look(value[name], inner)
    }
  }
  for (const record of records) look(record, '')
  return { ids, spots, words }
}

/** The organization that a service, a place or an organization belongs to. */
export function ownerOf(record: JsonRecord): string | undefined {
  if (isRecord(record.organization)) return ownerOf({ ...record.organization, locations: [] })
  if (isRecord(record.service)) return ownerOf(record.service)
  if (typeof record.organization_id === 'string') return record.organization_id
  const isOrganization = isList(record.locations) || record.website !== undefined
  return isOrganization && typeof record.id === 'string' ? record.id : undefined
}

export function isHiddenPlace(place: JsonRecord, hidden: Hidden): boolean {
  if (
    place.beside_confidential === true ||
    (typeof place.id === 'string' && hidden.ids.has(place.id))
  )
    return true
  return spotsOf(place).some((spot) => hidden.spots.has(spot))
}

/** How a place is known: by street and postcode (or town), and by its point. */
function spotsOf(place: JsonRecord): readonly string[] {
  const streets = addressesOf(place).flatMap((address) => {
    const street = squeeze(address.address_1)
    return street === '' ? [] : [`${street}|${squeeze(address.postal_code ?? address.city)}`]
  })
  const { latitude, longitude } = place
  if (typeof latitude !== 'number' || typeof longitude !== 'number') return streets
  return [...streets, `${latitude.toFixed(POINT_DIGITS)},${longitude.toFixed(POINT_DIGITS)}`]
}

/** What gives a place away in a text: its street, the number with the first word of it, its postcode, its point. */
export function wordsOf(place: JsonRecord): readonly string[] {
  const streets = addressesOf(place).flatMap((address) => {
    const first = typeof address.address_1 === 'string' ? address.address_1 : ''
    const [start = ''] = /^\s*\d+\w?[\s,]+\p{L}+/u.exec(first) ?? []
    const postcode = squeeze(address.postal_code)
    // A code of five digits is a whole part of a town, and others name a few doors.
    const isNear = /\d/.test(postcode) && (/\p{L}/u.test(postcode) || postcode.length >= 9)
    return [squeeze(first), squeeze(start), isNear ? postcode : '']
  })
  const point = [place.latitude, place.longitude].map((degrees) => {
    const digits = typeof degrees === 'number' ? squeeze(String(degrees)) : ''
    return digits.length > WORD_LENGTH_MIN + 1 ? digits : ''
  })
  return [...streets, ...point].filter((word) => word.length >= WORD_LENGTH_MIN)
}

/** Letters and figures alone, so that signs and spaces hide nothing. */
export function squeeze(text: Json | undefined): string {
  if (typeof text !== 'string') return ''
  return text
    .replace(/%[0-9a-f]{2}/gi, ' ')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '')
}

function addressesOf({ addresses }: JsonRecord): readonly JsonRecord[] {
  return isList(addresses) ? addresses.filter((one: Json) => isRecord(one)) : []
}
