import type { Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'
import type { ColumnForms } from '../column-forms.ts'

/** Which space is the team of a role. The row goes with its space. */
export function keepTeams({ bytes, unordered }: ColumnForms): Migration {
  return {
    async up(db: Kysely<unknown>) {
      await db.schema
        .createTable('teams')
        .addColumn('role', 'text', (column) => column.primaryKey().notNull())
        .addColumn('space', bytes, (column) =>
          column.notNull().unique().references('spaces.id').onDelete('cascade')
        )
        .modifyEnd(unordered)
        .execute()
    }
  }
}
