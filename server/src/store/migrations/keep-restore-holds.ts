import type { Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'
import type { ColumnForms } from '../column-forms.ts'

/** What is held after a restore, until a steward says yes. */
export function keepRestoreHolds({ time }: ColumnForms): Migration {
  return {
    async up(db: Kysely<unknown>) {
      await db.schema
        .createTable('restore_holds')
        .addColumn('part', 'text', (column) => column.primaryKey().notNull())
        .addColumn('backup_at', time, (column) => column.notNull())
        .execute()
    }
  }
}
