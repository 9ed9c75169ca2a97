import type { Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'
import type { ColumnForms } from '../column-forms.ts'

/** Letters, and who gets them: sealed, beside no account. */
export function keepNewsletter(forms: ColumnForms): Migration {
  const { bytes, whole, time, unordered, withoutSamples } = forms
  return {
    async up(db: Kysely<unknown>) {
      await db.schema
        .createTable('newsletter_readers')
        .addColumn('id', bytes, (column) => column.primaryKey().notNull())
        .addColumn('address', bytes, (column) => column.notNull().unique())
        .addColumn('sealed', bytes, (column) => column.notNull())
        .addColumn('rhythm', 'text', (column) => column.notNull())
        .addColumn('until', 'text')
        .addColumn('through', whole, (column) => column.notNull())
        .addColumn('sent_on', 'text', (column) => column.notNull())
        .modifyEnd(unordered)
        .execute()
      await db.schema
        .createIndex('newsletter_readers_by_day')
        .on('newsletter_readers')
        .column('until')
        .execute()
      await db.schema
        .createTable('letters')
        .addColumn('id', bytes, (column) => column.primaryKey().notNull())
        .addColumn('topic', 'text', (column) => column.notNull())
        .addColumn('subject', 'text', (column) => column.notNull())
        .addColumn('text', 'text', (column) => column.notNull())
        .addColumn('goes_at', time)
        .addColumn('number', whole, (column) => column.unique())
        .addColumn('out_on', 'text')
        .execute()
      await db.schema.createIndex('letters_by_time').on('letters').column('goes_at').execute()
      await withoutSamples(db, 'newsletter_readers', 'sealed')
      await withoutSamples(db, 'newsletter_readers', 'address')
    }
  }
}
