import { canonical } from '../canonical.ts'
import { entities } from '../entities.ts'
import type { EntityName } from '../entities.ts'
import { isEntityName, isList, isRecord, own, shapeOf } from '../entity.ts'
import type { Json, JsonRecord } from '../entity.ts'
import { TOP_NAMES } from '../read/feed.ts'
import type { FieldKind } from '../shape.ts'
import type { Hidden } from '../write/hidden.ts'
import { writeRecord } from '../write/write-record.ts'
import type { Kept } from '../write/write-record.ts'
import { writeRow } from './csv.ts'
import { linkOf } from './join.ts'

/** A data package: its description, and its tables row by row. Nothing refers to a row that is not there. */
export type Package = {
  readonly datapackage: JsonRecord
  readonly tables: readonly { readonly path: string; readonly rows: () => Generator<string> }[]
  /** What did not go out: a whole record, or a row that tables cannot say. */
  readonly refused: readonly {
    readonly entity: EntityName
    readonly id: string
    readonly why: string
  }[]
}

type Rows = Map<EntityName, Map<string, Map<string, Json>>>

/** Takes records apart to the tables of HSDS 3.2. What `writeRecord` keeps back, no table has. */
export function writeTables(records: Iterable<Kept>, hidden: Hidden): Package {
  const taking = new TakingApart()
  for (const kept of records) taking.take(kept, hidden)
  taking.leaveOutIncomplete()
  const { rows, refused } = taking
  const tables = [...rows].filter(([, same]) => same.size > 0)
  const resources = tables.map(([entity, same]) => describe(entity, columnsOf(entity, same), rows))
  return {
    datapackage: { name: 'human_services_data', profile: 'tabular-data-package', resources },
    tables: tables.map(([entity, same]) => ({
      path: shapeOf(entity).file,
      rows: () => writeAll(columnsOf(entity, same), same)
    })),
    refused
  }
}

class TakingApart {
  readonly rows: Rows = new Map()
  readonly refused: { readonly entity: EntityName; readonly id: string; readonly why: string }[] =
    []

  take(kept: Kept, hidden: Hidden): void {
    const written = writeRecord(kept, hidden)
    if ('refused' in written) this.#refuse(kept.entity, kept.record.id, written.refused)
    else this.#takeApart(kept.entity, written.json, new Map())
  }

  #refuse(entity: EntityName, id: Json | undefined, why: string): void {
    this.refused.push({ entity, id: typeof id === 'string' ? id : '', why })
  }

  #takeApart(entity: EntityName, record: JsonRecord, links: ReadonlyMap<string, string>): void {
    const shape = shapeOf(entity)
    const { id } = record
    if (typeof id !== 'string') return
    const row = new Map<string, Json>(links)
    for (const [name, value] of Object.entries(record)) {
      const one = own(shape.ones, name)
      if (value === undefined) continue
      if (own(shape.lists, name) !== undefined) {
        this.#takeList(entity, { id, name, value })
      } else if (one === undefined) {
        // Where it hangs says the record, whatever a feed wrote into it: a row that names another parent would be lost.
        if (!links.has(name)) row.set(name, value)
      } else if (isEntityName(one) && isRecord(value)) {
        if (typeof value.id === 'string') row.set(`${one}_id`, value.id)
        this.#takeApart(one, value, new Map())
      }
    }
    this.#put(entity, id, row)
  }

  #takeList(entity: EntityName, list: { id: string; name: string; value: Json }): void {
    const child = own(shapeOf(entity).lists, list.name)
    if (child === undefined || !isEntityName(child) || !isList(list.value)) return
    const { field, says } = linkOf(child, entity)
    const links = new Map([[field, list.id]])
    if (says !== undefined) links.set(says, entity)
    for (const one of list.value) if (isRecord(one)) this.#takeApart(child, one, links)
  }

  /** The same row may hang on several things, and then says all of them. Another row under its id is none. */
  #put(entity: EntityName, id: string, row: Map<string, Json>): void {
    const same = this.rows.get(entity) ?? new Map<string, Map<string, Json>>()
    this.rows.set(entity, same)
    const there = same.get(id)
    if (there === undefined) {
      same.set(id, row)
      return
    }
    const names = new Set([...there.keys(), ...row.keys()])
    const isOther = [...names].some((name) => {
      const [a, b] = [there.get(name), row.get(name)]
      return a !== undefined && b !== undefined && canonical(a) !== canonical(b)
    })
    if (isOther) this.#refuse(entity, id, 'duplicate-id')
    else for (const [name, value] of row) there.set(name, value)
  }

  /** A row that lacks a column which tables ask for, or that hangs on what is in no table, does not go out. */
  leaveOutIncomplete(): void {
    let isChanged = true
    while (isChanged) {
      isChanged = false
      for (const [entity, same] of this.rows) {
        for (const [id, row] of same) {
          const why = this.#judge(entity, row)
          if (why === undefined) continue
          same.delete(id)
          this.#refuse(entity, id, why)
          isChanged = true
        }
      }
    }
  }

  #judge(entity: EntityName, row: Map<string, Json>): 'missing' | 'no-parent' | undefined {
    const links = Object.entries(shapeOf(entity).fields).flatMap(([field, kind]) => {
      const target = targetOf(kind, row)
      return target === undefined || !row.has(field) ? [] : [{ field, target }]
    })
    const isThere = ({ field, target }: (typeof links)[number]) => {
      const id = row.get(field)
      // A parent that is not listed here is one all the same.
      if (field.startsWith('parent_')) return true
      return typeof id === 'string' && this.rows.get(target)?.has(id) === true
    }
    const dangling = links.filter((link) => !isThere(link))
    for (const { field } of dangling) row.delete(field)
    const { must, mustInRow, ones } = shapeOf(entity)
    const columns = [...must.filter((name) => own(ones, name) === undefined), ...mustInRow]
    if (columns.some((name) => !row.has(name))) return 'missing'
    const isTop = TOP_NAMES.some((name) => name === entity)
    return !isTop && dangling.length > 0 && dangling.length === links.length
      ? 'no-parent'
      : undefined
  }
}

