import type { Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'
import type { ColumnForms } from '../column-forms.ts'

/** Entries that stewards write by hand, each way they were written; and addresses from which lists are fetched. */
export function keepEntriesAndLiveFeeds({ whole }: ColumnForms): Migration {
  return {
    async up(db: Kysely<unknown>) {
      await db.schema
        .createTable('directory_written')
        .addColumn('entry', 'text', (column) => column.notNull())
        .addColumn('number', whole, (column) => column.notNull())
        .addColumn('fields', 'text', (column) => column.notNull())
        .addColumn('is_shown', whole, (column) => column.notNull())
        .addColumn('made_on', 'text', (column) => column.notNull())
        .addPrimaryKeyConstraint('directory_written_key', ['entry', 'number'])
        .execute()
      await db.schema
        .createTable('directory_live')
        .addColumn('source', 'text', (column) => column.primaryKey().notNull())
        .addColumn('address', 'text', (column) => column.notNull())
        .addColumn('rhythm', 'text', (column) => column.notNull())
        .addColumn('publishes_itself', whole, (column) => column.notNull())
        .addColumn('fetched_on', 'text')
        .addColumn('next_on', 'text')
        .addColumn('outcome', 'text')
        .execute()
    }
  }
}
