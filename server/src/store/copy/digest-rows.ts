/** What a table holds, as one hash over its rows in the order of their keys. */
import { createHash } from 'node:crypto'
import type { Reader } from '../tables.ts'
import { readRows } from './read-rows.ts'
import type { Row } from './read-rows.ts'
import type { TableName } from './tables.ts'

export type Digest = { readonly rows: number; readonly hash: string }

export type Digester = { add(rows: readonly Row[]): void; end(): Digest }

export function startDigest(): Digester {
  const hash = createHash('sha256')
  let count = 0
  return {
    add(rows) {
      for (const row of rows) hash.update(`${lineOf(row)}\n`)
      count += rows.length
    },
    end: () => ({ rows: count, hash: hash.digest('hex') })
  }
}

export async function digestTable(db: Reader, table: TableName): Promise<Digest> {
  const digest = startDigest()
  for await (const rows of readRows(db, table)) digest.add(rows)
  return digest.end()
}

// Columns by name, since a store may list them in another order after a migration.
function lineOf(row: Row): string {
  const columns = Object.keys(row).toSorted()
  return JSON.stringify(columns.map((column) => [column, plainOf(row[column])]))
}

function plainOf(value: unknown): unknown {
  return value instanceof Uint8Array ? { bytes: Buffer.from(value).toString('hex') } : value
}
