/** Saves an entry by hand: one more way it was written, and its row in the list of such entries, in one transaction. */
import type { SaveWritten, WrittenEntry, WrittenFields, WrittenPlace } from '@beside/contract'
import { WIRE_LIMITS } from '@beside/contract'
import { addHeldRows } from '../store/directory-imports.ts'
import { listPlaces, putPlace } from '../store/directory-packs.ts'
import {
  addWritten,
  listNewestWritten,
  listWaysOf,
  putWrittenRow
} from '../store/directory-written.ts'
import type { DirectoryWritten } from '../store/directory-written.ts'
import type { Store } from '../store/open-store.ts'
import type { Reader, Writer } from '../store/tables.ts'
import { endAway, listAway } from './away-entries.ts'
import { hidingRow, readHeldPlaces } from './held-rows.ts'
import { placeIdOf, writtenRecord } from './written-record.ts'
import type { WrittenRecord } from './written-record.ts'

export type Saved = 'saved' | 'entry-moved' | 'too-many' | 'bad-request' | 'sounds-secret'

type Saving = { readonly entry: string; readonly today: string; readonly wish: SaveWritten }
type Row = Extract<WrittenRecord, { readonly record: string }>

export async function saveWritten(
  { read, write }: Pick<Store, 'read' | 'write'>,
  { entry, today, wish }: Saving
): Promise<Saved> {
  const { fields } = wish
  const before = await listWaysOf(read, entry)
  const made = await writtenRecord({ entry, fields, street: streetBefore(before) })
  if ('refused' in made) return made.refused
  const hiding = await hidingRowsOf({ entry, today, wish }, before)
  return await write((db) => saveRow(db, { entry, today, wish, made, hiding }))
}

type Hiding = ReturnType<typeof hidingRow>

/** Rows that hide it in each street that it ever had: a mistake that was corrected, or a house that it left. */
async function hidingRowsOf(
  { entry, today, wish: { fields } }: Saving,
  before: readonly DirectoryWritten[]
): Promise<Hiding> {
  const area = fields.place.kind === 'private' ? fields.place.area : ''
  const hidden = { ...fields, place: { kind: 'private', area } } as const
  const places = [fields.place, ...before.map(placeOf)]
  const streets = places.filter((place) => place.kind === 'address')
  const rows: Hiding[number][] = []
  // Also where it has none yet: one that is written later is hidden until a steward shows it.
  for (const street of streets.length === 0 ? [undefined] : streets) {
    const made = await writtenRecord({ entry, fields: hidden, street })
    if ('record' in made) rows.push(...hidingRow({ ...made, entity: 'service', id: entry }, today))
  }
  return [...new Map(rows.map((row) => [row.id, row])).values()]
}

async function saveRow(
  db: Writer,
  { entry, today, wish, made, hiding }: Saving & { readonly made: Row; readonly hiding: Hiding }
): Promise<Saved> {
  const { newest, isShown, fields } = wish
  const ways = await listWaysOf(db, entry)
  const last = ways[0]?.number ?? null
  if (last !== newest) return 'entry-moved'
  if (last === null && (await listNewestWritten(db)).length >= WIRE_LIMITS.writtenEntries)
    return 'too-many'
  if (ways.length >= WIRE_LIMITS.waysOfEntry) return 'too-many'
  const number = (last ?? 0) + 1
  const text = JSON.stringify(fields)
  const written = { entry, number, fields: text, is_shown: isShown ? 1 : 0, made_on: today }
  await addWritten(db, written)
  if (isShown) await endAway(db, await listAway(db), new Set([entry]))
  await keepPrivate(db, entry, fields.place)
  const places = [fields.place, ...(ways[0] ? [placeOf(ways[0])] : [])]
  const isPrivate = places.some(({ kind }) => kind === 'private')
  // Whatever is written next, or taken out, hides no less than this.
  if (isPrivate || (await isSaidHidden(db, entry))) await addHeldRows(db, hiding)
  // What is out of the list goes on hiding what it hid.
  const isHiding = fields.place.kind === 'private'
  const row = { ...made, gone_on: isShown ? null : today }
  await putWrittenRow(db, { entry, today, row: isShown || isHiding ? row : undefined })
  return 'saved'
}

function placeOf({ fields }: DirectoryWritten): WrittenPlace {
  return (JSON.parse(fields) as WrittenFields).place
}

async function isSaidHidden(db: Reader, entry: string): Promise<boolean> {
  const id = placeIdOf(entry)
  return (await listPlaces(db)).some((one) => one.place === id && one.is_confidential === 1)
}

/** That an address is private counts more than what was said of its place before. */
async function keepPrivate(db: Writer, entry: string, place: WrittenPlace): Promise<void> {
  if (place.kind !== 'private') return
  const id = placeIdOf(entry)
  const said = (await listPlaces(db)).find((one) => one.place === id)
  if (said) await putPlace(db, { place: id, is_confidential: 1, area: place.area || null })
}

/** The street that it had last; where its address is private now, that street is hidden wherever it is named. */
function streetBefore(ways: readonly DirectoryWritten[]) {
  for (const way of ways) {
    const place = placeOf(way)
    if (place.kind === 'address') return place
  }
  return undefined
}

export async function readWritten(db: Reader, entry: string): Promise<WrittenEntry | undefined> {
  const ways = await listWaysOf(db, entry)
  if (ways.length === 0) return undefined
  return {
    entry,
    isPlaceHidden: (await readHeldPlaces(db)).has(placeIdOf(entry)),
    ways: ways.map(({ number, made_on: madeOn, is_shown: isShown, fields }) => ({
      number,
      madeOn,
      isShown: isShown === 1,
      fields: JSON.parse(fields) as WrittenFields
    }))
  }
}
