/** The rows of a store, as a thief of the machine would have them. */
import { join } from 'node:path'
import { DatabaseSync, type SQLOutputValue } from 'node:sqlite'

export type Row = Readonly<Record<string, SQLOutputValue>>

/** Every row of every table of our own, in the order in which the file gives them. */
export function readRows(dataFolder: string): Readonly<Record<string, readonly Row[]>> {
  using database = new DatabaseSync(join(dataFolder, 'store.sqlite'), { readOnly: true })
  const names = database
    .prepare("select name from sqlite_master where type = 'table' and name not like 'sqlite_%'")
    .all()
    .map(({ name }) => String(name))
  return Object.fromEntries(
    names.map((name) => [name, database.prepare(`select * from "${name}"`).all()])
  )
}

/** A value as bytes, whatever column it lay in. */
export function bytesOfValue(value: SQLOutputValue | undefined): Buffer {
  if (value instanceof Uint8Array) return Buffer.from(value)
  return Buffer.from(String(value ?? ''))
}
