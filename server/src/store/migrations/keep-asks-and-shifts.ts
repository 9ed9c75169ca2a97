import type { Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'
import type { ColumnForms } from '../column-forms.ts'

/** What people ask the listeners, when a listener listens, and what stewards decided about it. */
export function keepAsksAndShifts(forms: ColumnForms): Migration {
  const { bytes, whole, unordered, time, withoutSamples } = forms
  return {
    async up(db: Kysely<unknown>) {
      await db.schema.alterTable('community').addColumn('listening', 'text').execute()
      // The bytes stand last, so that all else is read without touching them.
      await db.schema
        .createTable('asks')
        .addColumn('desk', bytes, (column) => column.primaryKey().notNull())
        .addColumn('id', bytes, (column) => column.notNull())
        .addColumn('space', bytes, (column) =>
          column.notNull().references('spaces.id').onDelete('cascade')
        )
        .addColumn('until', time, (column) => column.notNull())
        .addColumn('stage', 'text', (column) => column.notNull())
        .addColumn('taker', bytes)
        .addColumn('taken_until', time)
        .addColumn('freed_from', bytes, (column) => column.notNull())
        .addColumn('share', bytes, (column) => column.notNull())
        .addColumn('bytes', bytes, (column) => column.notNull())
        .addUniqueConstraint('asks_once', ['space', 'id'])
        .modifyEnd(unordered)
        .execute()
      await db.schema
        .createTable('shifts')
        .addColumn('space', bytes, (column) =>
          column.notNull().references('spaces.id').onDelete('cascade')
        )
        .addColumn('member', bytes, (column) => column.notNull())
        .addColumn('ends_at', time, (column) => column.notNull())
        .addColumn('next_from', time, (column) => column.notNull())
        .addColumn('rests_until', time)
        .addColumn('needs_debrief', whole, (column) => column.notNull())
        .addPrimaryKeyConstraint('shifts_key', ['space', 'member'])
        .modifyEnd(unordered)
        .execute()
      await db.schema.createIndex('asks_by_taker').on('asks').columns(['space', 'taker']).execute()
      await db.schema.createIndex('asks_by_end').on('asks').column('until').execute()
      await db.schema.createIndex('shifts_by_end').on('shifts').column('next_from').execute()
      await withoutSamples(db, 'asks', 'bytes')
    }
  }
}
