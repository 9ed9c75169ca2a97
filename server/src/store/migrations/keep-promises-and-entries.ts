import type { Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'
import type { ColumnForms } from '../column-forms.ts'

/** What the place promises, on which day it closes, and the printed cards by which somebody may come in. */
export function keepPromisesAndEntries({ bytes, unordered }: ColumnForms): Migration {
  return {
    async up(db: Kysely<unknown>) {
      await db.schema.alterTable('community').addColumn('promises', 'text').execute()
      await db.schema.alterTable('community').addColumn('closes_on', 'text').execute()
      await db.schema
        .createTable('entries')
        .addColumn('secret_hash', bytes, (column) => column.primaryKey().notNull())
        .addColumn('until', 'text', (column) => column.notNull())
        .modifyEnd(unordered)
        .execute()
      await db.schema.createIndex('entries_by_day').on('entries').column('until').execute()
    }
  }
}
