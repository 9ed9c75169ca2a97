import type { Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'
import type { ColumnForms } from '../column-forms.ts'

/** Circles that can be found, in the clear. A row goes with its space, and names no account. */
export function keepListings({ bytes, unordered }: ColumnForms): Migration {
  return {
    async up(db: Kysely<unknown>) {
      await db.schema
        .createTable('listings')
        .addColumn('space', bytes, (column) =>
          column.primaryKey().notNull().references('spaces.id').onDelete('cascade')
        )
        .addColumn('inbox', bytes, (column) => column.notNull())
        .addColumn('key', bytes, (column) => column.notNull())
        .addColumn('until', 'text', (column) => column.notNull())
        .addColumn('words', bytes, (column) => column.notNull())
        .addColumn('signature', bytes, (column) => column.notNull())
        .addColumn('taken_off', 'text')
        .modifyEnd(unordered)
        .execute()
      await db.schema.createIndex('listings_by_day').on('listings').column('until').execute()
    }
  }
}
