import type { Writer } from './tables.ts'

/** Forgets the links that nobody opened since this day, YYYY-MM-DD. */
export async function removeStewardLinksMadeBefore(db: Writer, day: string): Promise<void> {
  await db.deleteFrom('steward_links').where('made_on', '<', day).execute()
}
