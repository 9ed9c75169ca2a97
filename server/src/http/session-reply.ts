import type { SessionReply } from '@beside/contract'
import type { Bytes } from '@beside/kernel/wire'
import type { Context } from '../gates/context.ts'
import { pausedUntil } from '../gates/pause-gate.ts'
import type { JsonReply } from '../gates/route.ts'
import type { OpenSession } from '../gates/session-gate.ts'
import { textOf } from '../log/wire-records.ts'
import { findAccount, listWraps } from '../store/accounts.ts'
import { readKeyring } from '../store/keyrings.ts'
import type { Reader, Writer } from '../store/tables.ts'

/** What a device needs once it is let in. Undefined if the account is gone. */
export async function describeSession(
  { clock }: Context,
  db: Reader,
  session: OpenSession
): Promise<SessionReply | undefined> {
  const account = await findAccount(db, session.account)
  if (!account) return undefined
  const keyring = await readKeyring(db, account.id)
  const wraps = await listWraps(db, account.id)
  return {
    accountId: textOf(account.id),
    sessionNonce: textOf(session.nonce),
    wraps: wraps.map(({ method, generation, bytes }) => ({
      method,
      rootGeneration: generation,
      bytes: textOf(bytes)
    })),
    keyring: keyring ? { seq: keyring.seq, blob: textOf(keyring.blob) } : null,
    rootGeneration: account.root_generation,
    pausedUntil: pausedUntil(account, clock),
    serverTime: clock.now()
  }
}

/** Opens a session in the same transaction that found or made the account. */
export async function welcome(context: Context, db: Writer, account: Bytes): Promise<JsonReply> {
  const { session, cookie } = await context.sessions.open(db, account)
  const reply = await describeSession(context, db, session)
  return { ok: true, json: reply, headers: { 'set-cookie': cookie } }
}
