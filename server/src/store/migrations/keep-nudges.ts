import { sql } from 'kysely'
import type { Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'
import type { ColumnForms } from '../column-forms.ts'

/** Which members of a space want a nudge. Where it goes is sealed, for each space anew. */
export function keepNudges(forms: ColumnForms): Migration {
  const { bytes, whole, unordered, withoutSamples } = forms
  return {
    async up(db: Kysely<unknown>) {
      await db.schema
        .createTable('nudges')
        .addColumn('space', bytes, (column) =>
          column.references('spaces.id').onDelete('cascade').notNull()
        )
        .addColumn('member', bytes, (column) => column.notNull())
        .addColumn('is_waiting', whole, (column) => column.notNull())
        .addColumn('sealed', bytes, (column) => column.notNull())
        .addPrimaryKeyConstraint('nudges_key', ['space', 'member'])
        .modifyEnd(unordered)
        .execute()
      await db.schema
        .createIndex('nudges_that_wait')
        .on('nudges')
        .columns(['is_waiting', 'space', 'member'])
        .where(sql.ref('is_waiting'), '=', sql.lit(1))
        .execute()
      await withoutSamples(db, 'nudges', 'sealed')
    }
  }
}
