import { sql } from 'kysely'
import type { Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'
import type { ColumnForms } from '../column-forms.ts'

/**
 * Pauses of members, by two of the safety team, and the day until which an account may only read. A pause refers to
 * no row: whether there is such a space or member is not said by making one.
 */
export function keepPauses({ bytes, whole, unordered }: ColumnForms): Migration {
  return {
    async up(db: Kysely<unknown>) {
      await db.schema.alterTable('accounts').addColumn('paused_until', 'text').execute()
      await db.schema
        .createTable('pauses')
        .addColumn('space', bytes, (column) => column.notNull())
        .addColumn('member', bytes, (column) => column.notNull())
        .addColumn('days', whole, (column) => column.notNull())
        .addColumn('set_by', bytes, (column) => column.notNull())
        .addColumn('is_confirmed', whole, (column) => column.notNull())
        .addColumn('made_on', 'text', (column) => column.notNull())
        .addPrimaryKeyConstraint('pauses_key', ['space', 'member'])
        .modifyEnd(unordered)
        .execute()
      await db.schema
        .createIndex('accounts_that_are_paused')
        .on('accounts')
        .column('paused_until')
        .where(sql.ref('paused_until'), 'is not', null)
        .execute()
      await db.schema.createIndex('pauses_by_day').on('pauses').column('made_on').execute()
    }
  }
}
