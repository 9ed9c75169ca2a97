/** What differs between the stores in how a table is written. */
import { sql } from 'kysely'
import type { Expression, RawBuilder } from 'kysely'

export type ColumnForms = {
  readonly bytes: RawBuilder<unknown>
  /** Any whole number of ours. It is wide, since numbers from outside are compared with it. */
  readonly whole: RawBuilder<unknown>
  /** Ms since 1970. */
  readonly time: RawBuilder<unknown>
  /** Ends a table that must keep no order of insertion. */
  readonly unordered: Expression<unknown>
}

export const sqliteForms: ColumnForms = {
  bytes: sql`blob`,
  whole: sql`integer`,
  time: sql`integer`,
  unordered: sql`without rowid`
}

export const postgresForms: ColumnForms = {
  bytes: sql`bytea`,
  whole: sql`bigint`,
  time: sql`bigint`,
  // Every table is a heap, which keeps an order; `postgres/forget-order.ts` takes it out again.
  unordered: sql``
}
