/** Accounts, their wraps and keyrings. */
import type { Bytes } from '@beside/kernel/wire'
import type { Reader, Tables, Writer } from './tables.ts'

export type Account = Tables['accounts']
export type UnlockWrap = Omit<Tables['wraps'], 'account'>
export type StoredKeyring = { readonly seq: number; readonly blob: Bytes }

export async function findAccountByName(db: Reader, nameMac: Bytes): Promise<Account | undefined> {
  return db.selectFrom('accounts').selectAll().where('name_mac', '=', nameMac).executeTakeFirst()
}

export async function findAccountByKit(db: Reader, kitKey: Bytes): Promise<Account | undefined> {
  return db.selectFrom('accounts').selectAll().where('kit_key', '=', kitKey).executeTakeFirst()
}

export async function findAccount(db: Reader, id: Bytes): Promise<Account | undefined> {
  return db.selectFrom('accounts').selectAll().where('id', '=', id).executeTakeFirst()
}

export async function addAccount(
  db: Writer,
  account: Account,
  first: { readonly wrap: Bytes; readonly keyring: Bytes }
): Promise<void> {
  await db.insertInto('accounts').values(account).execute()
  const generation = account.root_generation
  await putWrap(db, account.id, { method: 'kit', generation, bytes: first.wrap })
  await db
    .insertInto('keyrings')
    .values({ account: account.id, seq: 1, blob: first.keyring })
    .execute()
}

export async function changeAccount(
  db: Writer,
  id: Bytes,
  change: Partial<Pick<Account, 'opaque_record' | 'kit_key' | 'root_generation'>>
): Promise<void> {
  await db.updateTable('accounts').set(change).where('id', '=', id).execute()
}

/** Takes every row of the account; the rest goes with it. */
export async function removeAccount(db: Writer, id: Bytes): Promise<void> {
  await db.deleteFrom('accounts').where('id', '=', id).execute()
}

export async function listWraps(db: Reader, account: Bytes): Promise<UnlockWrap[]> {
  return db
    .selectFrom('wraps')
    .select(['method', 'generation', 'bytes'])
    .where('account', '=', account)
    .execute()
}

export async function putWrap(db: Writer, account: Bytes, wrap: UnlockWrap): Promise<void> {
  const { generation, bytes } = wrap
  await db
    .insertInto('wraps')
    .values({ account, ...wrap })
    .onConflict((conflict) =>
      conflict.columns(['account', 'method']).doUpdateSet({ generation, bytes })
    )
    .execute()
}

export async function removeOlderWraps(
  db: Writer,
  account: Bytes,
  generation: number
): Promise<void> {
  await db
    .deleteFrom('wraps')
    .where('account', '=', account)
    .where('generation', '<', generation)
    .execute()
}

export async function readKeyring(db: Reader, account: Bytes): Promise<StoredKeyring | undefined> {
  return db
    .selectFrom('keyrings')
    .select(['seq', 'blob'])
    .where('account', '=', account)
    .executeTakeFirst()
}

/** Saves the keyring if `expectedSeq` is still the newest. */
export async function swapKeyring(
  db: Writer,
  account: Bytes,
  next: { readonly expectedSeq: number; readonly blob: Bytes }
): Promise<boolean> {
  const seq = next.expectedSeq + 1
  if (next.expectedSeq === 0) {
    // A keyring that was lost here begins anew: its owner has found their spaces by key.
    const { numInsertedOrUpdatedRows } = await db
      .insertInto('keyrings')
      .values({ account, seq, blob: next.blob })
      .onConflict((conflict) => conflict.column('account').doNothing())
      .executeTakeFirst()
    return numInsertedOrUpdatedRows === 1n
  }
  const { numUpdatedRows } = await db
    .updateTable('keyrings')
    .set({ seq, blob: next.blob })
    .where('account', '=', account)
    .where('seq', '=', next.expectedSeq)
    .executeTakeFirst()
  return numUpdatedRows === 1n
}
