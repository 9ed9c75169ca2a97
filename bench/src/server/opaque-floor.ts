/** The server's half of OPAQUE by its library alone, as `server/src/opaque/opaque-steps.ts` calls it. */
import {
  finishRegistration,
  finishSignIn,
  fromBase64url,
  startRegistration,
  startSignIn,
  toBase64url
} from '@beside/kernel'
import type { Bytes, Hash } from '@beside/kernel'
import { ready, server } from '@serenity-kit/opaque'
import { stretch } from '../wire/passphrase.ts'
import { randomBytes } from '../wire/random-bytes.ts'

const PASSPHRASE = new TextEncoder().encode('a calm passphrase of some length')
const userIdentifier = toBase64url(randomBytes(16))

/** Gives back a function that lives through one sign-in, and says how long the server's half took, in ms. */
export async function openOpaqueFloor(): Promise<() => number> {
  await ready
  const serverSetup = server.createSetup()
  const instanceId = randomBytes(32) as Hash
  const identifiers = { server: toBase64url(instanceId) }
  const registrationRecord = register(serverSetup, instanceId)

  return () => {
    const { state, request } = startSignIn(PASSPHRASE, randomBytes)
    const startLoginRequest = toBase64url(request)
    const startedAt = performance.now()
    const { loginResponse, serverLoginState } = server.startLogin({
      serverSetup,
      userIdentifier,
      registrationRecord,
      startLoginRequest,
      identifiers
    })
    const startMs = performance.now() - startedAt
    const done = finishSignIn(state, bytesOf(loginResponse), { instanceId, stretch })
    const finishLoginRequest = toBase64url(done?.finish ?? new Uint8Array(0))
    const goneOnAt = performance.now()
    server.finishLogin({ serverLoginState, finishLoginRequest, identifiers })
    return startMs + performance.now() - goneOnAt
  }
}

function register(serverSetup: string, instanceId: Hash): string {
  const { state, request } = startRegistration(PASSPHRASE, randomBytes)
  const registrationRequest = toBase64url(request)
  const { registrationResponse } = server.createRegistrationResponse({
    serverSetup,
    userIdentifier,
    registrationRequest
  })
  const options = { instanceId, stretch, random: randomBytes }
  const made = finishRegistration(state, bytesOf(registrationResponse), options)
  return toBase64url(made?.record ?? new Uint8Array(0))
}

function bytesOf(text: string): Bytes {
  return fromBase64url(text) ?? new Uint8Array(0)
}
