import type { Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'
import type { ColumnForms } from '../column-forms.ts'

/** What waits at an address. It refers to no other row: whose address it is, the store does not know. */
export function keepDrops({ bytes, unordered, time }: ColumnForms): Migration {
  return {
    async up(db: Kysely<unknown>) {
      // The bytes stand last, so that all else is read without touching them.
      await db.schema
        .createTable('drops')
        .addColumn('address', bytes, (column) => column.notNull())
        .addColumn('id', bytes, (column) => column.notNull())
        .addColumn('until', 'text', (column) => column.notNull())
        .addColumn('taker', bytes)
        .addColumn('taken_until', time)
        .addColumn('bytes', bytes, (column) => column.notNull())
        .addPrimaryKeyConstraint('drops_key', ['address', 'id'])
        .modifyEnd(unordered)
        .execute()
      await db.schema.createIndex('drops_by_day').on('drops').column('until').execute()
    }
  }
}
