import type { EntityName } from '../entities.ts'
import { isEntityName, isList, isRecord, own, shapeOf } from '../entity.ts'
import type { Json, JsonRecord } from '../entity.ts'

/** What must not be read off an export: the places that are confidential, and how their streets are written. */
export type Hidden = {
  readonly ids: ReadonlySet<string>
  /** Streets and points, so that a place under another id stays hidden too. */
  readonly spots: ReadonlySet<string>
  /** By the id of a hidden place, and of whatever it belongs to: what their texts must not say. */
  readonly words: ReadonlyMap<string, ReadonlySet<string>>
}

const WORD_LENGTH_MIN = 4
const POINT_DIGITS = 4

/** Looks through a whole directory for its confidential places, before anything of it is written. */
export function findHidden(records: Iterable<NamedRecord>): Hidden {
  const found: Found = { ids: new Set(), spots: new Set(), words: new Map(), pointing: new Map() }
  for (const named of records) look(found, named, { holders: [], names: [] })
  for (const [placeId, holders] of found.pointing) {
    const words = found.ids.has(placeId) ? found.words.get(placeId) : undefined
    if (words !== undefined) hold(found, holders, words)
  }
  return found
}

/** A record of the directory, and which entity it is. */
export type NamedRecord = { readonly entity: EntityName; readonly record: JsonRecord }

type Found = {
  readonly ids: Set<string>
  readonly spots: Set<string>
  readonly words: Map<string, Set<string>>
  /** What points to a place that stands elsewhere, by the id of the place. */
  readonly pointing: Map<string, Set<string>>
}

type Above = { readonly holders: readonly string[]; readonly names: readonly string[] }

function look(found: Found, { entity, record }: NamedRecord, above: Above): void {
  const shape = shapeOf(entity)
  const organization = isRecord(record.organization) ? record.organization : {}
  const service = isRecord(record.service) ? record.service : {}
  const names = [...above.names, ...namesOf(record), ...namesOf(organization)]
  const holders = [...above.holders, ...[record, organization, service].flatMap(idsOf)]
  if (record.beside_confidential === true) {
    if (typeof record.id === 'string') found.ids.add(record.id)
    for (const spot of spotsOf(record)) found.spots.add(spot)
    hold(found, holders, [...wordsOf(record), ...ownNamesOf(record, above.names)])
  }
  if (typeof record.location_id === 'string' && !isRecord(record.location)) {
    const pointing = found.pointing.get(record.location_id) ?? new Set()
    for (const holder of holders) pointing.add(holder)
    found.pointing.set(record.location_id, pointing)
  }
  for (const [name, value] of Object.entries(record)) {
    const child = own(shape.lists, name) ?? own(shape.ones, name)
    if (child === undefined || !isEntityName(child)) continue
    for (const one of isList(value) ? value : [value]) {
      if (isRecord(one)) look(found, { entity: child, record: one }, { holders, names })
    }
  }
}

function namesOf(record: JsonRecord): readonly string[] {
  return [squeeze(record.name), squeeze(record.alternate_name)].filter((name) => name !== '')
}

/** What a house is called gives it away as its street does, unless its service or its town is called so. */
function ownNamesOf(place: JsonRecord, above: readonly string[]): readonly string[] {
  const towns = addressesOf(place).flatMap(({ city, region, state_province: state }) =>
    [city, region, state].map((name) => squeeze(name))
  )
  const known = [...above, ...towns, squeeze(place.beside_area)]
  return namesOf(place).filter(
    (name) => name.length > WORD_LENGTH_MIN + 1 && !known.some((other) => other.includes(name))
  )
}

function hold(found: Found, holders: Iterable<string>, words: Iterable<string>): void {
  const all = [...words]
  for (const holder of holders) {
    const known = found.words.get(holder) ?? new Set()
    for (const word of all) known.add(word)
    found.words.set(holder, known)
  }
}

/** The ids of an entry and of what it says that it belongs to. */
export function idsOf(record: JsonRecord): readonly string[] {
  const { id, organization_id, service_id, location_id } = record
  return [id, organization_id, service_id, location_id].filter((one) => typeof one === 'string')
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
