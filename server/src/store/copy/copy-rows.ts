/**
 * Copies a whole store into another, whichever kinds they are, and reads the copy again before it counts.
 * Everything is one transaction on the other side: it is there as a whole and checked, or not at all.
 */
import { sql } from 'kysely'
import { isStoreTrouble } from '../store-trouble.ts'
import type { Store } from '../store.ts'
import type { Reader, Writer } from '../tables.ts'
import { areHeadsRight } from './check-heads.ts'
import { CopyTrouble } from './copy-trouble.ts'
import type { CopyReason } from './copy-trouble.ts'
import { digestTable, startDigest } from './digest-rows.ts'
import type { Digest } from './digest-rows.ts'
import { readRows } from './read-rows.ts'
import type { Row } from './read-rows.ts'
import { TABLE_NAMES } from './tables.ts'
import type { TableName } from './tables.ts'

export type Copied = {
  readonly rows: number
  readonly spaces: number
  /** True if the very same rows were there already, by an earlier copy. */
  readonly wasThere: boolean
}

export type CopyOptions = {
  /** Whether the log of every space must lead to its head. A backup takes the rows as they are. */
  readonly checksHeads: boolean
  /** Whether the other side was filled before by such a copy, so that it may have gone on since. */
  readonly wasMoved?: boolean
}

/** @throws CopyTrouble by reason, StoreTrouble; then nothing was written */
export async function copyRows(
  from: Pick<Store, 'readMoment'>,
  to: Pick<Store, 'write'>,
  options: CopyOptions
): Promise<Copied> {
  return from.readMoment((reader) =>
    to.write(async (writer) => {
      const wasThere = await holdsRows(writer)
      const digests = new Map<TableName, Digest>()
      for (const table of TABLE_NAMES) {
        const read = wasThere ? digestTable(reader, table) : copyTable(table, reader, writer)
        digests.set(table, await readWhole(reader, table, read))
      }
      await compare(digests, writer, wasThere ? reasonOfOthers(options) : 'copy-differs')
      if (options.checksHeads && !(await areHeadsRight(writer))) {
        throw new CopyTrouble('heads-differ')
      }
      const rows = [...digests.values()].reduce((sum, digest) => sum + digest.rows, 0)
      return { rows, spaces: digests.get('spaces')?.rows ?? 0, wasThere }
    })
  )
}

function reasonOfOthers({ wasMoved }: CopyOptions): CopyReason {
  return wasMoved ? 'moved-already' : 'target-not-empty'
}

export async function holdsRows(db: Reader): Promise<boolean> {
  for (const table of TABLE_NAMES) {
    const { rows } = await sql`select 1 from ${sql.table(table)} limit 1`.execute(db)
    if (rows.length > 0) return true
  }
  return false
}

// The store counts for itself: rows that were passed over would be missing in both hashes.
async function readWhole(db: Reader, table: TableName, read: Promise<Digest>): Promise<Digest> {
  const digest = await read
  const count = sql<{ rows: number }>`select count(*) as rows from ${sql.table(table)}`
  const { rows } = await count.execute(db)
  if (rows[0]?.rows !== digest.rows) throw new CopyTrouble('copy-differs')
  return digest
}

async function copyTable(table: TableName, reader: Reader, writer: Writer): Promise<Digest> {
  const digest = startDigest()
  for await (const rows of readRows(reader, table)) {
    digest.add(rows)
    await insertRows(writer, table, rows)
  }
  return digest.end()
}

async function insertRows(db: Writer, table: TableName, rows: readonly Row[]): Promise<void> {
  const columns = Object.keys(rows[0] ?? {})
  const names = sql.join(columns.map((column) => sql.ref(column)))
  const values = rows.map((row) => sql`(${sql.join(columns.map((column) => row[column]))})`)
  try {
    await sql`insert into ${sql.table(table)} (${names}) values ${sql.join(values)}`.execute(db)
  } catch (cause) {
    if (isStoreTrouble(cause)) throw cause
    throw new CopyTrouble('rows-do-not-fit', cause)
  }
}

/** Reads what was written, and not what was meant to be. */
async function compare(
  wanted: ReadonlyMap<TableName, Digest>,
  writer: Writer,
  otherwise: CopyReason
): Promise<void> {
  for (const [table, { rows, hash }] of wanted) {
    const found = await digestTable(writer, table)
    if (found.rows !== rows || found.hash !== hash) throw new CopyTrouble(otherwise)
  }
}
