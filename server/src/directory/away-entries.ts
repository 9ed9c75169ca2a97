/**
 * A street that is shown while the entry that hides it is in no list. That is kept as one more word, beside the words on
 * places, so that the street is hidden as before once a list has that entry again.
 */
import { listPlaces, putPlace } from '../store/directory-packs.ts'
import type { DirectoryPlace } from '../store/directory-packs.ts'
import type { Reader, Writer } from '../store/tables.ts'

/** A place that was hidden, and the entry that hid it. */
export type Away = { readonly place: string; readonly hider: string }

/** Between the id of the place and that of the entry; in no id of either. */
const MARK = ' shown without '

export async function noteAway(db: Writer, { place, hider }: Away): Promise<void> {
  const before = (await listPlaces(db)).find((one) => one.place === place)
  const noted = (await listAway(db)).find((one) => one.place.startsWith(place + MARK))
  // A steward showed it where it was.
  if (before?.is_confidential === 0 && !noted) return
  const { area } = noted ?? before ?? { area: null }
  await putPlace(db, { place: place + MARK + hider, is_confidential: 1, area })
}

/** Those words that count still. */
export async function listAway(db: Reader): Promise<readonly DirectoryPlace[]> {
  const words = await listPlaces(db)
  return words.filter(({ place, is_confidential: isKept }) => isKept === 1 && place.includes(MARK))
}

/** Of these, entries that are back have their places hidden as before. */
export async function endAway(
  db: Writer,
  words: readonly DirectoryPlace[],
  back: ReadonlySet<string>
): Promise<void> {
  for (const word of words) {
    const [place = '', hider = ''] = word.place.split(MARK)
    if (!back.has(hider)) continue
    await putPlace(db, { ...word, place })
    await putPlace(db, { ...word, is_confidential: 0 })
  }
}