/** The entity that an id is of: its kind says so, or another column of the row does. */
function targetOf(kind: FieldKind, row: ReadonlyMap<string, Json>): EntityName | undefined {
  if (typeof kind !== 'string' || !kind.startsWith('id:')) return undefined
  const name = kind.slice('id:'.length)
  const said = isEntityName(name) ? name : row.get(name)
  return typeof said === 'string' && isEntityName(said) ? said : undefined
}

/** `id`, what HSDS has, and whatever else a row says. */
function columnsOf(
  entity: EntityName,
  same: ReadonlyMap<string, ReadonlyMap<string, Json>>
): readonly string[] {
  const known = ['id', ...Object.keys(entities[entity].fields)]
  const isUsed = new Set([...same.values()].flatMap((row) => [...row.keys()]))
  const standard = known.filter((name) => !name.startsWith('beside_') || isUsed.has(name))
  return [...standard, ...[...isUsed].filter((name) => !known.includes(name)).toSorted()]
}

function* writeAll(
  columns: readonly string[],
  same: ReadonlyMap<string, ReadonlyMap<string, Json>>
): Generator<string> {
  yield writeRow(columns)
  for (const row of same.values()) yield writeRow(columns.map((name) => cellOf(row.get(name))))
}

function cellOf(value: Json | undefined): string {
  if (value === undefined || value === null) return ''
  return typeof value === 'string' ? value : JSON.stringify(value)
}

function describe(entity: EntityName, columns: readonly string[], rows: Rows): JsonRecord {
  const shape = shapeOf(entity)
  const must = new Set(['id', ...shape.must, ...shape.mustInRow])
  const fields = columns.map((name) => ({
    name,
    type: typeOf(own(shape.fields, name)),
    ...(must.has(name) ? { constraints: { required: true } } : {})
  }))
  const foreignKeys = columns.flatMap((name) => {
    const target = targetOf(own(shape.fields, name) ?? 'text', new Map())
    if (target === undefined || name.startsWith('parent_') || !rows.has(target)) return []
    return [{ fields: name, reference: { resource: target, fields: 'id' } }]
  })
  return {
    name: entity,
    path: shape.file,
    profile: 'tabular-data-resource',
    format: 'csv',
    mediatype: 'text/csv',
    schema: { fields, primaryKey: 'id', foreignKeys }
  }
}

function typeOf(kind: FieldKind | undefined): string {
  if (kind === 'number' || kind === 'age') return 'number'
  if (kind === 'flag') return 'boolean'
  return kind === 'date' || kind === 'time' ? kind : kind === 'moment' ? 'datetime' : 'string'
}
