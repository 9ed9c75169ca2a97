import { expect, test } from 'vitest'
import { fromHex, readSharedVectors, readVectors, toHex } from '../../test/read-vectors.ts'
import type { Bytes } from '../bytes/encode.ts'
import {
  blindPassphrase,
  finishExchange,
  makeRecord,
  startExchange,
  type OpaqueSetting
} from './opaque-3dh.ts'

type Vector = {
  readonly name: string
  readonly context: string
  readonly inputs: Readonly<Record<string, string>>
  readonly outputs: Readonly<Record<string, string>>
}
type SharedVector = Omit<Vector, 'name' | 'context'> & {
  readonly config: Readonly<Record<'Context' | 'Group' | 'Fake', string>>
}

const { cases } = readVectors<{ cases: readonly Vector[] }>('rfc/rfc9807-opaque.json')

test('registration and sign-in give the very bytes of RFC 9807', () => {
  const real = cases.filter(({ inputs }) => inputs.password !== undefined)
  expect(real.map(({ name }) => name)).toEqual(['C.1.1', 'C.1.2'])
  for (const one of real) checkReal(one)
})

test('a record that the server makes up opens for nobody', () => {
  const fake = cases.find(({ inputs }) => inputs.KE1 !== undefined)!
  const { state } = startExchange(new TextEncoder().encode('CorrectHorse'), (size) =>
    new Uint8Array(size).fill(9)
  )
  expect(finishExchange(state, fromHex(fake.outputs.KE2!), settingOf(fake))).toBeUndefined()
})

test('our copy of the vectors is the one that lies beside the project', () => {
  const all = readSharedVectors<readonly SharedVector[]>('opaque-rfc9807.json')
  const ristretto = all?.filter(({ config }) => config.Group === 'ristretto255')
  if (!ristretto) return
  const theirs = ristretto.map(({ inputs, outputs }) => ({ inputs, outputs }))
  expect(cases.map(({ inputs, outputs }) => ({ inputs, outputs }))).toEqual(theirs)
})

function checkReal({ context, inputs, outputs, name }: Vector): void {
  const setting = settingOf({ context, inputs })
  const password = fromHex(inputs.password!)
  const registered = blindPassphrase(password, inOrder(blindBytes(inputs.blind_registration!)))
  expect(toHex(registered.request), name).toBe(outputs.registration_request)
  const random = inOrder(fromHex(inputs.envelope_nonce!))
  const made = makeRecord(registered.state, fromHex(outputs.registration_response!), {
    setting,
    random
  })!
  expect(toHex(made.record), name).toBe(outputs.registration_upload)
  expect(toHex(made.exportKey), name).toBe(outputs.export_key)
  const nonce = fromHex(inputs.client_nonce!)
  const seed = fromHex(inputs.client_keyshare_seed!)
  const begun = startExchange(password, inOrder(blindBytes(inputs.blind_login!), nonce, seed))
  expect(toHex(begun.request), name).toBe(outputs.KE1)
  const done = finishExchange(begun.state, fromHex(outputs.KE2!), setting)!
  expect(toHex(done.finish), name).toBe(outputs.KE3)
  expect(toHex(done.sessionKey), name).toBe(outputs.session_key)
  expect(toHex(done.exportKey), name).toBe(outputs.export_key)
}

function settingOf({ context, inputs }: Pick<Vector, 'context' | 'inputs'>): OpaqueSetting {
  const { server_identity: server, client_identity: client } = inputs
  return {
    stretch: (input) => input,
    context: fromHex(context),
    ...(server !== undefined && { serverIdentity: fromHex(server) }),
    ...(client !== undefined && { clientIdentity: fromHex(client) })
  }
}

function inOrder(...values: readonly Bytes[]): (size: number) => Bytes {
  const left = [...values]
  return (size) => {
    const value = left.shift()!
    expect(value.length).toBe(size)
    return value
  }
}

// The random scalar is 1 + (48 random bytes, little-endian) modulo the order less one.
function blindBytes(scalar: string): Bytes {
  const out = new Uint8Array(48)
  let value = BigInt(`0x${toHex(fromHex(scalar).toReversed())}`) - 1n
  for (let index = 0; index < 32; index += 1) {
    out[index] = Number(value & 255n)
    value >>= 8n
  }
  return out
}
