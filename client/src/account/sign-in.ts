/** Coming back: by passphrase, by kit, or on one's own device by what it kept. */
import { KitChallenge, OpaqueStarted, SessionReply } from '@beside/contract'
import {
  finishSignIn,
  kitSignInHash,
  kitSignPair,
  normalizeSignInName,
  ok,
  openRoot,
  passphraseBytes,
  refused,
  sign,
  startSignIn,
  toBase64url,
  wrapKeyOf,
  type Bytes,
  type Result,
  type UnlockMethod
} from '@beside/kernel'
import type { Device } from '../api.ts'
import type { Environment } from '../environment.ts'
import { bytesOf } from '../wire/read-wire.ts'
import type { ServerLink, WireReason } from '../wire/server-link.ts'
import type { SessionGrant } from './open-account.ts'
import type { KnownPlace } from './place.ts'

export type SignInTools = {
  readonly link: ServerLink
  readonly environment: Environment
  readonly place: KnownPlace
}
export type SignInResult = Result<SessionGrant, WireReason>

export async function signInByPassphrase(
  tools: SignInTools,
  typed: { readonly signInName: string; readonly passphrase: string },
  device: Device
): Promise<SignInResult> {
  const { link, environment, place } = tools
  const { state, request } = startSignIn(passphraseBytes(typed.passphrase), environment.random)
  const signInName = normalizeSignInName(typed.signInName)
  if (!signInName) return refused('sign-in-refused')
  const body = { signInName, request: toBase64url(request) }
  const path = '/api/sessions/passphrase/start'
  const started = await link.call({ method: 'POST', path, body }, OpaqueStarted)
  if (!started.ok) return refused(started.reason)
  const opaque = { instanceId: place.instanceId, stretch: environment.stretch }
  const finished = finishSignIn(state, bytesOf(started.value.response), opaque)
  if (!finished) return refused('sign-in-refused')
  const finish = { state: started.value.state, finish: toBase64url(finished.finish) }
  const call = { method: 'POST', path: '/api/sessions/passphrase', body: finish } as const
  const reply = await link.call(call, SessionReply)
  if (!reply.ok) return refused(reply.reason)
  return unwrap(reply.value, { method: 'passphrase', secret: finished.exportKey, device })
}

export async function signInByKit(
  tools: SignInTools,
  kit: Bytes,
  device: Device
): Promise<SignInResult> {
  const { link, place } = tools
  const pair = kitSignPair(kit)
  const key = toBase64url(pair.public)
  const path = '/api/sessions/kit/start'
  const started = await link.call({ method: 'POST', path, body: { key } }, KitChallenge)
  if (!started.ok) return refused(started.reason)
  const { challenge, state } = started.value
  const message = kitSignInHash(place.instanceId, bytesOf(challenge))
  const signature = toBase64url(sign(message, pair.secret))
  const body = { key, state, challenge, signature }
  const reply = await link.call({ method: 'POST', path: '/api/sessions/kit', body }, SessionReply)
  if (!reply.ok) return refused(reply.reason)
  return unwrap(reply.value, { method: 'kit', secret: kit, device })
}

function unwrap(
  reply: SessionReply,
  unlock: { readonly method: UnlockMethod; readonly secret: Uint8Array; readonly device: Device }
): SignInResult {
  const { method, secret, device } = unlock
  const wrap = reply.wraps.find((one) => one.method === method)
  const root =
    wrap &&
    openRoot(bytesOf(wrap.bytes), {
      place: { accountId: bytesOf(reply.accountId), method, rootGeneration: wrap.rootGeneration },
      key: wrapKeyOf(method, secret)
    })
  return root ? ok({ reply, root, device }) : refused('sign-in-refused')
}
