/** Entries by their names, out of the rows themselves: for stewards while there is no pack that anybody may have. */
import { setImmediate as nextTurn } from 'node:timers/promises'
import { fold } from '@beside/find'
import type { JsonRecord } from '@beside/hsds'
import { listCurrentImports } from '../store/directory-imports.ts'
import type { DirectoryRow, Reader } from '../store/tables.ts'
import { rowsOf } from './held-rows.ts'

type Asked = { readonly text: string; readonly limit: number }

/** Ids of services in whose name, or whose organisation's, each of the words is. */
export async function findByName(db: Reader, { text, limit }: Asked): Promise<readonly string[]> {
  const asked = fold(text).split(/\s+/u).filter(Boolean)
  const found = new Set<string>()
  for (const { id: importId } of await listCurrentImports(db)) {
    for await (const rows of rowsOf(db, importId)) {
      for (const row of rows) if (isNamed(row, asked)) found.add(row.id)
      if (found.size >= limit) return [...found].slice(0, limit)
      await nextTurn()
    }
  }
  return [...found]
}

function isNamed(row: DirectoryRow, asked: readonly string[]): boolean {
  if (row.entity !== 'service' || row.gone_on !== null) return false
  const { name, organization } = JSON.parse(row.record) as JsonRecord
  const names = [name, (organization as JsonRecord | undefined)?.name]
  const told = fold(names.filter((one) => typeof one === 'string').join(' '))
  return asked.every((word) => told.includes(word))
}
