import { isList, isRecord } from '../entity.ts'
import type { EntityName } from '../entities.ts'
import type { Json, JsonRecord } from '../entity.ts'
import { unfoldService } from './open-referral-1.ts'
import { join, leftOut, repaired } from './reading.ts'
import type { Reading } from './reading.ts'

// What HSDS 1 and 2, Open Referral UK 1 and Ohana called the same things.
const OLD_NAMES: { readonly [N in EntityName]?: Readonly<Record<string, string>> } = {
  service: {
    website: 'url',
    eligibility: 'eligibility_description',
    services_at_location: 'service_at_locations',
    services_at_locations: 'service_at_locations',
    regular_schedules: 'schedules',
    regular_schedule: 'schedules',
    holiday_schedules: 'schedules',
    holiday_schedule: 'schedules',
    service_area: 'service_areas',
    costs_options: 'cost_options',
    fundings: 'funding'
  },
  organization: { url: 'website', location: 'locations', fundings: 'funding' },
  service_at_location: {
    regular_schedules: 'schedules',
    regular_schedule: 'schedules',
    holiday_schedules: 'schedules',
    holiday_schedule: 'schedules'
  },
  location: {
    website: 'url',
    physical_addresses: 'addresses',
    postal_addresses: 'addresses',
    mail_addresses: 'addresses',
    accessibility_for_disabilities: 'accessibility',
    regular_schedules: 'schedules',
    holiday_schedules: 'schedules'
  },
  phone: { number_type: 'type', department: 'description' },
  language: { language: 'name' },
  accessibility: { accessibility: 'description' },
  service_area: { service_area: 'name' },
  required_document: { required_document: 'document' },
  taxonomy_term: { term: 'name', taxonomy_term: 'name' },
  schedule: { original_text: 'description', start_date: 'valid_from', end_date: 'valid_to' }
}

const DAY = /^(mo|tu|we|th|fr|sa|su)(|[neduruit][a-z]{0,7})$/i

/** The record under the names of HSDS 3. Lists under both names become one; of anything else, the older one stays as it is. */
export function modernise(reading: Reading, name: EntityName, given: Given): JsonRecord {
  const names = OLD_NAMES[name] ?? {}
  const found = Object.keys(given.raw).filter((old) => isOld(names, given.raw, old))
  const hasDay = name === 'schedule' && given.raw.weekday !== undefined
  const ours = name === 'location' ? given.raw.beside_addresses : undefined
  const isFolded =
    name === 'service' && ('eligibilitys' in given.raw || 'service_taxonomys' in given.raw)
  if (found.length === 0 && !hasDay && ours === undefined && !isFolded) return given.raw
  const renamed = new Map(Object.entries(given.raw))
  for (const old of found) {
    const modern = names[old] ?? old
    // Two old lists may become one: regular and holiday schedules.
    const joined = both(renamed.get(modern), typed(old, given.raw[old]))
    if (joined === undefined) continue
    renamed.delete(old)
    renamed.set(modern, joined)
    repaired(reading, join(given.at, modern), { how: 'old-name', was: old })
  }
  if (hasDay) readDay(reading, given, renamed)
  if (isFolded) unfoldService(reading, given.at, renamed)
  // The addresses that an export of ours could not put among those of HSDS.
  if (isList(ours)) renamed.set('addresses', both(renamed.get('addresses') ?? [], ours))
  return Object.fromEntries(renamed)
}

// `eligibility` was a text in one version and a list in another, and only the text is the same thing.
function isOld(names: Readonly<Record<string, string>>, raw: JsonRecord, old: string): boolean {
  const modern = Object.hasOwn(names, old) ? names[old] : undefined
  if (modern === undefined) return false
  if (raw[modern] !== undefined) return isList(raw[modern]) && isList(raw[old])
  return modern === 'eligibility_description' ? typeof raw[old] === 'string' : true
}

export type Given = { readonly raw: JsonRecord; readonly at: string }

function both(there: Json | undefined, more: Json | undefined): Json | undefined {
  if (there === undefined) return more
  if (!isList(there) || !isList(more)) return undefined
  const ids = new Set(there.map((one: Json) => idOf(one)))
  return [...there, ...more.filter((one: Json) => idOf(one) === undefined || !ids.has(idOf(one)))]
}

function idOf(one: Json): Json | undefined {
  return isRecord(one) ? one.id : undefined
}

/** The old table of an address said what it is for. */
function typed(old: string, value: Json | undefined): Json | undefined {
  const [, type] = /^(physical|postal|mail)_addresses$/.exec(old) ?? []
  if (type === undefined || !isList(value)) return value
  const address_type = type === 'physical' ? 'physical' : 'postal'
  return value.map((one: Json) => (isRecord(one) ? { address_type, ...one } : one))
}

function readDay(reading: Reading, { raw, at }: Given, renamed: Map<string, Json | undefined>) {
  const given = raw.weekday
  const [, day] = DAY.exec(typeof given === 'string' ? given.trim() : '') ?? []
  renamed.delete('weekday')
  if (day === undefined || raw.byday !== undefined) {
    leftOut(reading, join(at, 'weekday'), { why: 'not-a-choice', was: given })
    return
  }
  renamed.set('byday', day.toUpperCase())
  renamed.set('freq', raw.freq ?? 'WEEKLY')
  repaired(reading, join(at, 'byday'), { how: 'old-name', was: given })
}
