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
  // By what a field is of, and then by the id in it: most fields hang nothing on anything.
  const hanging = new Map<string, Map<string, ShelvedRow[]>>()
  return {
    put(row) {
      const { id } = row.record
      if (typeof id !== 'string') return false
      const same = rows.get(row.entity) ?? new Map<string, ShelvedRow>()
      rows.set(row.entity, same)
      const there = same.get(id)
      if (there !== undefined) return false
      same.set(id, row)
      for (const [field, value] of Object.entries(row.record)) {
        if (!field.endsWith('_id') || typeof value !== 'string') continue
        const key = `${row.entity}.${field}`
        const byId = hanging.get(key) ?? new Map<string, ShelvedRow[]>()
        hanging.set(key, byId)
        const others = byId.get(value)
        if (others === undefined) byId.set(value, [row])
        else others.push(row)
      }
      return true
    },
    get: (entity, id) => rows.get(entity)?.get(id),
    all: (entity) => rows.get(entity)?.values() ?? [],
    under: (entity, field, id) => hanging.get(`${entity}.${field}`)?.get(id) ?? []
  }
}
