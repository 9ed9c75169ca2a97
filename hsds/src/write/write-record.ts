import type { EntityName } from '../entities.ts'
import { isEntityName, isList, isRecord, shapeOf, own } from '../entity.ts'
import type { Json, JsonRecord } from '../entity.ts'
import type { TopName } from '../read/feed.ts'
import { kindOf } from '../read/read-record.ts'
import { idsOf, isUnasked } from './hidden.ts'
import type { Hidden } from './hidden.ts'
import { publicView } from './public-view.ts'

/** A record of the directory, as reading gives it. */
export type Kept = { readonly entity: TopName; readonly record: JsonRecord }

export type Written =
  | { readonly json: JsonRecord; readonly withheld: readonly string[] }
  | { readonly refused: NotWritten; readonly at: string }

export type NotWritten =
  | 'not-to-be-listed'
  | 'gives-a-place-away'
  | 'missing'
  /** So many confidential places belong to it that nobody can look for all of them in its texts. */
  | 'too-many-places'

/**
 * One record as HSDS 3.2 wants it, or why it does not go out. `hidden` is what `findHidden` found in
 * the whole directory: a place is confidential wherever it is named.
 */
export function writeRecord({ entity, record }: Kept, hidden: Hidden): Written {
  const refusing = findUnlisted({ entity, record }, hidden)
  if (refusing !== undefined) return { refused: 'not-to-be-listed', at: refusing }
  const crowded = hidden.crowded.size === 0 ? undefined : findCrowded(record, { hidden, at: '' })
  if (crowded !== undefined) return { refused: 'too-many-places', at: crowded }
  const view = publicView(entity, record, hidden)
  if ('gives' in view) return { refused: 'gives-a-place-away', at: view.gives }
  const missing: string[] = []
  const json = writeEntity(entity, view.record, { at: '', missing, hidden })
  const [at] = missing
  return at === undefined ? { json, withheld: view.withheld } : { refused: 'missing', at }
}

/** Texts that make one list together, for a file. What does not go out is given to `onRefused`. */
export function* writeJson(
  records: Iterable<Kept>,
  hidden: Hidden,
  onRefused: (kept: Kept, refused: Written & { readonly refused: string }) => void
): Generator<string> {
  let before = '['
  for (const kept of records) {
    const written = writeRecord(kept, hidden)
    if ('refused' in written) onRefused(kept, written)
    else {
      // A taxonomy and a term can have the same fields. Then the record says what it is.
      const isClear = kindOf(written.json) === kept.entity
      const said = isClear ? written.json : { ...written.json, beside_entity: kept.entity }
      yield `${before}\n${JSON.stringify(said)}`
      before = ','
    }
  }
  yield before === '[' ? '[]\n' : '\n]\n'
}

/** Where a record names something that has too many confidential places. */
function findCrowded(
  record: JsonRecord,
  { hidden, at }: { readonly hidden: Hidden; readonly at: string }
): string | undefined {
  if (idsOf(record).some((id) => hidden.crowded.has(id))) return at === '' ? 'id' : at
  for (const [name, value] of Object.entries(record)) {
    const given = isList(value) ? value : [value]
    for (const one of given.filter((inner) => isRecord(inner))) {
      const found = findCrowded(one, { hidden, at: at === '' ? name : `${at}.${name}` })
      if (found !== undefined) return found
    }
  }
  return undefined
}

/** Where a record says, or names a service of which another says, that it is not to be listed. */
function findUnlisted({ entity, record }: Named, hidden: Hidden): string | undefined {
  if (entity === 'service' && isUnasked(record)) return 'beside_consent'
  const id = entity === 'service' ? 'id' : 'service_id'
  const named = record[id]
  if (typeof named === 'string' && hidden.unlisted.has(named)) return id
  if (!isRecord(record.service)) return undefined
  const service = findUnlisted({ entity: 'service', record: record.service }, hidden)
  return service === undefined ? undefined : `service.${service}`
}

type Named = { readonly entity: EntityName; readonly record: JsonRecord }

type Writing = { readonly at: string; readonly missing: string[]; readonly hidden: Hidden }

function writeEntity(entity: EntityName, record: JsonRecord, writing: Writing): JsonRecord {
  const shape = shapeOf(entity)
  const known = ['id', ...Object.keys(shape.fields), ...Object.keys(shape.ones)]
  const all = new Set([...known, ...Object.keys(shape.lists), ...Object.keys(record)])
  const written = new Map<string, Json>()
  for (const name of all) {
    const value = record[name]
    const inner = own(shape.lists, name) ?? own(shape.ones, name)
    if (value === undefined) continue
    const at = writing.at === '' ? name : `${writing.at}.${name}`
    if (inner === undefined || !isEntityName(inner)) written.set(name, value)
    else written.set(name, writeInner(inner, value, { ...writing, at }))
  }
  if (entity === 'location') partAddresses(written)
  const must = entity === 'address' ? [] : shape.must
  for (const name of ['id', ...must].filter((name) => !written.has(name))) {
    writing.missing.push(writing.at === '' ? name : `${writing.at}.${name}`)
  }
  return Object.fromEntries(written)
}

function writeInner(entity: EntityName, value: Json, writing: Writing): Json {
  if (isRecord(value)) return writeEntity(entity, value, writing)
  if (!isList(value)) return value
  const given: readonly Json[] = value.filter(
    (one: Json) => !isUnlisted({ entity, record: one }, writing.hidden)
  )
  return given.map((one, index) => {
    if (!isRecord(one)) return one
    return writeEntity(entity, one, { ...writing, at: `${writing.at}[${index}]` })
  })
}

function isUnlisted(
  { entity, record }: { entity: EntityName; record: Json },
  hidden: Hidden
): boolean {
  const isNamed = entity === 'service' || entity === 'service_at_location'
  return isNamed && isRecord(record) && findUnlisted({ entity, record }, hidden) !== undefined
}

/** HSDS has no address without a postcode. What says less goes out beside the others, under a name of ours. */
function partAddresses(location: Map<string, Json>): void {
  const addresses = location.get('addresses')
  if (!isList(addresses)) return
  const given: readonly Json[] = addresses
  const { must } = shapeOf('address')
  const isWhole = (one: Json) => isRecord(one) && must.every((name) => one[name] !== undefined)
  const whole = given.filter((one) => isWhole(one))
  if (whole.length === given.length) return
  location.delete('addresses')
  if (whole.length > 0) location.set('addresses', whole)
  location.set(
    'beside_addresses',
    given.filter((one) => !isWhole(one))
  )
}
