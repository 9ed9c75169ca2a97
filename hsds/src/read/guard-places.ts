import { isList, isRecord } from '../entity.ts'
import type { Json, JsonRecord } from '../entity.ts'
import { LIMITS } from '../limits.ts'
import { repaired } from './reading.ts'
import type { Reading } from './reading.ts'
import { isHiddenLine, isOfHiddenPlace } from './refuge-words.ts'

const NESTS = new Set(['service_at_locations', 'locations', 'services'])
const NESTED = new Set(['organization', 'service'])

/**
 * Keeps the places of a refuge confidential from the moment they come in, also where the feed says
 * nothing of it. Whoever looks after the directory can say otherwise of a place; nobody can take
 * back a street that was published.
 */
export function guardPlaces(reading: Reading, record: JsonRecord): JsonRecord {
  if (reading.isOurs) return record
  return guard(reading, record, { isRefuge: false, at: '' })
}

/** A record that was read before, with its places kept confidential as they would be if it were read now. */
export function guardAgain(record: JsonRecord): JsonRecord {
  return guardPlaces({ limits: LIMITS, makeId: () => '', isOurs: false, notes: [] }, record)
}

/** Whether a record that is not kept says that its place, or whatever place belongs to it, is confidential. */
export function hidesPlaces(record: JsonRecord, isOurs: boolean): boolean {
  return record.beside_confidential === true || (!isOurs && (saysSo(record) || isHidden(record)))
}

type Guarded = { readonly isRefuge: boolean; readonly at: string }

function guard(reading: Reading, record: JsonRecord, above: Guarded): JsonRecord {
  const { at } = above
  const isRefuge = above.isRefuge || isOfRefuge(record)
  const guarded = new Map(Object.entries(record))
  for (const [name, value] of Object.entries(record)) {
    const inner = at === '' ? name : `${at}.${name}`
    if (name === 'location' && isRecord(value)) {
      guarded.set(name, guardPlace(reading, value, { isRefuge, at: inner }))
    } else if (NESTED.has(name) && isRecord(value)) {
      guarded.set(name, guard(reading, value, { isRefuge, at: inner }))
    } else if (NESTS.has(name) && isList(value)) {
      // Which of an organization's own places is that of a service says nobody.
      const isOne = isRefuge || (name === 'locations' && hasRefuge(record.services))
      const list = value.map((one, index) => {
        if (!isRecord(one)) return one
        const place = `${inner}[${index}]`
        const put = name === 'locations' ? guardPlace : guard
        return put(reading, one, { isRefuge: isOne, at: place })
      })
      guarded.set(name, list)
    }
  }
  const result = Object.fromEntries(guarded)
  return 'location_type' in result ? guardPlace(reading, result, { isRefuge, at }) : result
}

/** Whether its own words say so, or those of the service or the organization that it belongs to. */
function isOfRefuge(record: JsonRecord): boolean {
  const { organization, service } = record
  return [record, organization, service, isRecord(service) ? service.organization : undefined].some(
    (one) => saysSo(one)
  )
}

function hasRefuge(services: Json | undefined): boolean {
  return isList(services) && services.some((one: Json) => saysSo(one))
}

function guardPlace(reading: Reading, place: JsonRecord, { isRefuge, at }: Guarded): JsonRecord {
  if (place.beside_confidential !== undefined) return place
  if (!isRefuge && !saysSo(place) && !isHidden(place)) return place
  repaired(reading, at === '' ? 'beside_confidential' : `${at}.beside_confidential`, {
    how: 'kept-confidential'
  })
  return { ...place, beside_confidential: true }
}

function isHidden({ addresses }: JsonRecord): boolean {
  if (!isList(addresses)) return false
  return addresses.some(
    (one: Json) =>
      isRecord(one) &&
      [one.address_1, one.address_2].some((line) => typeof line === 'string' && isHiddenLine(line))
  )
}

// One organization stands in many services, and each record is asked for itself and for what belongs to it.
const known = new WeakMap<JsonRecord, boolean>()

function saysSo(record: Json | undefined): boolean {
  if (!isRecord(record)) return false
  const before = known.get(record)
  if (before !== undefined) return before
  const says = hasWordsOfRefuge(record)
  known.set(record, says)
  return says
}

function hasWordsOfRefuge(record: JsonRecord): boolean {
  return ['name', 'alternate_name', 'description'].some((field) => {
    const text = record[field]
    return typeof text === 'string' && isOfHiddenPlace(text)
  })
}
