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
  /** Services whose people did not say yes to being listed, in whichever copy it stands. */
  readonly unlisted: ReadonlySet<string>
  /** Ids to which more places belong than texts can be looked through for: what names one does not go out. */
  readonly crowded: ReadonlySet<string>
}

/** Words that one id may hold, about five for each confidential place of it. */
const HELD_MAX = 2_000
const WORD_LENGTH_MIN = 4
const CELLS_A_DEGREE = 10_000
// A number, small words such as "St" or "NW", and the first that is longer, unless it is one of a house's own parts.
const NUMBERED =
  /(?<![\p{L}\p{N}])\d{1,6}[a-z]?[\s,.]+(?:\p{L}[\p{L}\p{N}]?[\s,.]+(?:\d{1,3}\s+)?){0,3}(?!(?:floor|flat|suite|unit|room|apt|apartment)\b)[\p{L}\p{N}]{3,}/giu
const KEPT_BACK = /\b(confidential|undisclosed|withheld|secret|private|not disclosed)\b/i

/** Looks through a whole directory for its confidential places, before anything of it is written. */
export function findHidden(records: Iterable<NamedRecord>): Hidden {
  const found: Found = {
    ids: new Set(),
    spots: new Set(),
    words: new Map(),
    pointing: new Map(),
    unlisted: new Set(),
    crowded: new Set()
  }
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
  readonly unlisted: Set<string>
  readonly crowded: Set<string>
}

type Above = { readonly holders: readonly string[]; readonly names: readonly string[] }

function look(found: Found, { entity, record }: NamedRecord, above: Above): void {
  const shape = shapeOf(entity)
  const organization = isRecord(record.organization) ? record.organization : {}
  const service = isRecord(record.service) ? record.service : {}
  const theirs = isRecord(service.organization) ? service.organization : {}
  const names = [...above.names, ...namesOf(record), ...namesOf(organization)]
  const holders = [...above.holders, ...[record, organization, service, theirs].flatMap(idsOf)]
  if (entity === 'service' && typeof record.id === 'string' && isUnasked(record)) {
    found.unlisted.add(record.id)
  }
  if (record.beside_confidential === true) {
    if (typeof record.id === 'string') found.ids.add(record.id)
    for (const spot of spotsAround(record)) found.spots.add(spot)
    hold(found, holders, [...wordsOf(record), ...ownNamesOf(record, above.names)])
  }
  const isLoose = entity === 'service_at_location' && !isRecord(record.location)
  if (isLoose && typeof record.location_id === 'string') {
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
    for (const word of all) if (known.size < HELD_MAX) known.add(word)
    if (known.size >= HELD_MAX) found.crowded.add(holder)
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

/** A service goes out once its people said yes, or nobody needs to ask them. */
export function isUnasked({ beside_consent: consent }: JsonRecord): boolean {
  return consent === 'refused' || consent === 'asked'
}

/** How a place is known: by street with postcode and with town, and by the cell that its point is in. */
function spotsOf(place: JsonRecord): readonly string[] {
  return [...streetSpotsOf(place), ...cellsOf(place, [0])]
}

// A point that was measured again lies in the next cell at most.
function spotsAround(place: JsonRecord): readonly string[] {
  return [...streetSpotsOf(place), ...cellsOf(place, [-1, 0, 1])]
}

function streetSpotsOf(place: JsonRecord): readonly string[] {
  return addressesOf(place).flatMap((address) => {
    const areas = [squeeze(address.postal_code), squeeze(address.city)].filter((one) => one !== '')
    return streetsOf(address).flatMap((street) =>
      (areas.length === 0 ? [''] : areas).map((area) => `${street}|${area}`)
    )
  })
}

function cellsOf({ latitude, longitude }: JsonRecord, steps: readonly number[]): readonly string[] {
  if (typeof latitude !== 'number' || typeof longitude !== 'number') return []
  const row = Math.round(latitude * CELLS_A_DEGREE)
  const column = Math.round(longitude * CELLS_A_DEGREE)
  return steps.flatMap((up) => steps.map((right) => `${row + up},${column + right}`))
}

/**
 * The streets of an address, each by its number and the first word of it, since the rest is written in
 * many ways. Where there is no number, the line is what it is called; a second line names floors, too.
 */
function streetsOf({ address_1: first, address_2: second }: JsonRecord): readonly string[] {
  const lines = [first, second].map((line) => (isStreet(line) ? line : ''))
  const numbered = lines.flatMap((line) => line.match(NUMBERED) ?? [])
  const [called = ''] = lines
  const whole = called.match(NUMBERED) === null ? [called] : []
  return [...numbered, ...whole].map((street) => squeeze(street)).filter((street) => street !== '')
}

/** Whether a line says where a place is, and not only that nobody says it. */
function isStreet(line: Json | undefined): line is string {
  return typeof line === 'string' && (/\d/.test(line) || !KEPT_BACK.test(line))
}

/** What gives a place away in a text: the number with the first word of its street, its postcode, its point. */
export function wordsOf(place: JsonRecord): readonly string[] {
  const streets = addressesOf(place).flatMap((address) => {
    const postcode = squeeze(address.postal_code)
    // A code of five digits is a whole part of a town, and others name a few doors.
    const isNear = /\d/.test(postcode) && (/\p{L}/u.test(postcode) || postcode.length >= 9)
    const streets = streetsOf(address).filter((street) => /\p{L}/u.test(street))
    return [...streets, isNear ? postcode : '']
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
