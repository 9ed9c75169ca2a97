import type { EntityName } from '../entities.ts'
import { isEntityName, isList, isRecord, own, shapeOf } from '../entity.ts'
import type { Json, JsonRecord } from '../entity.ts'
import { hidesPlaces } from '../read/guard-places.ts'
import type { ShelvedRow } from './shelf.ts'

/**
 * Rows whose id another row had first. Nothing of them is kept but what they hide: a street that one of two rows calls
 * confidential is confidential.
 */
export class TwinRows {
  readonly #hides = new Set<string>()

  add({ entity, record }: Pick<ShelvedRow, 'entity' | 'record'>, isOurs: boolean): void {
    // What a line of an address says of its street, it says of the place.
    const asPlace = entity === 'address' ? { addresses: [record] } : record
    if (!hidesPlaces(asPlace, isOurs)) return
    const key =
      entity === 'address' ? keyOf('location', record.location_id) : keyOf(entity, record.id)
    if (key !== '') this.#hides.add(key)
  }

  /** The same record, with each place confidential that such a row hides, or that belongs to what it hides. */
  hide(entity: EntityName, record: JsonRecord): JsonRecord {
    return this.#hides.size === 0 ? record : this.#hideIn({ entity, record }, false)
  }

  #hideIn({ entity, record }: Named, isAbove: boolean): JsonRecord {
    const owners = ['organization', 'service'].map((name) => keyOf(name, record[`${name}_id`]))
    const keys = [keyOf(entity, record.id), ...owners]
    const isHidden = isAbove || keys.some((key) => this.#hides.has(key))
    const shape = shapeOf(entity)
    const entries = Object.entries(record).map(([name, value]) => {
      const inner = own(shape.lists, name) ?? own(shape.ones, name)
      if (inner === undefined || !isEntityName(inner)) return [name, value] as const
      const hideOne = (one: Json) =>
        isRecord(one) ? this.#hideIn({ entity: inner, record: one }, isHidden) : one
      if (isList(value)) return [name, value.map((one: Json) => hideOne(one))] as const
      return [name, isRecord(value) ? hideOne(value) : value] as const
    })
    const hidden = entity === 'location' && isHidden ? { beside_confidential: true } : {}
    return { ...Object.fromEntries(entries), ...hidden }
  }
}

type Named = { readonly entity: EntityName; readonly record: JsonRecord }

function keyOf(entity: string, id: Json | undefined): string {
  return typeof id === 'string' ? `${entity}:${id}` : ''
}
