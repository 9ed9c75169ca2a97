import type { Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'
import type { ColumnForms } from '../column-forms.ts'

/** Gatherings as they are written and were shown, their dates, and seats that nobody's name stands on. */
export function keepGatherings(forms: ColumnForms): Migration {
  const { bytes, whole, time, unordered, withoutSamples } = forms
  return {
    async up(db: Kysely<unknown>) {
      await db.schema
        .createTable('gatherings')
        .addColumn('id', bytes, (column) => column.primaryKey().notNull())
        .addColumn('words', 'text', (column) => column.notNull())
        .addColumn('link', bytes, (column) => column.notNull())
        .addColumn('shown', whole)
        .execute()
      await db.schema
        .createTable('gathering_revisions')
        .addColumn('gathering', bytes, (column) => column.notNull().references('gatherings.id'))
        .addColumn('number', whole, (column) => column.notNull())
        .addColumn('words', 'text', (column) => column.notNull())
        .addColumn('shown_on', 'text', (column) => column.notNull())
        .addPrimaryKeyConstraint('gathering_revisions_key', ['gathering', 'number'])
        .execute()
      await db.schema
        .createTable('gathering_dates')
        .addColumn('gathering', bytes, (column) => column.notNull().references('gatherings.id'))
        .addColumn('day', 'text', (column) => column.notNull())
        .addColumn('starts_at', time, (column) => column.notNull())
        .addColumn('ends_at', time, (column) => column.notNull())
        .addColumn('is_own', whole, (column) => column.notNull())
        .addColumn('because', 'text')
        .addColumn('sequence', whole, (column) => column.notNull())
        .addPrimaryKeyConstraint('gathering_dates_key', ['gathering', 'day'])
        .execute()
      await db.schema
        .createIndex('gathering_dates_by_end')
        .on('gathering_dates')
        .column('ends_at')
        .execute()
      await db.schema
        .createTable('gathering_seats')
        .addColumn('code_hash', bytes, (column) => column.primaryKey().notNull())
        .addColumn('gathering', bytes, (column) => column.notNull())
        .addColumn('day', 'text', (column) => column.notNull())
        .addColumn('number', whole, (column) => column.notNull())
        .addColumn('standing', 'text', (column) => column.notNull())
        .modifyEnd(unordered)
        .execute()
      await db.schema
        .createIndex('gathering_seats_by_date')
        .unique()
        .on('gathering_seats')
        .columns(['gathering', 'day', 'number'])
        .execute()
      await withoutSamples(db, 'gathering_seats', 'code_hash')
    }
  }
}
