import { isEntityName, isList, isRecord, own, shapeOf } from '../entity.ts'
import type { EntityName } from '../entities.ts'
import type { Json, JsonRecord } from '../entity.ts'

/** A record as a list of the standard shows it: its own fields, and of what hangs on it only what there is one of. */
export function briefOf(entity: EntityName, record: JsonRecord): JsonRecord {
  const { ones } = shapeOf(entity)
  const entries = Object.entries(record).flatMap(([name, value]): (readonly [string, Json])[] => {
    if (value === undefined || isList(value)) return []
    const inner = own(ones, name)
    const isNested = inner !== undefined && isEntityName(inner) && isRecord(value)
    return [[name, isNested ? briefOf(inner, value) : value]]
  })
  return Object.fromEntries(entries)
}
