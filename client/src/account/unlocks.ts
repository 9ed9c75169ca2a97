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
  ROOT_BYTES,
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
import * as v from 'valibot'
import { inTurn } from '../sync/in-turn.ts'
import { bytesOf } from '../wire/read-wire.ts'
import type { WireReason, WireResult } from '../wire/server-link.ts'
import type { OpenAccount } from './open-account.ts'
import type { SentUnlocks } from './sent-unlocks.ts'
import { keepSession } from './session-life.ts'
import { withSetting } from './settings.ts'
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

async function makePassphrase(
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

/** Another kit or another passphrase, under the same root. */
export async function makeUnlocks(
  tools: SignInTools,
  account: OpenAccount,
  wish: { readonly hasNewKit: boolean; readonly typed: string }
): Promise<Result<SentUnlocks, WireReason>> {
  const { accountId, root, rootGeneration } = account
  const made = await makeBoth(tools, { accountId, root, rootGeneration }, wish)
  return made.ok ? ok({ ...made.value, root: undefined }) : made
}

/** A new root with a new kit, and a new passphrase if one is given: what is not made anew opens nothing more. */
export async function makeRoot(
  tools: SignInTools,
  account: OpenAccount,
  typed: string
): Promise<Result<SentUnlocks, WireReason>> {
  const root = tools.environment.random(ROOT_BYTES)
  const rootGeneration = account.rootGeneration + 1
  const sealing: Sealing = { accountId: account.accountId, root, rootGeneration }
  const made = await makeBoth(tools, sealing, { hasNewKit: true, typed })
  return made.ok ? ok({ ...made.value, root }) : made
}

/**
 * Puts new ways in in place. With a new root it is all one transaction of the server: new kit, new
 * passphrase, a keyring that holds both roots, and every other session ended. From that moment the old words
 * open nothing; the keys of the spaces follow, one by one, and can be resumed.
 *
 * Can be called again with the same until the server has answered: `account.sentUnlocks` holds them so long.
 */
export function sendUnlocks(
  tools: SignInTools,
  account: OpenAccount,
  sent: SentUnlocks
): Promise<Result<true, WireReason>> {
  return sent.turn(async () => (sent.isInForce ? ok(true) : sendOnce(tools, account, sent)))
}

async function sendOnce(
  tools: SignInTools,
  account: OpenAccount,
  sent: SentUnlocks
): Promise<Result<true, WireReason>> {
  // Exit came while it was made: what lies in the wrap may be an overwritten root.
  if (account.isWiped) return refused('not-signed-in')
  const wasSent = account.sentUnlocks === sent
  account.sentUnlocks = sent
  const done = sent.root
    ? await moveToRoot(tools, account, { ...sent, root: sent.root })
    : await putUnlocks(tools, account, { ...sent.change, keyring: null })
  if (!done.ok) {
    if (!wasSent && !MAY_HAVE_LANDED.has(done.reason)) account.sentUnlocks = undefined
    return done
  }
  // The server ends the other sessions after its answer is certain, and may have gone down between.
  if (wasSent && sent.root) await endOthers(tools)
  sent.isInForce = true
  account.sentUnlocks = undefined
  account.methods = methodsAfter(account, sent)
  // What this device keeps opens with the newest root alone.
  if (!account.isWiped) await keepSession(tools.environment, account)
  return ok(true)
}

/** What is in the way of an answer, or takes it away, says nothing of whether the request got through. */
const MAY_HAVE_LANDED: ReadonlySet<WireReason> = new Set([
  'unreachable',
  'something-unexpected',
  'server-busy',
  'store-unavailable'
])

async function makeBoth(
  tools: SignInTools,
  sealing: Sealing,
  wish: { readonly hasNewKit: boolean; readonly typed: string }
): Promise<Result<Omit<SentUnlocks, 'root'>, WireReason>> {
  const { typed } = wish
  const kit = wish.hasNewKit ? await makeKit(tools, sealing) : undefined
  const made = typed === '' ? ok(null) : await makePassphrase(tools, sealing, typed)
  if (!made.ok) return made
  const change = { kit: kit?.unlock ?? null, passphrase: made.value }
  return ok({ change, kitWords: kit?.words ?? [], typed, turn: inTurn(), isInForce: false })
}

function moveToRoot(
  tools: SignInTools,
  account: OpenAccount,
  { root, change }: SentUnlocks & { readonly root: Bytes }
): Promise<Result<true, WireReason>> {
  const generation = account.rootGeneration + 1
  const at = tools.environment.now() + tools.place.clockOffsetMs
  const withRoot = (keyring: Keyring): Keyring =>
    withSetting(withNewRoot(keyring, root), 'kit-kept', { value: false, at })
  return account.moveTo({ root, generation, change: withRoot }, (keyring) =>
    putUnlocks(tools, { rootGeneration: generation }, { ...change, keyring })
  )
}

function methodsAfter(account: OpenAccount, { root, change }: SentUnlocks): OpenAccount['methods'] {
  if (change.passphrase) return ['passphrase', 'kit']
  return root ? ['kit'] : account.methods
}

async function endOthers({ link }: SignInTools): Promise<void> {
  await link.call({ method: 'DELETE', path: '/api/sessions' }, v.unknown())
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
  { link }: SignInTools,
  { rootGeneration }: Pick<Sealing, 'rootGeneration'>,
  change: Omit<ChangeUnlocks, 'rootGeneration' | 'endOtherSessions'>
): Promise<WireResult<true>> {
  const body: ChangeUnlocks = {
    rootGeneration,
    ...change,
    endOtherSessions: change.keyring !== null
  }
  const reply = await link.call({ method: 'PUT', path: '/api/account/unlocks', body }, SessionReply)
  return reply.ok ? ok(true) : reply
}
