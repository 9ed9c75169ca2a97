import type { Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'
import type { ColumnForms } from '../column-forms.ts'

/** How many answers of people who were heard came in a quarter of a year, and how many of those say yes. */
export function keepHeardTotals({ whole, unordered }: ColumnForms): Migration {
  return {
    async up(db: Kysely<unknown>) {
      await db.schema
        .createTable('heard_totals')
        .addColumn('quarter', 'text', (column) => column.notNull())
        .addColumn('question', 'text', (column) => column.notNull())
        .addColumn('answers', whole, (column) => column.notNull())
        .addColumn('yes', whole, (column) => column.notNull())
        .addPrimaryKeyConstraint('heard_totals_key', ['quarter', 'question'])
        .modifyEnd(unordered)
        .execute()
    }
  }
}
