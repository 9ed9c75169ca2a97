/** Making and changing the ways in: the kit, the passphrase, and the root beneath them. */
import { PassphraseStarted, SessionReply, type ChangeUnlocks } from '@beside/contract'
import {
  finishRegistration,
  KIT_BYTES,
  kitSignPair,
  kitWords,
  ok,
  openRoot,
  passphraseBytes,
  refused,
  rootIdOf,
  sealRoot,
  startRegistration,
  toBase64url,
  wrapKeyOf,
  type Bytes,
  type Keyring,
  type Result,
  type UnlockMethod
} from '@beside/kernel'
import { bytesOf } from '../wire/read-wire.ts'
import type { WireReason } from '../wire/server-link.ts'
import type { OpenAccount } from './open-account.ts'
import type { SignInTools } from './sign-in.ts'

type Sealing = { readonly accountId: Bytes; readonly root: Bytes; readonly rootGeneration: number }
export type NewKit = {
  readonly words: readonly string[]
  readonly unlock: { readonly key: string; readonly wrap: string }
}

export async function makeKit(
  tools: Pick<SignInTools, 'environment'>,
  sealing: Sealing
): Promise<NewKit> {
  const { environment } = tools
  const kit = environment.random(KIT_BYTES)
  const wrap = wrapRoot(tools, sealing, { method: 'kit', secret: kit })
  const words = kitWords(kit, await environment.readWordList())
  return { words, unlock: { key: toBase64url(kitSignPair(kit).public), wrap } }
}

export async function makePassphrase(
  tools: SignInTools,
  sealing: Sealing,
  typed: string
): Promise<Result<{ readonly record: string; readonly wrap: string }, WireReason>> {
  const { link, environment, place } = tools
  const { state, request } = startRegistration(passphraseBytes(typed), environment.random)
  const path = '/api/account/passphrase/start'
  const body = { request: toBase64url(request) }
  const started = await link.call({ method: 'POST', path, body }, PassphraseStarted)
  if (!started.ok) return refused(started.reason)
  const { instanceId } = place
  const { random, stretch } = environment
  const finished = finishRegistration(state, bytesOf(started.value.response), {
    instanceId,
    random,
    stretch
  })
  if (!finished) return refused('something-unexpected')
  const wrap = wrapRoot(tools, sealing, { method: 'passphrase', secret: finished.exportKey })
  return ok({ record: toBase64url(finished.record), wrap })
}

/** Changes one or both ways in, under the same root. */
export async function changeUnlocks(
  tools: SignInTools,
  account: OpenAccount,
  change: Pick<ChangeUnlocks, 'kit' | 'passphrase'>
): Promise<Result<true, WireReason>> {
  const { rootGeneration } = account
  const body: ChangeUnlocks = { rootGeneration, ...change, keyring: null, endOtherSessions: false }
  const reply = await putUnlocks(tools, account, body)
  if (!reply.ok) return reply
  account.methods = reply.value.wraps.map(({ method }) => method)
  return ok(true)
}

/**
 * Puts a new root in place: new kit, new passphrase, a keyring that holds both roots, and every other
 * session ended, in one transaction of the server. From that moment the old words open nothing; the keys of
 * the spaces follow, one by one, and can be resumed.
 */
export async function replaceRoot(
  tools: SignInTools,
  account: OpenAccount,
  passphrase: string | null
): Promise<Result<{ readonly kitWords: readonly string[] }, WireReason>> {
  const root = tools.environment.random(32)
  const rootGeneration = account.rootGeneration + 1
  const sealing: Sealing = { accountId: account.accountId, root, rootGeneration }
  const kit = await makeKit(tools, sealing)
  const made = passphrase === null ? ok(null) : await makePassphrase(tools, sealing, passphrase)
  if (!made.ok) return made
  const keyring = withNewRoot(account.keyring, root)
  const seq = account.keyringSeq + 1
  const blob = account.sealed(keyring, seq, root)
  const reply = await putUnlocks(tools, account, {
    rootGeneration,
    kit: kit.unlock,
    passphrase: made.value,
    keyring: { expectedSeq: account.keyringSeq, blob: toBase64url(blob) },
    endOtherSessions: true
  })
  if (!reply.ok) return reply
  account.adoptRoot(root, rootGeneration)
  account.adopt(keyring, seq, blob)
  account.methods = reply.value.wraps.map(({ method }) => method)
  return ok({ kitWords: kit.words })
}

function withNewRoot(keyring: Keyring, root: Bytes): Keyring {
  const added = { id: toBase64url(rootIdOf(root)), secret: toBase64url(root) }
  return { ...keyring, roots: [...keyring.roots, added] }
}

function wrapRoot(
  tools: Pick<SignInTools, 'environment'>,
  sealing: Sealing,
  unlock: { readonly method: UnlockMethod; readonly secret: Uint8Array }
): string {
  const { accountId, root, rootGeneration } = sealing
  const place = { accountId, method: unlock.method, rootGeneration }
  const key = wrapKeyOf(unlock.method, unlock.secret)
  const wrap = sealRoot(root, { place, key }, tools.environment.random)
  // The old way in goes as soon as this one is stored, so it is tried before.
  if (!openRoot(wrap, { place, key })) throw new Error('A wrap that was just made must open')
  return toBase64url(wrap)
}

async function putUnlocks(
  tools: SignInTools,
  account: OpenAccount,
  body: ChangeUnlocks
): Promise<Result<SessionReply, WireReason>> {
  // Exit came while it was made: what lies in the wrap may be an overwritten root.
  if (account.isWiped) return refused('not-signed-in')
  const reply = await tools.link.call(
    { method: 'PUT', path: '/api/account/unlocks', body },
    SessionReply
  )
  return reply.ok ? ok(reply.value) : refused(reply.reason)
}
