/** Saves an entry by hand: one more way it was written, and its row in the list of such entries, in one transaction. */
import type { SaveWritten, WrittenEntry, WrittenFields, WrittenPlace } from '@beside/contract'
import { WIRE_LIMITS } from '@beside/contract'
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
  return await write((db) => saveRow(db, { entry, today, wish, made }))
}

async function saveRow(
  db: Writer,
  { entry, today, wish, made }: Saving & { readonly made: Row }
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
  await keepPrivate(db, entry, fields.place)
  // What is out of the list goes on hiding what it hid.
  const isHiding = fields.place.kind === 'private'
  const row = { ...made, gone_on: isShown ? null : today }
  await putWrittenRow(db, { entry, today, row: isShown || isHiding ? row : undefined })
  return 'saved'
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
  for (const { fields } of ways) {
    const { place } = JSON.parse(fields) as WrittenFields
    if (place.kind === 'address') return place
  }
  return undefined
}

export async function readWritten(db: Reader, entry: string): Promise<WrittenEntry | undefined> {
  const ways = await listWaysOf(db, entry)
  if (ways.length === 0) return undefined
  const id = placeIdOf(entry)
  const said = (await listPlaces(db)).find(({ place }) => place === id)
  return {
    entry,
    isPlaceHidden: said?.is_confidential === 1,
    ways: ways.map(({ number, made_on: madeOn, is_shown: isShown, fields }) => ({
      number,
      madeOn,
      isShown: isShown === 1,
      fields: JSON.parse(fields) as WrittenFields
    }))
  }
}
