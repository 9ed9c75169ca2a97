import type { Bytes } from '@beside/kernel/wire'
import type { Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'
import type { ColumnForms } from '../column-forms.ts'

// A migration keeps the number of its own day, whatever the store does later.
const PART_BYTES = 896

/** What the tables hold while this migration runs, and no later. */
type Before = {
  keyrings: { account: Bytes; seq: number; blob: Bytes }
  keyring_parts: { account: Bytes; part: number; bytes: Bytes }
}

/** Keyrings in parts that lie within a page, and no day on which an account began. */
export function keepKeyringsInParts({ bytes, whole, unordered }: ColumnForms): Migration {
  return {
    async up(db: Kysely<Before>) {
      await db.schema
        .createTable('keyring_parts')
        .addColumn('account', bytes, (column) =>
          column.notNull().references('accounts.id').onDelete('cascade')
        )
        .addColumn('part', whole, (column) => column.notNull())
        .addColumn('bytes', bytes, (column) => column.notNull())
        .addPrimaryKeyConstraint('keyring_parts_key', ['account', 'part'])
        .modifyEnd(unordered)
        .execute()
      await carryOver(db)
      await db.schema.alterTable('keyrings').dropColumn('blob').execute()
      await db.schema.alterTable('accounts').dropColumn('created_on').execute()
    }
  }
}

async function carryOver(db: Kysely<Before>): Promise<void> {
  let after: Bytes = new Uint8Array()
  for (;;) {
    const row = await db
      .selectFrom('keyrings')
      .select(['account', 'blob'])
      .where('account', '>', after)
      .orderBy('account')
      .limit(1)
      .executeTakeFirst()
    if (!row) return
    const { account, blob } = row
    for (let part = 0; part === 0 || part * PART_BYTES < blob.length; part += 1) {
      const piece = blob.slice(part * PART_BYTES, (part + 1) * PART_BYTES)
      await db.insertInto('keyring_parts').values({ account, part, bytes: piece }).execute()
    }
    after = account
  }
}
