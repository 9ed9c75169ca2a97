import { sql } from 'kysely'
import type { ColumnDefinitionBuilder, Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'
import type { ColumnForms } from '../column-forms.ts'

/** The first tables: people's accounts on one side, spaces on the other, and nothing in between. */
export function keepAccountsAndSpaces(forms: ColumnForms): Migration {
  return {
    async up(db: Kysely<unknown>) {
      await makeAccountSide(db, forms)
      await makeSpaceSide(db, forms)
      await makeRecords(db, forms)
      await makeCommunity(db, forms)
    }
  }
}

async function makeAccountSide(db: Kysely<unknown>, { bytes, whole, unordered }: ColumnForms) {
  await db.schema
    .createTable('accounts')
    .addColumn('id', bytes, (column) => column.primaryKey().notNull())
    .addColumn('name_mac', bytes, (column) => column.notNull().unique())
    .addColumn('opaque_record', bytes)
    .addColumn('kit_key', bytes, (column) => column.notNull().unique())
    .addColumn('root_generation', whole, (column) => column.notNull())
    .addColumn('created_on', 'text', (column) => column.notNull())
    .modifyEnd(unordered)
    .execute()
  await db.schema
    .createTable('wraps')
    .addColumn('account', bytes, (column) => ofAccount(column.notNull()))
    .addColumn('method', 'text', (column) => column.notNull())
    .addColumn('generation', whole, (column) => column.notNull())
    .addColumn('bytes', bytes, (column) => column.notNull())
    .addPrimaryKeyConstraint('wraps_key', ['account', 'method'])
    .modifyEnd(unordered)
    .execute()
  await db.schema
    .createTable('keyrings')
    .addColumn('account', bytes, (column) => ofAccount(column.primaryKey().notNull()))
    .addColumn('seq', whole, (column) => column.notNull())
    .addColumn('blob', bytes, (column) => column.notNull())
    .modifyEnd(unordered)
    .execute()
  await db.schema
    .createTable('sessions')
    .addColumn('token_hash', bytes, (column) => column.primaryKey().notNull())
    .addColumn('id', bytes, (column) => column.notNull().unique())
    .addColumn('account', bytes, (column) => ofAccount(column.notNull()))
    .addColumn('nonce', bytes, (column) => column.notNull())
    .addColumn('started_on', 'text', (column) => column.notNull())
    .addColumn('seen_on', 'text', (column) => column.notNull())
    .addColumn('label', bytes)
    .modifyEnd(unordered)
    .execute()
  await db.schema.createIndex('sessions_by_account').on('sessions').column('account').execute()
  await db.schema.createIndex('sessions_by_day').on('sessions').column('seen_on').execute()
}

function ofAccount(column: ColumnDefinitionBuilder): ColumnDefinitionBuilder {
  return column.references('accounts.id').onDelete('cascade')
}

function ofSpace(column: ColumnDefinitionBuilder): ColumnDefinitionBuilder {
  return column.references('spaces.id').onDelete('cascade')
}

async function makeSpaceSide(db: Kysely<unknown>, { bytes, whole, unordered, time }: ColumnForms) {
  await db.schema
    .createTable('spaces')
    .addColumn('id', bytes, (column) => column.primaryKey().notNull())
    .addColumn('state', 'text', (column) => column.notNull())
    .addColumn('seq', whole, (column) => column.notNull())
    .addColumn('head', bytes, (column) => column.notNull())
    .addColumn('time', time, (column) => column.notNull())
    .addColumn('receipt_generation', whole, (column) => column.notNull())
    .addColumn('receipt_signature', bytes, (column) => column.notNull())
    .addColumn('closed_at', time)
    .execute()
  await db.schema
    .createIndex('spaces_by_closing')
    .on('spaces')
    .column('closed_at')
    .where(sql.ref('closed_at'), 'is not', null)
    .execute()
  await db.schema
    .createTable('members')
    .addColumn('space', bytes, (column) => ofSpace(column.notNull()))
    .addColumn('sign_key', bytes, (column) => column.notNull())
    .addColumn('member_id', bytes, (column) => column.notNull())
    .addColumn('is_current', whole, (column) => column.notNull())
    .addColumn('joined_seq', whole, (column) => column.notNull())
    .addColumn('left_seq', whole)
    .addColumn('left_time', time)
    .addPrimaryKeyConstraint('members_key', ['space', 'sign_key'])
    .modifyEnd(unordered)
    .execute()
  await db.schema.createIndex('members_by_sign_key').on('members').column('sign_key').execute()
  await db.schema
    .createTable('invites')
    .addColumn('id', bytes, (column) => column.primaryKey().notNull())
    .addColumn('space', bytes, (column) => ofSpace(column.notNull()))
    .addColumn('card', bytes, (column) => column.notNull())
    .addColumn('admissions', whole, (column) => column.notNull())
    .modifyEnd(unordered)
    .execute()
  await db.schema.createIndex('invites_by_space').on('invites').column('space').execute()
}

// The ciphertext stands last, so that leaves and heads are read without touching it.
async function makeRecords(db: Kysely<unknown>, { bytes, whole, unordered, time }: ColumnForms) {
  await db.schema
    .createTable('records')
    .addColumn('space', bytes, (column) => ofSpace(column.notNull()))
    .addColumn('seq', whole, (column) => column.notNull())
    .addColumn('time', time, (column) => column.notNull())
    .addColumn('type', whole, (column) => column.notNull())
    .addColumn('lane', bytes, (column) => column.notNull())
    .addColumn('is_document', whole, (column) => column.notNull())
    .addColumn('author', bytes, (column) => column.notNull())
    .addColumn('write_hash', bytes, (column) => column.notNull().unique())
    .addColumn('env_hash', bytes, (column) => column.notNull().unique())
    .addColumn('head', bytes, (column) => column.notNull())
    .addColumn('header', bytes, (column) => column.notNull())
    .addColumn('salt', bytes, (column) => column.notNull())
    .addColumn('commitment', bytes, (column) => column.notNull())
    .addColumn('ct_hash', bytes, (column) => column.notNull())
    .addColumn('signature', bytes, (column) => column.notNull())
    .addColumn('ct', bytes)
    .addPrimaryKeyConstraint('records_key', ['space', 'seq'])
    .execute()
  await db.schema
    .createIndex('records_that_are_operations')
    .on('records')
    .columns(['space', 'seq'])
    .where(sql.ref('type'), '=', sql.lit(1))
    .execute()
  await db.schema
    .createIndex('records_that_are_documents')
    .on('records')
    .columns(['space', 'lane', 'seq'])
    .where(sql.ref('is_document'), '=', sql.lit(1))
    .execute()
  await db.schema
    .createTable('documents')
    .addColumn('space', bytes, (column) => ofSpace(column.notNull()))
    .addColumn('lane', bytes, (column) => column.notNull())
    .addColumn('seq', whole, (column) => column.notNull())
    .addPrimaryKeyConstraint('documents_key', ['space', 'lane'])
    .modifyEnd(unordered)
    .execute()
}

async function makeCommunity(db: Kysely<unknown>, { bytes, whole, unordered, time }: ColumnForms) {
  await db.schema
    .createTable('community')
    .addColumn('id', whole, (column) => column.primaryKey().notNull())
    .addColumn('name', 'text', (column) => column.notNull())
    .addColumn('admission', 'text', (column) => column.notNull())
    .addColumn('region', 'text')
    .addColumn('outside_contact', 'text', (column) => column.notNull())
    .addColumn('lines', 'text', (column) => column.notNull())
    .execute()
  await db.schema
    .createTable('steward_links')
    .addColumn('secret_hash', bytes, (column) => column.primaryKey().notNull())
    .addColumn('made_on', 'text', (column) => column.notNull())
    .modifyEnd(unordered)
    .execute()
  await db.schema
    .createTable('steward_keys')
    .addColumn('key_hash', bytes, (column) => column.primaryKey().notNull())
    .addColumn('expires_at', time, (column) => column.notNull())
    .addColumn('admissions', whole, (column) => column.notNull())
    .modifyEnd(unordered)
    .execute()
  await db.schema
    .createIndex('steward_keys_by_end')
    .on('steward_keys')
    .column('expires_at')
    .execute()
}
