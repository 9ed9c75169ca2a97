/** What differs between the stores in how a table is written. */
import { sql } from 'kysely'
import type { Expression, Kysely, RawBuilder } from 'kysely'

export type ColumnForms = {
  readonly bytes: RawBuilder<unknown>
  /** Any whole number of ours. It is wide, since numbers from outside are compared with it. */
  readonly whole: RawBuilder<unknown>
  /** Ms since 1970. */
  readonly time: RawBuilder<unknown>
  /** Ends a table that must keep no order of insertion. */
  readonly unordered: Expression<unknown>
  /** Drops what the store has sampled of a column for its planner, and lets it sample no more. */
  readonly withoutSamples: (db: Kysely<unknown>, table: string, column: string) => Promise<void>
}

export const sqliteForms: ColumnForms = {
  bytes: sql`blob`,
  whole: sql`integer`,
  time: sql`integer`,
  unordered: sql`without rowid`,
  // Nobody asks SQLite to analyze, and then it would count and copy nothing.
  withoutSamples: async () => undefined
}

export const postgresForms: ColumnForms = {
  bytes: sql`bytea`,
  whole: sql`bigint`,
  time: sql`bigint`,
  // Every table is a heap, which keeps an order; `postgres/forget-order.ts` takes it out again.
  unordered: sql``,
  // A sample stays in `pg_statistic` when its row is erased. To name a column's own type again drops its samples.
  async withoutSamples(db, table, column) {
    await sql`alter table ${sql.ref(table)}
      alter column ${sql.ref(column)} set statistics 0,
      alter column ${sql.ref(column)} type bytea`.execute(db)
  }
}
