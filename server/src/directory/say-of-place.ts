/** What a steward says of a place, kept so that it counts whichever id its publisher draws for the place next. */
import { setImmediate as nextTurn } from 'node:timers/promises'
import type { SayOfPlace } from '@beside/contract'
import { findHidden, isHiddenPlace } from '@beside/hsds'
import type { JsonRecord } from '@beside/hsds'
import { HELD_IMPORT, addHeldRows, listCurrentImports } from '../store/directory-imports.ts'
import { putPlace } from '../store/directory-packs.ts'
import { findRowsOf } from '../store/directory-written.ts'
import type { Store } from '../store/open-store.ts'
import type { DirectoryRow, Reader } from '../store/tables.ts'
import { noteAway } from './away-entries.ts'
import type { Away } from './away-entries.ts'
import { heldPlacesIn, hiderOf, hidingRowsOf, placesIn, rowsOf } from './held-rows.ts'
import { saidOf } from './public-records.ts'

type Parts = Pick<Store, 'read' | 'write'>

export async function sayOfPlace(
  { read, write }: Parts,
  { entry, place, isConfidential, area }: SayOfPlace
): Promise<void> {
  const word = { place, is_confidential: isConfidential ? 1 : 0, area: area || null }
  const hiding = isConfidential ? await hidingRowsFor(read, word) : []
  const twins = isConfidential || entry === null ? [] : await twinsOf(read, { entry, place })
  await write(async (db) => {
    await putPlace(db, word)
    for (const rows of hiding) await addHeldRows(db, rows)
    for (const twin of twins) {
      if (twin.hider !== entry) await noteAway(db, twin)
      await putPlace(db, { place: twin.place, is_confidential: 0, area: null })
    }
  })
}

/** Rows that go on hiding where the place is, once no list has it under this id any more. */
async function hidingRowsFor(
  db: Reader,
  word: Parameters<typeof saidOf>[0][number]
): Promise<(readonly Omit<DirectoryRow, 'import'>[])[]> {
  const said = saidOf([word])
  const found: (readonly Omit<DirectoryRow, 'import'>[])[] = []
  const named = JSON.stringify(word.place)
  for (const { id } of await listCurrentImports(db)) {
    for await (const rows of rowsOf(db, id)) {
      const naming = rows.filter(({ record }) => record.includes(named))
      found.push(hidingRowsOf(naming, said))
      await nextTurn()
    }
  }
  return found.filter((rows) => rows.length > 0)
}

/**
 * Other ids under which the same entry once had the same street: who shows it means those as well. So it is with the ids
 * of entries that are in no list, where nobody could show it, for as long as they are in none.
 */
async function twinsOf(
  db: Reader,
  { entry, place }: { readonly entry: string; readonly place: string }
): Promise<readonly Away[]> {
  const shown = (await findRowsOf(db, entry)).flatMap(({ record }) => [
    ...placesIn(JSON.parse(record) as JsonRecord, ({ id }) => id === place)
  ])
  const twins: Away[] = []
  for await (const rows of rowsOf(db, HELD_IMPORT)) {
    for (const row of rows) {
      const same = heldPlacesIn(row).flatMap((held) => {
        const hidden = findHidden([{ entity: 'location', record: held }])
        const isSame = shown.some((one) => isHiddenPlace(one, hidden))
        return isSame && typeof held.id === 'string' && held.id !== place ? [held.id] : []
      })
      const hider = hiderOf(row)
      const counts = same.length > 0 && (hider === entry || !(await isListed(db, hider)))
      if (counts) twins.push(...same.map((id) => ({ place: id, hider })))
    }
    await nextTurn()
  }
  return twins
}

/** Also where it only waits to be published, or to be gone back to. */
async function isListed(db: Reader, entry: string): Promise<boolean> {
  const rows = await findRowsOf(db, entry, ['current', 'preview', 'previous'])
  return rows.some(({ gone_on: goneOn }) => goneOn === null)
}
