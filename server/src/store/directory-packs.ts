/** What stewards say of places, and the packs that are made of the directory. */
import type { DirectoryPackRow, DirectoryPlaceRow, Reader, Tables, Writer } from './tables.ts'

export type DirectoryPack = DirectoryPackRow
export type DirectoryPart = Tables['directory_parts']
export type DirectoryPlace = DirectoryPlaceRow

/** Whoever fetches a pack just now may still ask for parts of the one before. */
const PACKS_KEPT = 2

export async function listPlaces(db: Reader): Promise<DirectoryPlace[]> {
  // By the index, as all of them lie in it.
  return db
    .selectFrom('directory_places')
    .selectAll()
    .where('place', '>', '')
    .orderBy('place')
    .execute()
}

export async function putPlace(db: Writer, place: DirectoryPlace): Promise<void> {
  await db
    .insertInto('directory_places')
    .values(place)
    .onConflict((conflict) => conflict.column('place').doUpdateSet(place))
    .execute()
}

/** The newest first. */
export async function listPacks(db: Reader): Promise<DirectoryPack[]> {
  return db
    .selectFrom('directory_packs')
    .selectAll()
    .where('version', '>', 0)
    .orderBy('version', 'desc')
    .execute()
}

export async function listParts(db: Reader, version: number): Promise<DirectoryPart[]> {
  return db
    .selectFrom('directory_parts')
    .selectAll()
    .where('version', '=', version)
    .orderBy('place')
    .execute()
}

/** Adds a pack that is newer than all, and lets go of old ones: of all, where something else is hidden than in them. */
export async function putPack(
  db: Writer,
  pack: DirectoryPack,
  parts: readonly DirectoryPart[]
): Promise<void> {
  await db.insertInto('directory_packs').values(pack).execute()
  for (const part of parts) await db.insertInto('directory_parts').values(part).execute()
  const packs = await listPacks(db)
  const hides = hidesOf(pack)
  const old = packs
    .filter((one, index) => index >= PACKS_KEPT || hidesOf(one) !== hides)
    .map(({ version }) => version)
  if (old.length === 0) return
  await db.deleteFrom('directory_packs').where('version', 'in', old).execute()
}

export async function removeAllPacks(db: Writer): Promise<void> {
  await db.deleteFrom('directory_packs').execute()
}

/** Of what a pack was made; behind a space a sum of what it hides, and behind another one of what stewards said. */
export function directoryOf({ made_of: madeOf }: Pick<DirectoryPack, 'made_of'>): string {
  return madeOf.split(' ')[0] ?? ''
}

function hidesOf({ made_of: madeOf }: Pick<DirectoryPack, 'made_of'>): string {
  return madeOf.split(' ')[1] ?? ''
}

export function wordsOf({ made_of: madeOf }: Pick<DirectoryPack, 'made_of'>): string {
  return madeOf.split(' ')[2] ?? ''
}
