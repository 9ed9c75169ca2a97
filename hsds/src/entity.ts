import { entities } from './entities.ts'
import type { EntityName } from './entities.ts'
import type { EntityShape, FieldKind } from './shape.ts'

type Entities = typeof entities

type ValueOf<Kind> = Kind extends 'number' | 'age'
  ? number
  : Kind extends 'flag'
    ? boolean
    : Kind extends readonly (infer Choice)[]
      ? Choice
      : Kind extends FieldKind
        ? string
        : never

export type Json =
  string | number | boolean | null | readonly Json[] | { readonly [name: string]: Json | undefined }

/** A record as it is kept: what HSDS knows by its name, and beside it whatever else a feed says. */
export type JsonRecord = { readonly [name: string]: Json | undefined }

type MustOf<N extends EntityName> = Entities[N]['must'][number]
type FieldsOf<N extends EntityName> = {
  readonly [F in keyof Entities[N]['fields']]: ValueOf<Entities[N]['fields'][F]>
}
// An address that says less than HSDS asks for is kept all the same.
type MustFieldsOf<N extends EntityName> = N extends 'address'
  ? unknown
  : Pick<FieldsOf<N>, MustOf<N> & keyof FieldsOf<N>>
type ListsOf<N extends EntityName> = {
  readonly [L in keyof Entities[N]['lists']]?: readonly Entity<
    Entities[N]['lists'][L] & EntityName
  >[]
}
type OnesOf<N extends EntityName> = {
  readonly [O in keyof Entities[N]['ones']]?: Entity<Entities[N]['ones'][O] & EntityName>
}

/** One entity with all that hangs on it, nested as HSDS nests it. */
export type Entity<N extends EntityName> = { readonly id: string } & Partial<FieldsOf<N>> &
  MustFieldsOf<N> &
  ListsOf<N> &
  OnesOf<N>

/** The same table, for code that walks through whatever entity it is given. */
export function shapeOf(name: EntityName): EntityShape {
  return entities[name]
}

/** What a table says under a name that a feed gave: `constructor` is in no table of ours. */
export function own<Value>(
  table: Readonly<Record<string, Value>>,
  name: string
): Value | undefined {
  return Object.hasOwn(table, name) ? table[name] : undefined
}

export function isEntityName(name: string): name is EntityName {
  return Object.hasOwn(entities, name)
}

export function isRecord(value: Json | undefined): value is JsonRecord {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

export function isList(value: Json | undefined): value is readonly Json[] {
  return Array.isArray(value)
}
