import type { Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'
import type { ColumnForms } from '../column-forms.ts'

/** Columns whose bytes are gone once they are erased or replaced, and so may lie nowhere else. */
const sealed = [
  ['accounts', 'opaque_record'],
  ['wraps', 'bytes'],
  ['keyring_parts', 'bytes'],
  ['sessions', 'label'],
  ['records', 'ct'],
  ['invites', 'card'],
  ['drops', 'bytes']
] as const

/** A store may sample its rows to plan queries. Of what people seal it keeps no such copy. */
export function keepNoSamples({ withoutSamples }: ColumnForms): Migration {
  return {
    async up(db: Kysely<unknown>) {
      for (const [table, column] of sealed) await withoutSamples(db, table, column)
    }
  }
}
