import { sql } from 'kysely'
import type { Reader } from '../tables.ts'
import { KEYS_BY_TABLE } from './tables.ts'
import type { TableName } from './tables.ts'

export type Row = Readonly<Record<string, unknown>>

// Words may have 100 KB each, so a few hundred rows are enough for one answer.
const BATCH = 200

/** All rows of a table in the order of its key, which is the same order in every store. */
export async function* readRows(db: Reader, table: TableName): AsyncGenerator<readonly Row[]> {
  const keys = KEYS_BY_TABLE[table]
  const order = sql.join(keys.map((key) => sql.ref(key)))
  let last: Row | undefined
  for (;;) {
    const from = last
    const after = from ? sql`where (${order}) > (${sql.join(keys.map((key) => from[key]))})` : sql``
    const query = sql<Row>`
      select * from ${sql.table(table)} ${after} order by ${order} limit ${sql.lit(BATCH)}`
    const { rows } = await query.execute(db)
    if (rows.length === 0) return
    yield rows
    last = rows.at(-1)
  }
}
