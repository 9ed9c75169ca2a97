import type { Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'
import type { ColumnForms } from '../column-forms.ts'

/** The directory of services: readings of feeds with their rows, what stewards say of places, and the packs made of it. */
export function keepDirectory(forms: ColumnForms): Migration {
  return {
    async up(db: Kysely<unknown>) {
      await keepReadings(db, forms)
      await keepPacks(db, forms)
    }
  }
}

async function keepReadings(db: Kysely<unknown>, { bytes, whole }: ColumnForms): Promise<void> {
  await db.schema
    .createTable('directory_imports')
    .addColumn('id', whole, (column) => column.primaryKey().notNull())
    .addColumn('source', 'text', (column) => column.notNull())
    .addColumn('state', 'text', (column) => column.notNull())
    .addColumn('made_on', 'text', (column) => column.notNull())
    .addColumn('report', 'text', (column) => column.notNull())
    .execute()
  await db.schema
    .createIndex('directory_imports_by_state')
    .on('directory_imports')
    .columns(['state', 'source'])
    .execute()
  await db.schema
    .createTable('directory_rows')
    .addColumn('import', whole, (column) =>
      column.notNull().references('directory_imports.id').onDelete('cascade')
    )
    .addColumn('entity', 'text', (column) => column.notNull())
    .addColumn('id', 'text', (column) => column.notNull())
    .addColumn('record', 'text', (column) => column.notNull())
    .addColumn('hash', bytes, (column) => column.notNull())
    .addColumn('gone_on', 'text')
    .addPrimaryKeyConstraint('directory_rows_key', ['import', 'entity', 'id'])
    .execute()
  await db.schema
    .createIndex('directory_rows_by_id')
    .on('directory_rows')
    .columns(['entity', 'id'])
    .execute()
  await db.schema
    .createTable('directory_places')
    .addColumn('place', 'text', (column) => column.primaryKey().notNull())
    .addColumn('is_confidential', whole, (column) => column.notNull())
    .addColumn('area', 'text')
    .execute()
}

async function keepPacks(db: Kysely<unknown>, { bytes, whole }: ColumnForms): Promise<void> {
  await db.schema
    .createTable('directory_packs')
    .addColumn('version', whole, (column) => column.primaryKey().notNull())
    .addColumn('manifest', 'text', (column) => column.notNull())
    .addColumn('signature', bytes, (column) => column.notNull())
    .addColumn('made_of', 'text', (column) => column.notNull())
    .addColumn('services', whole, (column) => column.notNull())
    .execute()
  await db.schema
    .createTable('directory_parts')
    .addColumn('version', whole, (column) =>
      column.notNull().references('directory_packs.version').onDelete('cascade')
    )
    .addColumn('place', whole, (column) => column.notNull())
    .addColumn('sha256', 'text', (column) => column.notNull())
    .addColumn('bytes', bytes, (column) => column.notNull())
    .addColumn('brotli', bytes, (column) => column.notNull())
    .addColumn('gzip', bytes, (column) => column.notNull())
    .addPrimaryKeyConstraint('directory_parts_key', ['version', 'place'])
    .execute()
}
