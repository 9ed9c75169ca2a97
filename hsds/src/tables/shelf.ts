import type { EntityName } from '../entities.ts'
import type { JsonRecord } from '../entity.ts'

export type ShelvedRow = {
  readonly entity: EntityName
  readonly record: JsonRecord
  readonly table: string
  readonly line: number
}

/**
 * Where rows wait until all tables are read: a row may come before what it hangs on. Whoever reads
 * more than fits into memory gives a shelf that lies on a disk.
 */
export type Shelf = {
  /** Whether it was taken: an id is there once for each entity. */
  readonly put: (row: ShelvedRow) => boolean
  readonly get: (entity: EntityName, id: string) => ShelvedRow | undefined
  readonly all: (entity: EntityName) => Iterable<ShelvedRow>
  /** The rows of an entity that name another one in this field, in the order in which they came. */
  readonly under: (entity: EntityName, field: string, id: string) => Iterable<ShelvedRow>
}

export function memoryShelf(): Shelf {
  const rows = new Map<EntityName, Map<string, ShelvedRow>>()
  // By the entity, a field of it, and the id in that: most fields hang nothing on anything.
  const hanging = new Map<EntityName, Map<string, Map<string, ShelvedRow[]>>>()
  return {
    put(row) {
      const { id } = row.record
      if (typeof id !== 'string') return false
      const same = rows.get(row.entity) ?? new Map<string, ShelvedRow>()
      rows.set(row.entity, same)
      if (same.has(id)) return false
      same.set(id, row)
      const byField = hanging.get(row.entity) ?? new Map<string, Map<string, ShelvedRow[]>>()
      hanging.set(row.entity, byField)
      for (const field of Object.keys(row.record)) {
        const value = field.endsWith('_id') ? row.record[field] : undefined
        if (typeof value !== 'string') continue
        const byId = byField.get(field) ?? new Map<string, ShelvedRow[]>()
        byField.set(field, byId)
        const others = byId.get(value)
        if (others === undefined) byId.set(value, [row])
        else others.push(row)
      }
      return true
    },
    get: (entity, id) => rows.get(entity)?.get(id),
    all: (entity) => rows.get(entity)?.values() ?? [],
    under: (entity, field, id) => hanging.get(entity)?.get(field)?.get(id) ?? []
  }
}
