import type { Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'
import type { ColumnForms } from '../column-forms.ts'

/** What stewards note of lines for Help now, and the packs of lines that everybody fetches. */
export function keepLineChecks({ bytes, whole, time }: ColumnForms): Migration {
  return {
    async up(db: Kysely<unknown>) {
      await db.schema
        .createTable('line_checks')
        .addColumn('id', whole, (column) => column.primaryKey().notNull())
        .addColumn('line', 'text', (column) => column.notNull())
        .addColumn('act', 'text', (column) => column.notNull())
        .addColumn('words', 'text', (column) => column.notNull())
        .addColumn('by', bytes)
        .addColumn('at', time, (column) => column.notNull())
        .execute()
      await db.schema
        .createTable('line_packs')
        .addColumn('version', whole, (column) => column.primaryKey().notNull())
        .addColumn('manifest', 'text', (column) => column.notNull())
        .addColumn('signature', bytes, (column) => column.notNull())
        .addColumn('lines', bytes, (column) => column.notNull())
        .execute()
    }
  }
}
