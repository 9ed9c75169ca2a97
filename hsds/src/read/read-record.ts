import { entities } from '../entities.ts'
import type { EntityName } from '../entities.ts'
import { isRecord } from '../entity.ts'
import type { Entity, Json, JsonRecord } from '../entity.ts'
import { idMaker } from '../ids.ts'
import { LIMITS } from '../limits.ts'
import { sayWas } from '../notes.ts'
import type { Note, RefusalReason } from '../notes.ts'
import { TOP_NAMES } from './feed.ts'
import type { Feed, Read, TopName } from './feed.ts'
import { Ancestors } from './ancestors.ts'
import { guardPlaces } from './guard-places.ts'
import { readEntity } from './read-entity.ts'
import { hasTooManyNotes } from './reading.ts'
import type { Reading } from './reading.ts'

/** What is remembered from one record of a feed to the next: ids, and who is whose parent. */
export type Memory = {
  readonly ids: Set<string>
  readonly ancestors: Ancestors
  /** How many records were read so far. */
  records: number
}

export function newMemory(): Memory {
  return { ids: new Set(), ancestors: new Ancestors(), records: 0 }
}

type Given = { readonly line: number; readonly raw: Json }

/** What reads the records of one feed, one after another. */
export function recordReader(feed: Feed, memory: Memory): (given: Given) => Read {
  const limits = { ...LIMITS, ...feed.limits }
  const makeId = idMaker(feed.source)
  return ({ line, raw: given }) => {
    const { entity: said, raw } = sayKind(feed, given)
    const entity = isRecord(raw) ? (said ?? kindOf(raw)) : 'not-a-record'
    if (entity === 'not-a-record' || entity === 'kind-unclear') {
      return refuse(line, { reason: entity, was: raw })
    }
    const notes: Note[] = []
    const reading: Reading = { limits, makeId, isOurs: feed.isOurs ?? false, notes }
    const read = readEntity(reading, entity, { raw, at: '', depth: 0 })
    if ('refusal' in read) return { line, refused: read.refusal }
    if (hasTooManyNotes(reading)) return refuse(line, { reason: 'too-many', was: read.record.id })
    return keepRecord(reading, memory, { entity, record: read.record, line })
  }
}

/** What a record is, where its feed says so, and the record without that word. */
function sayKind(
  { entity, isOurs = false }: Feed,
  raw: Json
): { readonly entity: TopName | undefined; readonly raw: Json } {
  if (!isOurs || !isRecord(raw)) return { entity, raw }
  const { beside_entity: said, ...record } = raw
  return { entity: entity ?? TOP_NAMES.find((name) => name === said), raw: record }
}

type ReadRecord = { readonly entity: TopName; readonly record: JsonRecord; readonly line: number }

/** What is judged of a whole record: confidential places, circles, and whether its id was there before. */
export function keepRecord(reading: Reading, memory: Memory, read: ReadRecord): Read {
  const { entity, line } = read
  const record = memory.ancestors.withoutCircles(reading, guardPlaces(reading, read.record))
  const key = `${entity}:${idOf(record)}`
  if (memory.ids.has(key)) {
    const twice = { entity, record }
    return { line, refused: { reason: 'duplicate-id', at: 'id', ...sayWas(record.id) }, twice }
  }
  memory.ids.add(key)
  return keep(entity, record, { line, notes: reading.notes })
}

function idOf({ id }: JsonRecord): string {
  return typeof id === 'string' ? id : ''
}

function keep(
  entity: TopName,
  record: JsonRecord,
  rest: { readonly line: number; readonly notes: readonly Note[] }
): Read {
  if (entity === 'service' && is('service', record)) return { ...rest, entity, record }
  if (entity === 'organization' && is('organization', record)) return { ...rest, entity, record }
  if (entity === 'location' && is('location', record)) return { ...rest, entity, record }
  if (entity === 'taxonomy' && is('taxonomy', record)) return { ...rest, entity, record }
  if (entity === 'taxonomy_term' && is('taxonomy_term', record)) return { ...rest, entity, record }
  if (entity === 'meta_table_description' && is('meta_table_description', record)) {
    return { ...rest, entity, record }
  }
  if (is('service_at_location', record)) return { ...rest, entity: 'service_at_location', record }
  return refuse(rest.line, { reason: 'not-a-record' })
}

// What reads an entity has judged each of its fields by the table that the type is made from.
function is<N extends EntityName>(name: N, record: JsonRecord): record is JsonRecord & Entity<N> {
  const must: readonly string[] = entities[name].must
  return typeof record.id === 'string' && must.every((field) => record[field] !== undefined)
}

type Why = { readonly reason: RefusalReason; readonly was?: Json | undefined }

export function refuse(line: number, { reason, was }: Why): Read {
  const at = reason === 'duplicate-id' ? 'id' : ''
  const said = isRecord(was) ? `fields ${Object.keys(was).slice(0, 8).join(', ')}` : was
  return { line, refused: { reason, at, ...sayWas(said) } }
}

// Every entity has these, so they say nothing of which it is.
const COMMON = new Set(['id', 'name', 'description', 'attributes', 'metadata', 'services'])
const OWN_MIN = 1

const OWN_FIELDS = TOP_NAMES.map((name) => {
  const { fields, lists, ones } = entities[name]
  const own = [...Object.keys(fields), ...Object.keys(lists), ...Object.keys(ones)]
  return { name, own: new Set(own.filter((field) => !COMMON.has(field))) }
})

/** Which entity a record is, by the names of its fields. Where two fit as well, nobody can say. */
export function kindOf(raw: JsonRecord): TopName | 'kind-unclear' | 'not-a-record' {
  const names = Object.keys(raw)
  const found = OWN_FIELDS.map(({ name, own }) => ({
    name,
    count: names.filter((field) => own.has(field)).length
  })).sort((a, b) => b.count - a.count)
  const [first, second] = found
  if (first === undefined || first.count < OWN_MIN || raw.id === undefined) {
    const isNamed = raw.id !== undefined && raw.name !== undefined
    return isNamed ? 'kind-unclear' : 'not-a-record'
  }
  return first.count === second?.count ? 'kind-unclear' : first.name
}
