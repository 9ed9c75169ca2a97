import { entities } from '../entities.ts'
import type { EntityName } from '../entities.ts'
import { isEntityName, shapeOf } from '../entity.ts'
import type { Json, JsonRecord } from '../entity.ts'
import type { Limits } from '../limits.ts'
import { TOP_NAMES } from '../read/feed.ts'
import type { TopName } from '../read/feed.ts'
import type { Shelf, ShelvedRow } from './shelf.ts'

export type Joined = {
  readonly entity: TopName
  readonly row: ShelvedRow
  readonly record: JsonRecord
}

// What only the API nests. In tables each of these stands by itself.
const APART = new Set(['services', 'service', 'taxonomy_terms'])

export type NotJoined =
  | { readonly orphan: ShelvedRow }
  /** More hangs on it than one record, or a whole package, may hold: a few rows can be meant a million times. */
  | { readonly row: ShelvedRow; readonly tooMuch: 'too-many' | 'too-long' | 'too-many-records' }

/** Nests what the rows of a package say apart, record by record; then says which rows hang on nothing. */
export function* joinRows(shelf: Shelf, limits: Limits): Generator<Joined | NotJoined> {
  const used = new UsedRows()
  const all = { nested: 0 }
  const whole = (row: ShelvedRow) => joinRow({ shelf, used, limits, all }, row)
  for (const entity of TOP_NAMES) {
    // A service at a location goes into its service, and a location into whatever is there.
    if (entity === 'service_at_location' || entity === 'location') continue
    for (const row of shelf.all(entity)) {
      used.add(row)
      yield whole({ ...row, entity })
      if (all.nested > limits.nestedInAll) return
    }
  }
  for (const row of shelf.all('location')) {
    if (!used.has(row)) yield whole(row)
    used.add(row)
    if (all.nested > limits.nestedInAll) return
  }
  for (const name of Object.keys(entities)) {
    if (!isEntityName(name)) continue
    for (const row of shelf.all(name)) if (!used.has(row)) yield { orphan: row }
  }
}

type Joining = {
  readonly shelf: Shelf
  readonly used: UsedRows
  readonly limits: Limits
  /** Entries that all records together nest. */
  readonly all: { nested: number }
}

/** What one record holds so far. */
type Held = { nested: number; letters: number }

function joinRow(joining: Joining, row: ShelvedRow): Joined | NotJoined {
  const { limits, all } = joining
  const held: Held = { nested: 0, letters: 0 }
  const record = nest(joining, row, held)
  if (all.nested > limits.nestedInAll) return { row, tooMuch: 'too-many-records' }
  if (held.nested > limits.nested) return { row, tooMuch: 'too-many' }
  if (held.letters > limits.recordLength) return { row, tooMuch: 'too-long' }
  return { entity: topOf(row), row, record }
}

function isOver({ limits, all }: Joining, held: Held): boolean {
  return (
    held.nested > limits.nested ||
    held.letters > limits.recordLength ||
    all.nested > limits.nestedInAll
  )
}

function nest(joining: Joining, row: ShelvedRow, held: Held): JsonRecord {
  const { shelf, used } = joining
  count(joining, row, held)
  const { lists, ones } = linksOf(row.entity)
  const nested: { [name: string]: Json | undefined } = { ...row.record }
  const id = typeof row.record.id === 'string' ? row.record.id : ''
  for (const { list, child, field, says } of lists) {
    const records: JsonRecord[] = []
    for (const one of shelf.under(child, field, id)) {
      if (says !== undefined && one.record[says] !== row.entity) continue
      // Who is over is refused; what hangs on it hangs on something all the same.
      used.add(one)
      if (!isOver(joining, held)) records.push(nest(joining, one, held))
    }
    if (records.length > 0) nested[list] = records
  }
  for (const { one, child, field } of ones) {
    const target = nested[field]
    const found = typeof target === 'string' ? shelf.get(child, target) : undefined
    if (found === undefined || isOver(joining, held)) continue
    used.add(found)
    // An organization has its own record, with all that hangs on it.
    if (child === 'location') nested[one] = nest(joining, found, held)
    else {
      count(joining, found, held)
      nested[one] = found.record
    }
  }
  return nested
}

function count({ all }: Joining, { record }: ShelvedRow, held: Held): void {
  held.nested += 1
  all.nested += 1
  for (const value of Object.values(record)) {
    held.letters += typeof value === 'string' ? value.length : 1
  }
}

function topOf({ entity }: ShelvedRow): TopName {
  return TOP_NAMES.find((name) => name === entity) ?? 'location'
}

type Links = {
  readonly lists: readonly {
    readonly list: string
    readonly child: EntityName
    readonly field: string
    readonly says?: string
  }[]
  readonly ones: readonly {
    readonly one: string
    readonly child: EntityName
    readonly field: string
  }[]
}
const linksByEntity = new Map<EntityName, Links>()

/** What hangs on an entity in tables. It is asked for each row, so it is put together once. */
function linksOf(entity: EntityName): Links {
  const known = linksByEntity.get(entity)
  if (known !== undefined) return known
  const shape = shapeOf(entity)
  const links: Links = {
    lists: Object.entries(shape.lists).flatMap(([list, child]) =>
      APART.has(list) || !isEntityName(child) ? [] : [{ list, child, ...linkOf(child, entity) }]
    ),
    ones: Object.entries(shape.ones).flatMap(([one, child]) =>
      APART.has(one) || !isEntityName(child) ? [] : [{ one, child, field: `${child}_id` }]
    )
  }
  linksByEntity.set(entity, links)
  return links
}

/** The field in which one entity names another that it hangs on, and the field that says which entity that is. */
export function linkOf(
  child: EntityName,
  parent: EntityName
): { readonly field: string; readonly says?: string } {
  if (child === 'attribute') return { field: 'link_id', says: 'link_entity' }
  if (child === 'metadata') return { field: 'resource_id', says: 'resource_type' }
  return { field: `${parent}_id` }
}

/** Which rows stand in a record or are one: by their entities and ids, since a shelf may give a row anew. */
class UsedRows {
  readonly #ids = new Map<EntityName, Set<string>>()

  add({ entity, record: { id } }: ShelvedRow): void {
    const ids = this.#ids.get(entity) ?? new Set()
    this.#ids.set(entity, ids)
    if (typeof id === 'string') ids.add(id)
  }

  has({ entity, record: { id } }: ShelvedRow): boolean {
    return typeof id === 'string' && this.#ids.get(entity)?.has(id) === true
  }
}
