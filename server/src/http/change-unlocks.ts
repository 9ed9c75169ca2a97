/** New ways into an account, all or nothing; with a new root, everything of the old one goes. */
import type { ChangeUnlocks } from '@beside/contract'
import { admitSignKey, isSameBytes } from '@beside/kernel/wire'
import type { Context } from '../gates/context.ts'
import { json, no } from '../gates/route.ts'
import type { Reply } from '../gates/route.ts'
import type { OpenSession } from '../gates/session-gate.ts'
import { bytesOf } from '../log/wire-records.ts'
import {
  changeAccount,
  findAccount,
  findAccountByKit,
  putWrap,
  removeOlderWraps
} from '../store/accounts.ts'
import type { Account } from '../store/accounts.ts'
import { swapKeyring } from '../store/keyrings.ts'
import { findSession, removeOtherSessions } from '../store/sessions.ts'
import type { Session } from '../store/sessions.ts'
import type { Writer } from '../store/tables.ts'
import { clearJournal } from './clear-journal.ts'
import { keyringMoved } from './keyring-moved.ts'
import { describeSession } from './session-reply.ts'

export async function changeUnlocks(
  context: Context,
  session: OpenSession,
  body: ChangeUnlocks
): Promise<Reply> {
  let ended: readonly Session[] = []
  const reply = await context.store.write(async (db) => {
    const applied = await applyUnlocks(context, { db, session, body })
    // In the same transaction: a server that is killed between would leave the thief signed in.
    if (applied.ok && body.endOtherSessions) ended = await removeOtherSessions(db, session)
    return applied
  })
  if (!reply.ok) return reply
  for (const { id } of ended) context.feed.endSession(id)
  // What opened the account before must not be found in any file.
  await clearJournal(context)
  return reply
}

type Change = {
  readonly db: Writer
  readonly session: OpenSession
  readonly body: ChangeUnlocks
}

async function applyUnlocks(context: Context, change: Change): Promise<Reply> {
  const { db, session, body } = change
  const isOpen = await findSession(db, session.tokenHash)
  const account = isOpen && (await findAccount(db, session.account))
  if (!account) return no('not-signed-in')
  const refusal = await checkChange(account, change)
  if (refusal) return refusal
  // First the swap: if it is lost, nothing has been written.
  if (body.keyring) {
    const { expectedSeq, blob } = body.keyring
    const isSaved = await swapKeyring(db, account.id, { expectedSeq, blob: bytesOf(blob) })
    if (!isSaved) return keyringMoved(db, account.id)
  }
  await writeUnlocks(account, change)
  return json(await describeSession(context, db, session))
}

async function checkChange(account: Account, { db, body }: Change): Promise<Reply | undefined> {
  const { rootGeneration, kit, keyring } = body
  if (rootGeneration < account.root_generation) return no('bad-request')
  const isNewRoot = rootGeneration > account.root_generation
  if (isNewRoot && (!kit || !keyring)) return no('bad-request')
  if (!kit) return undefined
  const key = admitSignKey(bytesOf(kit.key))
  if (!key) return no('bad-request')
  const owner = await findAccountByKit(db, key)
  return owner && !isSameBytes(owner.id, account.id) ? no('account-exists') : undefined
}

async function writeUnlocks(account: Account, { db, body }: Change): Promise<void> {
  const { rootGeneration: generation, kit, passphrase } = body
  const isNewRoot = generation > account.root_generation
  // A passphrase that opens only the old root opens nothing any more.
  const record = passphrase ? bytesOf(passphrase.record) : isNewRoot ? null : account.opaque_record
  await changeAccount(db, account.id, {
    root_generation: generation,
    opaque_record: record,
    kit_key: kit ? bytesOf(kit.key) : account.kit_key
  })
  if (kit) await putWrap(db, account.id, { method: 'kit', generation, bytes: bytesOf(kit.wrap) })
  if (passphrase) {
    const bytes = bytesOf(passphrase.wrap)
    await putWrap(db, account.id, { method: 'passphrase', generation, bytes })
  }
  await removeOlderWraps(db, account.id, generation)
}
