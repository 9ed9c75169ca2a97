import { randomBytes } from 'node:crypto'
import { client, ready, server } from '@serenity-kit/opaque'
import { beforeAll, expect, test } from 'vitest'
import type { Hash } from '../brand.ts'
import type { Bytes } from '../bytes/encode.ts'
import { fromBase64url, toBase64url } from '../bytes/text.ts'
import {
  finishRegistration,
  finishSignIn,
  OPAQUE_BYTES,
  startRegistration,
  startSignIn,
  type OpaquePlace
} from './opaque.ts'

const random = (size: number): Bytes => new Uint8Array(randomBytes(size))
const text = new TextEncoder()
const bytesOf = (base64url: string): Bytes => fromBase64url(base64url)!
const instanceId = new Uint8Array(32).fill(7) as Hash
const identifiers = { server: toBase64url(instanceId) }
const userIdentifier = toBase64url(new Uint8Array(16).fill(3))
const place: OpaquePlace = { instanceId }
let serverSetup = ''

beforeAll(async () => {
  await ready
  serverSetup = server.createSetup()
})

test('Ada sets a passphrase and signs in with it, and the server shares a key with her', () => {
  const { record, exportKey } = register('dry stone wall')
  expect(record.length).toBe(OPAQUE_BYTES.registrationRecord)
  const { state, request } = startSignIn(text.encode('dry stone wall'), random)
  expect(request.length).toBe(OPAQUE_BYTES.signInRequest)
  const answer = startLogin(record, request)
  expect(answer.response.length).toBe(OPAQUE_BYTES.signInResponse)
  const signedIn = finishSignIn(state, answer.response, place)!
  expect(signedIn.finish.length).toBe(OPAQUE_BYTES.signInFinish)
  expect(signedIn.exportKey).toEqual(exportKey)
  expect(toBase64url(signedIn.sessionKey)).toBe(
    finishLogin(answer.serverLoginState, signedIn.finish)
  )
})

test('what Ada registered with our client, she can open with the other client, and the other way round', () => {
  const password = 'dry stone wall'
  const ours = register(password)
  const start = client.startLogin({ password })
  const answer = startLogin(ours.record, bytesOf(start.startLoginRequest))
  const loginResponse = toBase64url(answer.response)
  const { clientLoginState } = start
  const theirs = client.finishLogin({ clientLoginState, loginResponse, password, identifiers })!
  expect(theirs.exportKey).toBe(toBase64url(ours.exportKey))

  const begun = client.startRegistration({ password })
  const { registrationResponse } = server.createRegistrationResponse({
    serverSetup,
    userIdentifier,
    registrationRequest: begun.registrationRequest
  })
  const { clientRegistrationState } = begun
  const registered = client.finishRegistration({
    clientRegistrationState,
    registrationResponse,
    password,
    identifiers
  })
  const { state, request } = startSignIn(text.encode(password), random)
  const { response } = startLogin(bytesOf(registered.registrationRecord), request)
  expect(toBase64url(finishSignIn(state, response, place)!.exportKey)).toBe(registered.exportKey)
})

test('a wrong passphrase and a name that nobody has look the same to the person who types it', () => {
  const { record } = register('dry stone wall')
  for (const kept of [record, null]) {
    const { state, request } = startSignIn(text.encode('dry stone wal'), random)
    const { response } = startLogin(kept, request)
    expect(response.length).toBe(OPAQUE_BYTES.signInResponse)
    expect(finishSignIn(state, response, place)).toBeUndefined()
  }
})

function register(passphrase: string): { record: Bytes; exportKey: Bytes } {
  const { state, request } = startRegistration(text.encode(passphrase), random)
  expect(request.length).toBe(OPAQUE_BYTES.registrationRequest)
  const registrationRequest = toBase64url(request)
  const answer = server.createRegistrationResponse({
    serverSetup,
    userIdentifier,
    registrationRequest
  })
  const response = bytesOf(answer.registrationResponse)
  expect(response.length).toBe(OPAQUE_BYTES.registrationResponse)
  return finishRegistration(state, response, { ...place, random })!
}

function startLogin(
  record: Bytes | null,
  request: Bytes
): { response: Bytes; serverLoginState: string } {
  const { loginResponse, serverLoginState } = server.startLogin({
    serverSetup,
    userIdentifier,
    registrationRecord: record && toBase64url(record),
    startLoginRequest: toBase64url(request),
    identifiers
  })
  return { response: bytesOf(loginResponse), serverLoginState }
}

function finishLogin(serverLoginState: string, finish: Bytes): string {
  return server.finishLogin({
    serverLoginState,
    finishLoginRequest: toBase64url(finish),
    identifiers
  }).sessionKey
}
