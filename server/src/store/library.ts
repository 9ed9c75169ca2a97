/** Texts that anybody may read, each way they were written, and their pictures. No row says who wrote. */
import type { Bytes } from '@beside/kernel/wire'
import type { Reader, Tables, Writer } from './tables.ts'

export type LibraryText = Tables['library_texts']
export type LibraryRevision = Tables['library_revisions']
export type LibraryPicture = Tables['library_pictures']
/** One as it stands in lists: without its words. */
export type RevisionMark = Omit<LibraryRevision, 'head' | 'body'>
type Headed = Pick<LibraryRevision, 'slug' | 'number' | 'head'>

export async function listTexts(db: Reader): Promise<readonly LibraryText[]> {
  return db.selectFrom('library_texts').selectAll().orderBy('slug').execute()
}

export async function findText(db: Reader, slug: string): Promise<LibraryText | undefined> {
  return db.selectFrom('library_texts').selectAll().where('slug', '=', slug).executeTakeFirst()
}

/** Of each text the revision that was to be shown last before `now`. Moments of one text all differ. */
export async function listShownHeads(
  db: Reader,
  now: number
): Promise<readonly (Headed & { readonly shown_from: number | null })[]> {
  return db
    .selectFrom('library_revisions as revision')
    .innerJoin(
      (query) =>
        query
          .selectFrom('library_revisions')
          .select('slug')
          .select(({ fn }) => fn.max('shown_from').as('shown_from'))
          .where('shown_from', '<=', now)
          .groupBy('slug')
          .as('last'),
      (join) =>
        join
          .onRef('last.slug', '=', 'revision.slug')
          .onRef('last.shown_from', '=', 'revision.shown_from')
    )
    .select(['revision.slug', 'revision.number', 'revision.head', 'revision.shown_from'])
    .execute()
}

/** Of each text the revision that was written last. */
export async function listNewestHeads(db: Reader): Promise<readonly Headed[]> {
  return db
    .selectFrom('library_revisions as revision')
    .innerJoin(
      (query) =>
        query
          .selectFrom('library_revisions')
          .select('slug')
          .select(({ fn }) => fn.max('number').as('number'))
          .groupBy('slug')
          .as('last'),
      (join) =>
        join.onRef('last.slug', '=', 'revision.slug').onRef('last.number', '=', 'revision.number')
    )
    .select(['revision.slug', 'revision.number', 'revision.head'])
    .execute()
}

/** When revisions of each text are or were to be shown. */
export async function listShowings(
  db: Reader
): Promise<readonly Pick<LibraryRevision, 'slug' | 'number' | 'shown_from'>[]> {
  return db
    .selectFrom('library_revisions')
    .select(['slug', 'number', 'shown_from'])
    .where('shown_from', 'is not', null)
    .execute()
}

export async function listRevisions(db: Reader, slug: string): Promise<readonly RevisionMark[]> {
  return db
    .selectFrom('library_revisions')
    .select(['slug', 'number', 'made_on', 'why', 'shown_from', 'withheld_on', 'withheld_why'])
    .where('slug', '=', slug)
    .orderBy('number', 'desc')
    .execute()
}

export async function findRevision(
  db: Reader,
  slug: string,
  number: number
): Promise<LibraryRevision | undefined> {
  return db
    .selectFrom('library_revisions')
    .selectAll()
    .where('slug', '=', slug)
    .where('number', '=', number)
    .executeTakeFirst()
}

export async function putText(db: Writer, text: LibraryText): Promise<void> {
  await db
    .insertInto('library_texts')
    .values(text)
    .onConflict((conflict) => conflict.column('slug').doUpdateSet(text))
    .execute()
}

export async function addRevision(db: Writer, revision: LibraryRevision): Promise<void> {
  await db.insertInto('library_revisions').values(revision).execute()
}

/** What waited to be shown waits no more. */
export async function endWaitingShowings(db: Writer, slug: string, now: number): Promise<void> {
  await db
    .updateTable('library_revisions')
    .set({ shown_from: null })
    .where('slug', '=', slug)
    .where('shown_from', '>', now)
    .execute()
}

export async function showRevision(
  db: Writer,
  { slug, number, why, shown_from }: Pick<RevisionMark, 'slug' | 'number' | 'why' | 'shown_from'>
): Promise<void> {
  await db
    .updateTable('library_revisions')
    .set({ why, shown_from })
    .where('slug', '=', slug)
    .where('number', '=', number)
    .execute()
}

/** Takes the words of a revision from readers, or, with no day, gives them back. */
export async function withholdRevision(
  db: Writer,
  {
    slug,
    number,
    ...withheld
  }: Pick<RevisionMark, 'slug' | 'number' | 'withheld_on' | 'withheld_why'>
): Promise<void> {
  await db
    .updateTable('library_revisions')
    .set(withheld)
    .where('slug', '=', slug)
    .where('number', '=', number)
    .execute()
}

/** Keeps it, unless more than `max` would lie here. The same picture twice is one. */
export async function addPicture(
  db: Writer,
  picture: LibraryPicture,
  max: number
): Promise<boolean> {
  if (await findPicture(db, picture.id)) return true
  const kept = await db.selectFrom('library_pictures').select('type').limit(max).execute()
  if (kept.length >= max) return false
  await db.insertInto('library_pictures').values(picture).execute()
  return true
}

export async function findPicture(db: Reader, id: Bytes): Promise<LibraryPicture | undefined> {
  return db.selectFrom('library_pictures').selectAll().where('id', '=', id).executeTakeFirst()
}

export async function listPictures(
  db: Reader
): Promise<readonly Pick<LibraryPicture, 'id' | 'type'>[]> {
  return db.selectFrom('library_pictures').select(['id', 'type']).orderBy('id').execute()
}

export async function notePictureUse(
  db: Writer,
  use: Tables['library_picture_uses']
): Promise<void> {
  await db
    .insertInto('library_picture_uses')
    .values(use)
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

/** One way a text was written that holds a picture, and whether readers may still read it. */
export type PictureUse = Tables['library_picture_uses'] &
  Pick<LibraryRevision, 'shown_from' | 'withheld_on'>

export async function listUsesOf(db: Reader, picture: Bytes): Promise<readonly PictureUse[]> {
  return selectUses(db).where('use.picture', '=', picture).execute()
}

export async function listAllUses(db: Reader): Promise<readonly PictureUse[]> {
  return selectUses(db).execute()
}

function selectUses(db: Reader) {
  return db
    .selectFrom('library_picture_uses as use')
    .innerJoin('library_revisions as revision', (join) =>
      join.onRef('revision.slug', '=', 'use.slug').onRef('revision.number', '=', 'use.number')
    )
    .select([
      'use.picture',
      'use.slug',
      'use.number',
      'revision.shown_from',
      'revision.withheld_on'
    ])
}

export async function removePicture(db: Writer, id: Bytes): Promise<void> {
  await db.deleteFrom('library_picture_uses').where('picture', '=', id).execute()
  await db.deleteFrom('library_pictures').where('id', '=', id).execute()
}
