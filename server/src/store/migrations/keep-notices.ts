import type { Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'
import type { ColumnForms } from '../column-forms.ts'

/** The newsletter tells of new texts and gatherings by itself, where a steward wants that. */
export function keepNotices({ whole, time, unordered }: ColumnForms): Migration {
  return {
    async up(db: Kysely<unknown>) {
      await db.schema.alterTable('community').addColumn('notices', whole).execute()
      await db.schema
        .alterTable('newsletter_readers')
        .addColumn('off_through', whole, (column) => column.notNull().defaultTo(0))
        .execute()
      await db.schema
        .createTable('notices')
        .addColumn('id', 'text', (column) => column.primaryKey().notNull())
        .addColumn('goes_at', time)
        .addColumn('number', whole, (column) => column.unique())
        .addColumn('is_held', whole, (column) => column.notNull())
        .modifyEnd(unordered)
        .execute()
    }
  }
}
