/** A steward's link, which opens once, and the key that it gives for about an hour. Only hashes are kept. */
import type { Bytes } from '@beside/kernel/wire'
import type { Reader, Writer } from './tables.ts'

export async function addStewardLink(
  db: Writer,
  link: { readonly secretHash: Bytes; readonly madeOn: string }
): Promise<void> {
  await db
    .insertInto('steward_links')
    .values({ secret_hash: link.secretHash, made_on: link.madeOn })
    .execute()
}

/** Takes the link away. False if there is none, or it was used. */
export async function useStewardLink(db: Writer, secretHash: Bytes): Promise<boolean> {
  const { numDeletedRows } = await db
    .deleteFrom('steward_links')
    .where('secret_hash', '=', secretHash)
    .executeTakeFirstOrThrow()
  return numDeletedRows === 1n
}

export async function addStewardKey(
  db: Writer,
  key: { readonly keyHash: Bytes; readonly expiresAt: number }
): Promise<void> {
  await db
    .insertInto('steward_keys')
    .values({ key_hash: key.keyHash, expires_at: key.expiresAt, admissions: 0 })
    .execute()
}

export async function isStewardKey(db: Reader, keyHash: Bytes, now: number): Promise<boolean> {
  const row = await db
    .selectFrom('steward_keys')
    .select('expires_at')
    .where('key_hash', '=', keyHash)
    .executeTakeFirst()
  return row !== undefined && row.expires_at > now
}

/** Counts an account that a steward's key lets in, unless `max` is reached or its hour is over. */
export async function countStewardAdmission(
  db: Writer,
  key: { readonly keyHash: Bytes; readonly now: number; readonly max: number }
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('steward_keys')
    .set((row) => ({ admissions: row('admissions', '+', 1) }))
    .where('key_hash', '=', key.keyHash)
    .where('expires_at', '>', key.now)
    .where('admissions', '<', key.max)
    .executeTakeFirst()
  return numUpdatedRows === 1n
}

export async function removeStewardKeysExpiredBefore(db: Writer, time: number): Promise<void> {
  await db.deleteFrom('steward_keys').where('expires_at', '<', time).execute()
}
