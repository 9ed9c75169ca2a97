/** Accounts and their wraps. */
import type { Bytes } from '@beside/kernel/wire'
import { addKeyring } from './keyrings.ts'
import type { Reader, Tables, Writer } from './tables.ts'

export type Account = Tables['accounts']
export type UnlockWrap = Omit<Tables['wraps'], 'account'>

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
  await addKeyring(db, account.id, first.keyring)
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
