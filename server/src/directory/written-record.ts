/** What a steward wrote of a service, as HSDS has it, through the same reader as every feed. */
import { createHash } from 'node:crypto'
import { WRITTEN_SOURCE } from '@beside/contract'
import type { WrittenFields, WrittenPlace } from '@beside/contract'
import { canonical, readJson } from '@beside/hsds'
import type { Json, JsonRecord, Read } from '@beside/hsds'

export type WrittenRecord =
  | { readonly record: string; readonly hash: Uint8Array<ArrayBuffer> }
  | { readonly refused: 'bad-request' | 'sounds-secret' }

type Street = Extract<WrittenPlace, { readonly kind: 'address' }>
type Writing = {
  readonly entry: string
  readonly fields: WrittenFields
  /** The street that it had before its address became private: it is hidden in other entries as well. */
  readonly street: Street | undefined
}

export async function writtenRecord(writing: Writing): Promise<WrittenRecord> {
  const record = filled(serviceOf(writing))
  const { place } = writing.fields
  const isOpen = place.kind === 'address' && !place.isNoSecret
  // As it would be read of a stranger, whose words may sound like a refuge.
  if (isOpen && JSON.stringify(await read(record, false)).includes('"beside_confidential":true')) {
    return { refused: 'sounds-secret' }
  }
  const kept = await read(record, true)
  if (!kept || 'refused' in kept) return { refused: 'bad-request' }
  // A link or a mail address that nobody could use would be left out without a word.
  if (kept.notes.some((note) => 'leftOut' in note)) return { refused: 'bad-request' }
  const hash = createHash('sha256').update(canonical(kept.record)).digest()
  return { record: JSON.stringify(kept.record), hash: new Uint8Array(hash) }
}

async function read(record: JsonRecord, isOurs: boolean): Promise<Read | undefined> {
  const bytes = new TextEncoder().encode(JSON.stringify(record))
  const feed = { source: WRITTEN_SOURCE, entity: 'service', isOurs } as const
  for await (const one of readJson(only(bytes), feed)) return one
  return undefined
}

async function* only(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes
}

/** The id of the place of an entry: the same however often it is written. */
export function placeIdOf(entry: string): string {
  return idFor(`${entry} place`)
}

function serviceOf({ entry, fields, street }: Writing): JsonRecord {
  const { organization, mail, web } = fields
  const called = organization === '' ? fields.name : organization
  return {
    id: entry,
    name: fields.name,
    status: 'active',
    description: fields.does,
    eligibility_description: fields.isFor,
    email: mail,
    url: web,
    fees_description: costWords(fields),
    assured_date: fields.checkedOn,
    beside_checked_by: fields.checkedBy,
    beside_consent: fields.consent,
    beside_safe_contact: fields.safeContact,
    organization: { id: idFor(`organization ${called}`), name: called, description: called },
    phones: phonesOf(fields),
    schedules: schedulesOf(fields),
    languages: splitWords(fields.languages).map((name) => ({ name })),
    service_areas: splitWords(fields.serves).map((name) => ({ name })),
    service_at_locations: placesOf(entry, fields, street)
  }
}

const COSTS = { unknown: '', free: 'Free', low: 'Low cost', paid: 'To be paid' } as const

function costWords({ cost, costInWords }: WrittenFields): string {
  return [COSTS[cost], costInWords].filter(Boolean).join('. ')
}

function phonesOf({ phone, texts }: WrittenFields): Json {
  return [
    ...(phone === '' ? [] : [{ number: phone, type: 'voice' }]),
    ...(texts === '' ? [] : [{ number: texts, type: 'text', description: 'Text messages' }])
  ]
}

function schedulesOf({ hours, hoursInWords }: WrittenFields): Json {
  const lines = hours.map(({ days, opens, closes }) => ({
    freq: 'WEEKLY',
    byday: days.join(','),
    opens_at: opens,
    closes_at: closes
  }))
  return hoursInWords === '' ? lines : [...lines, { description: hoursInWords }]
}

function placesOf(entry: string, fields: WrittenFields, street: Street | undefined): Json {
  const { place, access } = fields
  if (place.kind === 'none') return []
  const isPrivate = place.kind === 'private'
  const address = isPrivate ? street : place
  const location = {
    id: placeIdOf(entry),
    location_type: 'physical',
    beside_confidential: isPrivate,
    beside_area: isPrivate ? place.area : '',
    addresses: address ? [addressOf(address)] : [],
    accessibility: access === '' ? [] : [{ description: access }]
  }
  return [{ id: idFor(`${entry} at place`), location }]
}

function addressOf({ street, town, region, postcode, country }: Street): JsonRecord {
  return {
    address_1: street,
    city: town,
    state_province: region,
    postal_code: postcode,
    country,
    address_type: 'physical'
  }
}

function splitWords(text: string): readonly string[] {
  return text
    .split(/[,;\n،]/u)
    .map((one) => one.trim())
    .filter((one) => one !== '')
}

/** The same without what says nothing. */
function filled(record: JsonRecord): JsonRecord {
  return Object.fromEntries(
    Object.entries(record).flatMap(([name, value]) => {
      const full = fill(value)
      return full === undefined ? [] : [[name, full]]
    })
  )
}

function fill(value: Json | undefined): Json | undefined {
  if (value === '' || value === undefined || value === null) return undefined
  if (Array.isArray(value)) {
    const list = (value as readonly Json[]).map((one) => fill(one) ?? null)
    return list.length === 0 ? undefined : list
  }
  return typeof value === 'object' ? filled(value as JsonRecord) : value
}

/** An id made of words (RFC 9562, version 8): the same words, the same id. */
function idFor(words: string): string {
  const hash = createHash('sha256').update(`${WRITTEN_SOURCE}\n${words}`).digest()
  hash[6] = ((hash[6] ?? 0) & 0x0f) | 0x80
  hash[8] = ((hash[8] ?? 0) & 0x3f) | 0x80
  const hex = hash.toString('hex')
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    hex.slice(12, 16),
    hex.slice(16, 20),
    hex.slice(20, 32)
  ].join('-')
}
