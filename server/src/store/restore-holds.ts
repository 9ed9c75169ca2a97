/**
 * What is held after a restore. The backup knows of nobody who stopped, hid or took back something since it was made,
 * so what rests on such a word does not go on by itself: a steward says yes to each part.
 */
import { RESTORE_PARTS } from '@beside/contract'
import type { RestorePart } from '@beside/contract'
import { areNoticesOn, switchNotices } from './community.ts'
import { removeAllPacks } from './directory-packs.ts'
import { keepAllBack } from './letters.ts'
import { removeLinePacks } from './line-checks.ts'
import { passOverLetters } from './newsletter-readers.ts'
import type { RestoreHoldRow } from './hold-rows.ts'
import type { Reader, Writer } from './tables.ts'

export async function listHolds(db: Reader): Promise<RestoreHoldRow[]> {
  return db
    .selectFrom('restore_holds')
    .selectAll()
    .where('part', 'in', RESTORE_PARTS)
    .orderBy('part')
    .execute()
}

export async function isHeld(db: Reader, part: RestorePart): Promise<boolean> {
  const row = await db
    .selectFrom('restore_holds')
    .select('part')
    .where('part', '=', part)
    .executeTakeFirst()
  return row !== undefined
}

/** False where it is held no more. */
export async function endHold(db: Writer, part: RestorePart): Promise<boolean> {
  if (!(await isHeld(db, part))) return false
  await db.deleteFrom('restore_holds').where('part', '=', part).execute()
  return true
}

/** @param backupAt to what time the place went back, ms since 1970 */
export async function holdAfterRestore(db: Writer, backupAt: number): Promise<void> {
  // A letter that waited may have gone out since, or been taken back: it is a draft, and no reader gets one twice.
  await keepAllBack(db)
  await passOverLetters(db)
  // Letters of what is new would tell of it once more. Turned on again, what is there then is news to nobody.
  if (await areNoticesOn(db)) await switchNotices(db, false)
  // They would be fetched as they were, with streets and lines that were taken from sight since.
  await removeAllPacks(db)
  await removeLinePacks(db)
  await putHolds(db, backupAt)
}

export async function putHolds(db: Writer, backupAt: number): Promise<void> {
  const rows = RESTORE_PARTS.map((part) => ({ part, backup_at: backupAt }))
  // What is held since a restore before went back to an earlier time, and that is the one to know.
  await db
    .insertInto('restore_holds')
    .values(rows)
    .onConflict((conflict) => conflict.column('part').doNothing())
    .execute()
}
