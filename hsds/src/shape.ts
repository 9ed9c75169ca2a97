/**
 * What a field holds. `id:…` names the entity whose id it is; `age` is a number in which feeds write
 * −1 for "none"; a list holds the only values there are.
 */
export type FieldKind =
  | 'text'
  | 'uri'
  | 'email'
  | 'date'
  | 'time'
  | 'moment'
  | 'number'
  | 'age'
  | 'flag'
  | `id:${string}`
  | readonly string[]

export type EntityShape = {
  /** Its table in a data package. */
  readonly file: string
  readonly must: readonly string[]
  readonly mustInRow: readonly string[]
  readonly fields: Readonly<Record<string, FieldKind>>
  /** Lists and single entities that hang on it in JSON, by the name of their entity. */
  readonly lists: Readonly<Record<string, string>>
  readonly ones: Readonly<Record<string, string>>
}
