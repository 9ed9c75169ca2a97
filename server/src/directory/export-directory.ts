/** Writes what everybody may see of the directory to a folder, as the standard has it: in JSON, and as a package of tables. */
import { createWriteStream } from 'node:fs'
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { findHidden, writeJson, writeTables } from '@beside/hsds'
import { listPlaces } from '../store/directory-packs.ts'
import type { Store } from '../store/open-store.ts'
import { readAllRows } from './all-rows.ts'
import { CountingRows } from './counting-rows.ts'
import { openRows, saidOf } from './public-records.ts'

export type Exported = { readonly records: number; readonly heldBack: number }

/** @throws where the folder cannot be made or written; what is there already is written over */
export async function exportDirectory(
  { read }: Pick<Store, 'read'>,
  folder: string
): Promise<Exported> {
  const counting = new CountingRows()
  for await (const some of readAllRows({ read })) for (const row of some) counting.take(row)
  const rows = counting.all
  const said = saidOf(await listPlaces(read))
  const hidden = findHidden(openRows(rows, said))
  const shown = rows.filter(({ isGone }) => !isGone)
  await mkdir(join(folder, 'tables'), { recursive: true })
  let heldBack = 0
  const json = writeJson(openRows(shown, said), hidden, () => (heldBack += 1))
  await pipeline(json, createWriteStream(join(folder, 'directory.json')))
  const { datapackage, tables } = writeTables(openRows(shown, said), hidden)
  const list = JSON.stringify(datapackage, null, 2)
  await writeFile(join(folder, 'tables', 'datapackage.json'), `${list}\n`)
  for (const { path, rows: lines } of tables) {
    await pipeline(lines(), createWriteStream(join(folder, 'tables', path)))
  }
  return { records: shown.length - heldBack, heldBack }
}
