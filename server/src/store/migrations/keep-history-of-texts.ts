import { sql } from 'kysely'
import type { Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'
import type { ColumnForms } from '../column-forms.ts'

type Written = { readonly slug: string; readonly number: number; readonly body: string }

/** Readers see what a text said before, unless it was taken from them; and which words hold which picture. */
export function keepHistoryOfTexts({ bytes, whole, unordered }: ColumnForms): Migration {
  return {
    async up(db: Kysely<unknown>) {
      const emptyText = (table: string, column: string) =>
        db.schema
          .alterTable(table)
          .addColumn(column, 'text', (made) => made.notNull().defaultTo(''))
          .execute()
      await emptyText('library_texts', 'withdrawn_why')
      await emptyText('library_revisions', 'withheld_why')
      await db.schema.alterTable('library_revisions').addColumn('withheld_on', 'text').execute()
      await db.schema
        .createTable('library_picture_uses')
        .addColumn('picture', bytes, (column) => column.notNull())
        .addColumn('slug', 'text', (column) => column.notNull())
        .addColumn('number', whole, (column) => column.notNull())
        .addPrimaryKeyConstraint('library_picture_uses_key', ['picture', 'slug', 'number'])
        .modifyEnd(unordered)
        .execute()
      await noteUses(db)
    }
  }
}

async function noteUses(db: Kysely<unknown>): Promise<void> {
  const { rows } = await sql<Written>`
    select slug, number, body from library_revisions where body like '%picture:%'`.execute(db)
  for (const { slug, number, body } of rows) {
    const ids = [...body.matchAll(/picture:(?<id>[\w-]{43})/gu)].map(([, id = '']) => id)
    for (const id of new Set(ids)) {
      const picture = new Uint8Array(Buffer.from(id, 'base64url'))
      await sql`insert into library_picture_uses (picture, slug, number)
        values (${picture}, ${slug}, ${number})`.execute(db)
    }
  }
}
