import type { EntityName } from '../entities.ts'
import { isEntityName, isList, isRecord, own, shapeOf } from '../entity.ts'
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
export function findHidden(records: Iterable<NamedRecord>): Hidden {
  const found = {
    ids: new Set<string>(),
    spots: new Set<string>(),
    words: new Map<string, Set<string>>()
  }
  for (const named of records) look(found, named, { owner: '', names: [] })
  return found
}

/** A record of the directory, and which entity it is. */
export type NamedRecord = { readonly entity: EntityName; readonly record: JsonRecord }

type Found = {
  readonly ids: Set<string>
  readonly spots: Set<string>
  readonly words: Map<string, Set<string>>
}

type Above = { readonly owner: string; readonly names: readonly string[] }

function look(found: Found, { entity, record }: NamedRecord, above: Above): void {
  const shape = shapeOf(entity)
  const owner = ownerOf({ entity, record }) ?? above.owner
  const organization = isRecord(record.organization) ? record.organization : {}
  const names = [...above.names, ...namesOf(record), ...namesOf(organization)]
  if (record.beside_confidential === true) {
    if (typeof record.id === 'string') found.ids.add(record.id)
    for (const spot of spotsOf(record)) found.spots.add(spot)
    const known = found.words.get(owner) ?? new Set()
    for (const word of wordsOf(record)) known.add(word)
    for (const word of ownNamesOf(record, above.names)) known.add(word)
    found.words.set(owner, known)
  }
  for (const [name, value] of Object.entries(record)) {
    const child = own(shape.lists, name) ?? own(shape.ones, name)
    if (child === undefined || !isEntityName(child)) continue
    for (const one of isList(value) ? value : [value]) {
      if (isRecord(one)) look(found, { entity: child, record: one }, { owner, names })
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

/** The organization that something belongs to, as far as it says so itself. */
export function ownerOf({ entity, record }: NamedRecord): string | undefined {
  if (entity === 'organization') return typeof record.id === 'string' ? record.id : undefined
  if (isRecord(record.organization)) {
    return ownerOf({ entity: 'organization', record: record.organization })
  }
  if (isRecord(record.service)) return ownerOf({ entity: 'service', record: record.service })
  return typeof record.organization_id === 'string' ? record.organization_id : undefined
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
