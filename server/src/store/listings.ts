/** Circles that can be found. A place holds few of them, and they are read together. */
import type { ListingEnd } from '@beside/contract'
import type { Bytes, SpaceState } from '@beside/kernel/wire'
import { readStateJson } from './space-state-json.ts'
import type { Reader, Tables, Writer } from './tables.ts'

export type Listing = Tables['listings']

/** What is on the list today, each with what the chain of its space says. */
export async function listListings(
  db: Reader,
  today: string
): Promise<(Listing & { readonly state: SpaceState })[]> {
  const rows = await db
    .selectFrom('listings')
    .innerJoin('spaces', 'spaces.id', 'listings.space')
    .selectAll('listings')
    .select('spaces.state')
    .where('until', '>=', today)
    .where('taken_off', 'is', null)
    .orderBy('listings.space')
    .execute()
  return rows.map((row) => ({ ...row, state: readStateJson(row.state) }))
}

export async function findListing(
  db: Reader,
  { space, today }: { readonly space: Bytes; readonly today: string }
): Promise<Listing | undefined> {
  return db
    .selectFrom('listings')
    .selectAll()
    .where('space', '=', space)
    .where('until', '>=', today)
    .executeTakeFirst()
}

/** Puts this one in the place of what the space had there. False if more than `max` would stand in the list: those that
 * ended take no room. */
export async function putListing(
  db: Writer,
  listing: Omit<Listing, 'taken_off'>,
  { today, max }: { readonly today: string; readonly max: number }
): Promise<boolean> {
  await removeListingsUntilBefore(db, today)
  const others = await db
    .selectFrom('listings')
    .select('until')
    .where('space', '<>', listing.space)
    .where('taken_off', 'is', null)
    .limit(max)
    .execute()
  if (others.length >= max) return false
  const { space: _same, ...rest } = listing
  const row = { ...rest, taken_off: null }
  await db
    .insertInto('listings')
    .values({ ...listing, taken_off: null })
    .onConflict((conflict) => conflict.column('space').doUpdateSet(row))
    .execute()
  return true
}

/** Its words go, and how it ended stays until a day. False where there is none. */
export async function endListing(
  db: Writer,
  space: Bytes,
  { reason, until }: { readonly reason: ListingEnd; readonly until: string }
): Promise<boolean> {
  const gone = { words: new Uint8Array(), signature: new Uint8Array() }
  const { numUpdatedRows } = await db
    .updateTable('listings')
    .set({ ...gone, taken_off: reason, until })
    .where('space', '=', space)
    .where('taken_off', 'is', null)
    .executeTakeFirst()
  return numUpdatedRows === 1n
}

/** Takes it off the list. How one ended stays. */
export async function removeListing(db: Writer, space: Bytes): Promise<void> {
  await db
    .deleteFrom('listings')
    .where('space', '=', space)
    .where('taken_off', 'is', null)
    .execute()
}

export async function removeListingsUntilBefore(db: Writer, day: string): Promise<void> {
  await db.deleteFrom('listings').where('until', '<', day).execute()
}
