/** The life of a session on this device: opened, kept where that was chosen, and gone without a trace. */
import { SessionReply } from '@beside/contract'
import { isSameBytes, ok, refused, toBase64url, type Bytes, type Result } from '@beside/kernel'
import * as v from 'valibot'
import type { Device } from '../api.ts'
import type { Environment } from '../environment.ts'
import { readJson, writeJson } from '../spaces/entry.ts'
import { bytesOf } from '../wire/read-wire.ts'
import { linkToServer, type ServerLink, type WireReason } from '../wire/server-link.ts'
import { emptyKeyring, OpenAccount, openGrantedKeyring, type SessionGrant } from './open-account.ts'
import type { KnownPlace } from './place.ts'

export type LifeTools = {
  readonly link: ServerLink
  readonly environment: Environment
  readonly place: KnownPlace
}

/**
 * Opens the account of a grant. A keyring that is gone is begun anew; the caller then looks for spaces. One
 * that is there and does not open is never written over: all that a person has hangs on it.
 */
export async function openAccount(
  tools: LifeTools,
  grant: SessionGrant
): Promise<
  Result<
    { readonly account: OpenAccount; readonly isKeyringNew: boolean },
    WireReason | 'another-server' | 'keyring-does-not-open'
  >
> {
  const { environment, place } = tools
  const link = linkToServer(environment, grant.reply.accountId)
  const found = openGrantedKeyring(grant.reply, grant.root)
  if (found) {
    const pinned = bytesOf(found.keyring.instanceRoot)
    if (!isSameBytes(pinned, place.manifest.root)) return refused('another-server')
    return ok({
      account: new OpenAccount({ link, environment }, grant, found),
      isKeyringNew: false
    })
  }
  if (grant.reply.keyring) return refused('keyring-does-not-open')
  const keyring = emptyKeyring(grant.root, toBase64url(place.manifest.root))
  const opened = { keyring, seq: 0, blob: new Uint8Array(0) }
  return ok({ account: new OpenAccount({ link, environment }, grant, opened), isKeyringNew: true })
}

const Kept = v.object({
  accountId: v.string(),
  root: v.pipe(v.string(), v.length(43)),
  rootGeneration: v.number()
})

/** On one's own device: keeps the root, encrypted by the environment, until the idle time is over. */
export async function keepSession(environment: Environment, account: OpenAccount): Promise<void> {
  if (account.device !== 'own') return
  const { rootGeneration } = account
  const accountId = toBase64url(account.accountId)
  const kept = { accountId, root: toBase64url(account.root), rootGeneration }
  await environment.keep?.save(writeJson(kept))
}

/** Takes up a session again that this device kept. */
export async function resumeKept(
  tools: LifeTools
): Promise<Result<SessionGrant, WireReason | 'nothing-kept'>> {
  const secret: Bytes | null = (await tools.environment.keep?.load()) ?? null
  const kept = v.safeParse(Kept, secret && readJson(secret))
  if (!kept.success) return refused('nothing-kept')
  const reply = await tools.link.call({ method: 'GET', path: '/api/session' }, SessionReply)
  if (!reply.ok) return refused(reply.reason === 'not-signed-in' ? 'nothing-kept' : reply.reason)
  const { accountId, rootGeneration } = kept.output
  // A root of before opens nothing any more: whoever changed everything since comes in by the new ways.
  const isOurs =
    reply.value.accountId === accountId && reply.value.rootGeneration === rootGeneration
  if (!isOurs) return refused('nothing-kept')
  const device: Device = 'own'
  return ok({ reply: reply.value, root: bytesOf(kept.output.root), device })
}
