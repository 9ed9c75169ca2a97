/**
 * Keyrings: what a person's devices share, the newest alone. Architecture Invariant: a row of the account
 * side lies within one page of the file. What runs over a page gets pages of its own, in the order of coming,
 * and so says who came when; a keyring is longer than that, and is kept in parts.
 */
import type { Bytes } from '@beside/kernel/wire'
import type { Reader, Writer } from './tables.ts'

export type StoredKeyring = { readonly seq: number; readonly blob: Bytes }

/** With its key a part takes less than the 1002 bytes that SQLite keeps of a row within a page of 4096. */
export const PART_BYTES = 896

export async function addKeyring(db: Writer, account: Bytes, blob: Bytes): Promise<void> {
  await db.insertInto('keyrings').values({ account, seq: 1 }).execute()
  await putParts(db, account, blob)
}

export async function readKeyring(db: Reader, account: Bytes): Promise<StoredKeyring | undefined> {
  // One query reads one moment: the parts of two keyrings never meet.
  const rows = await db
    .selectFrom('keyrings')
    .innerJoin('keyring_parts', 'keyring_parts.account', 'keyrings.account')
    .select(['keyrings.seq', 'keyring_parts.bytes'])
    .where('keyrings.account', '=', account)
    .orderBy('keyring_parts.part')
    .execute()
  const [first] = rows
  return first && { seq: first.seq, blob: new Uint8Array(Buffer.concat(rows.map(bytesOf))) }
}

/** Saves the keyring if `expectedSeq` is still the newest. */
export async function swapKeyring(
  db: Writer,
  account: Bytes,
  next: { readonly expectedSeq: number; readonly blob: Bytes }
): Promise<boolean> {
  const isNewest = await moveSeq(db, account, next.expectedSeq)
  if (isNewest) await putParts(db, account, next.blob)
  return isNewest
}

async function moveSeq(db: Writer, account: Bytes, expectedSeq: number): Promise<boolean> {
  const seq = expectedSeq + 1
  if (expectedSeq === 0) {
    // A keyring that was lost here begins anew: its owner has found their spaces by key.
    const { numInsertedOrUpdatedRows } = await db
      .insertInto('keyrings')
      .values({ account, seq })
      .onConflict((conflict) => conflict.column('account').doNothing())
      .executeTakeFirst()
    return numInsertedOrUpdatedRows === 1n
  }
  const { numUpdatedRows } = await db
    .updateTable('keyrings')
    .set({ seq })
    .where('account', '=', account)
    .where('seq', '=', expectedSeq)
    .executeTakeFirst()
  return numUpdatedRows === 1n
}

async function putParts(db: Writer, account: Bytes, blob: Bytes): Promise<void> {
  await db.deleteFrom('keyring_parts').where('account', '=', account).execute()
  for (const [part, bytes] of partsOf(blob).entries()) {
    await db.insertInto('keyring_parts').values({ account, part, bytes }).execute()
  }
}

/** The parts of a keyring, in order; of an empty one, one that is empty. */
function partsOf(blob: Bytes): readonly Bytes[] {
  const count = Math.max(1, Math.ceil(blob.length / PART_BYTES))
  return Array.from({ length: count }, (_, part) =>
    blob.slice(part * PART_BYTES, (part + 1) * PART_BYTES)
  )
}

function bytesOf({ bytes }: { readonly bytes: Bytes }): Bytes {
  return bytes
}
