/** A passphrase over the wire, with the server's part of the time alone. */
import { OpaqueStarted, PassphraseStarted, SessionReply } from '@beside/contract'
import {
  finishRegistration,
  finishSignIn,
  startRegistration,
  startSignIn,
  toBase64url
} from '@beside/kernel'
import type * as v from 'valibot'
import type { HttpLine } from './http-line.ts'
import { randomBytes } from './random-bytes.ts'
import { ask, bytesOf } from './visitor.ts'
import type { Ask, Place, Visitor } from './visitor.ts'

type Door = { readonly line: HttpLine; readonly place: Place }

const PASSPHRASE = new TextEncoder().encode('a calm passphrase of some length')
const WRAP_BYTES = 200

/** The slow step is the device's alone: the server's work is the same without it. */
export const stretch = (input: Uint8Array): Uint8Array => input

export async function setPassphrase({ line, place }: Door, visitor: Visitor): Promise<void> {
  const { address, instanceId } = place
  const { state, request } = startRegistration(PASSPHRASE, randomBytes)
  const path = '/api/account/passphrase/start'
  const first = { method: 'POST', path, visitor, body: { request: toBase64url(request) } } as const
  const { response } = await ask({ line, address }, first, PassphraseStarted)
  const options = { instanceId, stretch, random: randomBytes }
  const made = finishRegistration(state, bytesOf(response), options)
  if (!made) throw new Error('A registration can be finished.')
  const passphrase = {
    record: toBase64url(made.record),
    wrap: toBase64url(randomBytes(WRAP_BYTES))
  }
  const rest = { rootGeneration: 0, kit: null, keyring: null, endOtherSessions: false }
  const change = { method: 'PUT', path: '/api/account/unlocks', visitor } as const
  await ask({ line, address }, { ...change, body: { ...rest, passphrase } }, SessionReply)
}

/** Signs in on a new device; gives back the time of the two answers, in ms. */
export async function timeSignIn({ line, place }: Door, { signInName }: Visitor): Promise<number> {
  const { state, request } = startSignIn(PASSPHRASE, randomBytes)
  const first = await timeAsk(
    { line, place },
    { path: '/api/sessions/passphrase/start', body: { signInName, request: toBase64url(request) } },
    OpaqueStarted
  )
  const { response, state: sealed } = first.value
  const { instanceId } = place
  const done = finishSignIn(state, bytesOf(response), { instanceId, stretch })
  if (!done) throw new Error('A sign-in can be finished.')
  const second = await timeAsk(
    { line, place },
    { path: '/api/sessions/passphrase', body: { state: sealed, finish: toBase64url(done.finish) } },
    SessionReply
  )
  return first.ms + second.ms
}

async function timeAsk<Schema extends v.GenericSchema>(
  { line, place }: Door,
  request: Pick<Ask, 'path' | 'body'>,
  schema: Schema
): Promise<{ readonly value: v.InferOutput<Schema>; readonly ms: number }> {
  const startedAt = performance.now()
  const { address } = place
  const value = await ask({ line, address }, { ...request, method: 'POST' }, schema)
  return { value, ms: performance.now() - startedAt }
}
