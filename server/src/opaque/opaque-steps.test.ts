import {
  finishRegistration,
  finishSignIn as finishAtHome,
  startRegistration as registerAtHome,
  startSignIn as startAtHome
} from '@beside/kernel'
import type { Hash } from '@beside/kernel'
import { ready, server } from '@serenity-kit/opaque'
import { expect, test } from 'vitest'
import { bytes, randomTestBytes, text } from '../visitor.fixture.ts'
import { finishSignIn, startRegistration, startSignIn } from './opaque-steps.ts'
import type { OpaqueHome } from './opaque-steps.ts'

await ready
const instanceId = new Uint8Array(32).fill(1) as Hash
const home: OpaqueHome = { setup: server.createSetup(), instanceId: text(instanceId) }
const words = new TextEncoder().encode('four quiet words here')
const stretch = (input: Uint8Array): Uint8Array => input

test('who knows the passphrase is let in, and nobody else', () => {
  const record = register()
  expect(signIn({ record })).toEqual([true, true])
  expect(signIn({ record, words: new TextEncoder().encode('other words') })).toEqual([false, false])
  expect(signIn({ record, credential: 'another name' })).toEqual([false, false])
})

test('a record that was damaged looks like none, and none looks like a person', () => {
  const shape = (record: Uint8Array | null) => {
    const who = { credential: 'alice', record: record && text(record) }
    const started = startSignIn(home, who, requestOf().request)
    return [started?.response.length, started?.state.length]
  }
  const known = shape(register())
  expect(known[0]).toBeGreaterThan(100)
  expect(shape(null)).toEqual(known)
  expect(shape(randomTestBytes(192))).toEqual(known)
  expect(shape(new Uint8Array(0))).toEqual(known)
  expect(signIn({ record: randomTestBytes(192) })).toEqual([false, false])
})

test('another place with the very same secrets lets nobody in with a passphrase of this one', () => {
  const record = register()
  const elsewhere = { ...home, instanceId: text(new Uint8Array(32).fill(2)) }
  expect(signIn({ record, at: elsewhere })[1]).toBe(false)
})

test('what is no request, no state and no answer of OPAQUE is nothing, and never throws', () => {
  for (const nonsense of ['', 'AAAA', text(randomTestBytes(32)), text(randomTestBytes(300)), '!']) {
    expect(startSignIn(home, { credential: 'alice', record: null }, nonsense)).toBeUndefined()
    expect(finishSignIn(home, nonsense, nonsense)).toBe(false)
  }
  // Half of all 32 bytes are a request to register.
  for (const nonsense of ['', 'AAAA', '!']) {
    expect(startRegistration(home, 'alice', nonsense)).toBeUndefined()
  }
})

/** The record that Alice leaves with the server. */
function register(): Uint8Array {
  const { state, request } = registerAtHome(words, randomTestBytes)
  const response = startRegistration(home, 'alice', text(request))
  const options = { instanceId, stretch, random: randomTestBytes }
  return finishRegistration(state, bytes(response ?? ''), options)!.record
}

function requestOf(of = words) {
  const { state, request } = startAtHome(of, randomTestBytes)
  return { state, request: text(request) }
}

/** Whether the person's own device goes on after the answer, and whether the server then lets them in. */
function signIn(how: {
  record: Uint8Array
  words?: Uint8Array<ArrayBuffer>
  credential?: string
  at?: OpaqueHome
}): [boolean, boolean] {
  const { record, credential = 'alice', at = home } = how
  const { state, request } = requestOf(how.words)
  const started = startSignIn(at, { credential, record: text(record) }, request)!
  const done = finishAtHome(state, bytes(started.response), { instanceId, stretch })
  const finish = text(done?.finish ?? randomTestBytes(64))
  return [done !== undefined, finishSignIn(at, started.state, finish)]
}
