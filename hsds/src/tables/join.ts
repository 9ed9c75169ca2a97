import { entities } from '../entities.ts'
import type { EntityName } from '../entities.ts'
import { isEntityName, shapeOf } from '../entity.ts'
import type { Json, JsonRecord } from '../entity.ts'
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

/** Nests what the rows of a package say apart, record by record; then says which rows hang on nothing. */
export function* joinRows(shelf: Shelf): Generator<Joined | { readonly orphan: ShelvedRow }> {
  const used = new Set<string>()
  for (const entity of TOP_NAMES) {
    // A service at a location goes into its service, and a location into whatever is there.
    if (entity === 'service_at_location' || entity === 'location') continue
    for (const row of shelf.all(entity)) {
      used.add(keyOf(row))
      yield { entity, row, record: nest(shelf, row, used) }
    }
  }
  for (const row of shelf.all('location')) {
    if (!used.has(keyOf(row))) yield { entity: 'location', row, record: nest(shelf, row, used) }
    used.add(keyOf(row))
  }
  for (const name of Object.keys(entities)) {
    if (!isEntityName(name)) continue
    for (const row of shelf.all(name)) if (!used.has(keyOf(row))) yield { orphan: row }
  }
}

function nest(shelf: Shelf, row: ShelvedRow, used: Set<string>): JsonRecord {
  const shape = shapeOf(row.entity)
  const nested = new Map<string, Json | undefined>(Object.entries(row.record))
  const { id } = row.record
  for (const [list, child] of Object.entries(shape.lists)) {
    if (APART.has(list) || !isEntityName(child) || typeof id !== 'string') continue
    const children = [...childrenOf(shelf, row.entity, { child, id })]
    for (const one of children) used.add(keyOf(one))
    const records = children.map((one) => nest(shelf, one, used))
    if (records.length > 0) nested.set(list, records)
  }
  for (const [one, child] of Object.entries(shape.ones)) {
    if (APART.has(one) || !isEntityName(child)) continue
    const target = nested.get(`${child}_id`)
    const found = typeof target === 'string' ? shelf.get(child, target) : undefined
    if (found === undefined) continue
    used.add(keyOf(found))
    // An organization has its own record, with all that hangs on it.
    nested.set(one, child === 'location' ? nest(shelf, found, used) : found.record)
  }
  return Object.fromEntries(nested)
}

type Hanging = { readonly child: EntityName; readonly id: string }

function childrenOf(
  shelf: Shelf,
  entity: EntityName,
  { child, id }: Hanging
): Iterable<ShelvedRow> {
  const { field, says } = linkOf(child, entity)
  const rows = shelf.under(child, field, id)
  return says === undefined ? rows : [...rows].filter(({ record }) => record[says] === entity)
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

function keyOf({ entity, record }: ShelvedRow): string {
  return `${entity}:${typeof record.id === 'string' ? record.id : ''}`
}
