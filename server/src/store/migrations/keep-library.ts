import type { Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'
import type { ColumnForms } from '../column-forms.ts'

/** Texts that anybody may read, each way they were written, and their pictures. */
export function keepLibrary({ bytes, whole, time, unordered }: ColumnForms): Migration {
  return {
    async up(db: Kysely<unknown>) {
      await db.schema
        .createTable('library_texts')
        .addColumn('slug', 'text', (column) => column.primaryKey().notNull())
        .addColumn('withdrawn_at', time)
        .modifyEnd(unordered)
        .execute()
      await db.schema
        .createTable('library_revisions')
        .addColumn('slug', 'text', (column) => column.notNull())
        .addColumn('number', whole, (column) => column.notNull())
        .addColumn('head', 'text', (column) => column.notNull())
        .addColumn('body', 'text', (column) => column.notNull())
        .addColumn('made_on', 'text', (column) => column.notNull())
        .addColumn('why', 'text', (column) => column.notNull())
        .addColumn('shown_from', time)
        .addPrimaryKeyConstraint('library_revisions_key', ['slug', 'number'])
        .modifyEnd(unordered)
        .execute()
      await db.schema
        .createTable('library_pictures')
        .addColumn('id', bytes, (column) => column.primaryKey().notNull())
        .addColumn('type', 'text', (column) => column.notNull())
        .addColumn('bytes', bytes, (column) => column.notNull())
        .modifyEnd(unordered)
        .execute()
    }
  }
}
