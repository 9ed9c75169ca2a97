import type { Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'

/** A steward may choose a site that opens after Exit. */
export const keepWhereExitLeads: Migration = {
  async up(db: Kysely<unknown>) {
    await db.schema.alterTable('community').addColumn('exit_to', 'text').execute()
  }
}
