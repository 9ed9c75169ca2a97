import { randomBytes } from 'node:crypto'
import { argon2id } from '@noble/hashes/argon2.js'
import { client, ready, server } from '@serenity-kit/opaque'
import fc from 'fast-check'
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
const slow: OpaquePlace = { instanceId }
const cheap = { m: 8, t: 1, p: 1, dkLen: 64 }
const quick: OpaquePlace = {
  instanceId,
  stretch: (input) => argon2id(input, new Uint8Array(16), cheap)
}
const keyStretching = { 'argon2id-custom': { memory: 8, iterations: 1, parallelism: 1 } }
const password = 'dry stone wall'
let serverSetup = ''

beforeAll(async () => {
  await ready
  serverSetup = server.createSetup()
})

test('Ada sets a passphrase and signs in with it, and the server shares a key with her', () => {
  const { record, exportKey } = register(quick)
  expect(record.length).toBe(OPAQUE_BYTES.registrationRecord)
  const { state, request } = startSignIn(text.encode(password), random)
  expect(request.length).toBe(OPAQUE_BYTES.signInRequest)
  const answer = startLogin(record, request)
  expect(answer.response.length).toBe(OPAQUE_BYTES.signInResponse)
  const signedIn = finishSignIn(state, answer.response, quick)!
  expect(signedIn.finish.length).toBe(OPAQUE_BYTES.signInFinish)
  expect(signedIn.exportKey).toEqual(exportKey)
  const finishLoginRequest = toBase64url(signedIn.finish)
  const { serverLoginState } = answer
  const { sessionKey } = server.finishLogin({ serverLoginState, finishLoginRequest, identifiers })
  expect(sessionKey).toBe(toBase64url(signedIn.sessionKey))
})

test('what Ada registered with our client opens with the other client, at its ordinary slowness', () => {
  const ours = register(slow)
  const start = client.startLogin({ password })
  const answer = startLogin(ours.record, bytesOf(start.startLoginRequest))
  const loginResponse = toBase64url(answer.response)
  const { clientLoginState } = start
  const theirs = client.finishLogin({ clientLoginState, loginResponse, password, identifiers })!
  expect(theirs.exportKey).toBe(toBase64url(ours.exportKey))
})

test('what Ada registered with the other client opens with ours, any number of times', () => {
  fc.assert(
    fc.property(fc.string({ minLength: 1, maxLength: 40 }), (words) => {
      const begun = client.startRegistration({ password: words })
      const { registrationRequest, clientRegistrationState } = begun
      const { registrationResponse } = server.createRegistrationResponse({
        serverSetup,
        userIdentifier,
        registrationRequest
      })
      const registered = client.finishRegistration({
        clientRegistrationState,
        registrationResponse,
        password: words,
        identifiers,
        keyStretching
      })
      const { state, request } = startSignIn(text.encode(words), random)
      const { response } = startLogin(bytesOf(registered.registrationRecord), request)
      expect(toBase64url(finishSignIn(state, response, quick)!.exportKey)).toBe(
        registered.exportKey
      )
    })
  )
})

test('a wrong passphrase and a name that nobody has look the same to the person who types it', () => {
  const { record } = register(quick)
  for (const kept of [record, null]) {
    const { state, request } = startSignIn(text.encode('dry stone wal'), random)
    const { response } = startLogin(kept, request)
    expect(response.length).toBe(OPAQUE_BYTES.signInResponse)
    expect(finishSignIn(state, response, quick)).toBeUndefined()
  }
})

test('Ada is not let into another instance with what she registered here', () => {
  const { record } = register(quick)
  const { state, request } = startSignIn(text.encode(password), random)
  const { response } = startLogin(record, request)
  const elsewhere = { ...quick, instanceId: new Uint8Array(32).fill(8) as Hash }
  expect(finishSignIn(state, response, elsewhere)).toBeUndefined()
})

test('whoever changes a byte on the way learns nothing and lets nobody in', () => {
  const { record } = register(quick)
  const { state, request } = startSignIn(text.encode(password), random)
  const { response } = startLogin(record, request)
  fc.assert(
    fc.property(fc.nat(response.length - 1), fc.integer({ min: 1, max: 255 }), (at, change) => {
      const changed = response.slice()
      changed[at] = (changed[at] ?? 0) ^ change
      expect(finishSignIn(state, changed, quick)).toBeUndefined()
    })
  )
})

test('no answer of the server, however strange, makes setting a passphrase or signing in throw', () => {
  const registration = startRegistration(text.encode(password), random).state
  const signIn = startSignIn(text.encode(password), random).state
  const anySize = { maxLength: OPAQUE_BYTES.signInResponse + 1 }
  const right = OPAQUE_BYTES.signInResponse
  const sizes = fc.oneof(
    fc.uint8Array(anySize),
    fc.uint8Array({ minLength: right, maxLength: right }),
    fc.uint8Array({
      minLength: OPAQUE_BYTES.registrationResponse,
      maxLength: OPAQUE_BYTES.registrationResponse
    })
  )
  fc.assert(
    fc.property(sizes, (bytes) => {
      const response = new Uint8Array(bytes)
      expect(finishSignIn(signIn, response, quick)).toBeUndefined()
      // Two group elements by chance are an answer like any other.
      const record = finishRegistration(registration, response, { ...quick, random })?.record
      expect(record?.length ?? OPAQUE_BYTES.registrationRecord).toBe(
        OPAQUE_BYTES.registrationRecord
      )
    })
  )
  const identity = new Uint8Array(OPAQUE_BYTES.registrationResponse)
  expect(finishRegistration(registration, identity, { ...quick, random })).toBeUndefined()
})

function register(place: OpaquePlace): { record: Bytes; exportKey: Bytes } {
  const { state, request } = startRegistration(text.encode(password), random)
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
