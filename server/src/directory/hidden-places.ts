/** The places of a reading that are shown as an area alone: all of them, some at a time. */
import { setImmediate as nextTurn } from 'node:timers/promises'
import type { HiddenAfter, HiddenPlaces, WithheldPlace } from '@beside/contract'
import type { JsonRecord } from '@beside/hsds'
import { findImport, readDirectoryRows } from '../store/directory-imports.ts'
import type { DirectoryRow, Reader } from '../store/tables.ts'
import { CONFIDENTIAL, hiderOf, placesIn, readHeldPlaces } from './held-rows.ts'
import { tellPlace } from './read-feed.ts'

const PLACES_AT_ONCE = 20
/** Nobody waits for a whole list in which nearly nothing is hidden: whoever asks goes on from there. */
const LOOKED_THROUGH_MAX = 10_000
const START: HiddenAfter = { entity: '', id: '' }

/** The next of them after a row of the reading; undefined where nobody can publish it. */
export async function readHiddenPlaces(
  db: Reader,
  importId: number,
  after: HiddenAfter | null
): Promise<HiddenPlaces | undefined> {
  return await readPage(db, { importId, after, held: await readHeldPlaces(db) })
}

type Asked = Pick<Known, 'held'> & {
  readonly importId: number
  readonly after: HiddenAfter | null
}

async function readPage(
  db: Reader,
  { importId, after, held }: Asked
): Promise<HiddenPlaces | undefined> {
  const found = await findImport(db, importId)
  if (found?.state !== 'preview') return undefined
  const places: WithheldPlace[] = []
  let last = after ?? START
  for (let looked = 0; looked < LOOKED_THROUGH_MAX;) {
    const rows = await readDirectoryRows(db, importId, last)
    for (const row of rows) {
      const more = hiddenIn(row, { held, day: found.made_on })
      // One record may hold many, and is told whole.
      if (more.length > 0 && places.length >= PLACES_AT_ONCE) return { places, next: last }
      places.push(...more)
      last = { entity: row.entity, id: row.id }
    }
    if (rows.length === 0) return { places, next: null }
    looked += rows.length
    await nextTurn()
  }
  return { places, next: last }
}

type Known = { readonly held: ReadonlySet<string>; readonly day: string }

/** What a list has no more is not told; what it only says to hide is. */
function hiddenIn(row: DirectoryRow, { held, day }: Known): readonly WithheldPlace[] {
  const isOfThisList = row.gone_on === null || (hiderOf(row) !== row.id && row.gone_on === day)
  if (!isOfThisList || !mayHide(row, held)) return []
  const open = JSON.parse(row.record) as JsonRecord
  const isHidden = (place: JsonRecord) =>
    place.beside_confidential === true ||
    ('location_type' in place && typeof place.id === 'string' && held.has(place.id))
  return [...placesIn(open, isHidden)].map((place) => tellPlace(place, open))
}

function mayHide({ record }: DirectoryRow, held: ReadonlySet<string>): boolean {
  return held.size > 0 || record.includes(CONFIDENTIAL)
}

/** Each of them, one page after another. */
export async function* allHiddenPlaces(
  db: Reader,
  importId: number
): AsyncGenerator<readonly WithheldPlace[]> {
  const held = await readHeldPlaces(db)
  let after: HiddenAfter | null = null
  do {
    const page: HiddenPlaces | undefined = await readPage(db, { importId, after, held })
    if (page === undefined) return
    yield page.places
    after = page.next
  } while (after !== null)
}
