/** What differs between the stores in how a table is written. */
import { sql } from 'kysely'
import type { Expression, RawBuilder } from 'kysely'

export type ColumnForms = {
  readonly bytes: RawBuilder<unknown>
  /** Ms since 1970. */
  readonly time: RawBuilder<unknown>
  /** Ends a table that must keep no order of insertion. */
  readonly unordered: Expression<unknown>
}

export const sqliteForms: ColumnForms = {
  bytes: sql`blob`,
  time: sql`integer`,
  unordered: sql`without rowid`
}
