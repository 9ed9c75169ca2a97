import { ristretto255, ristretto255_oprf } from '@noble/curves/ed25519.js'
import { expand, extract } from '@noble/hashes/hkdf.js'
import { hmac } from '@noble/hashes/hmac.js'
import { sha512 } from '@noble/hashes/sha2.js'
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
  readonly intermediates: Readonly<Record<string, string>>
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

test('even the server itself cannot give back another envelope than the one it was given', () => {
  const [vector] = cases
  const { inputs, outputs } = vector!
  const nonce = fromHex(inputs.client_nonce!)
  const seed = fromHex(inputs.client_keyshare_seed!)
  const random = inOrder(blindBytes(inputs.blind_login!), nonce, seed)
  const { state } = startExchange(fromHex(inputs.password!), random)
  const honest = fromHex(outputs.KE2!)
  // The first byte of the tag within what is masked, and a MAC that is right for the changed answer.
  const tagAt = 32 + 32 + 32 + 32
  const changed = honest.with(tagAt, honest[tagAt]! ^ 1)
  expect(toHex(withServerMac(honest, vector!))).toBe(outputs.KE2)
  expect(finishExchange(state, withServerMac(honest, vector!), settingOf(vector!))).toBeDefined()
  expect(finishExchange(state, withServerMac(changed, vector!), settingOf(vector!))).toBeUndefined()
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

// The server's side of §6.4.4, for an answer that ends in any MAC.
function withServerMac(answer: Bytes, { context, inputs, intermediates, outputs }: Vector): Bytes {
  const { Point } = ristretto255
  const scalar = (hex: string): bigint => Point.Fn.fromBytes(fromHex(hex))
  const info = wordsOf('OPAQUE-DeriveDiffieHellmanKeyPair')
  const seed = fromHex(inputs.server_keyshare_seed!)
  const share = Point.Fn.fromBytes(ristretto255_oprf.oprf.deriveKeyPair(seed, info).secretKey)
  const request = fromHex(outputs.KE1!)
  const clientShare = Point.fromBytes(request.slice(64))
  const clientKey = fromHex(intermediates.client_public_key!)
  const shared = Buffer.concat([
    clientShare.multiply(share).toBytes(),
    clientShare.multiply(scalar(inputs.server_private_key!)).toBytes(),
    Point.fromBytes(clientKey).multiply(share).toBytes()
  ])
  const sized = (bytes: Bytes): Buffer => Buffer.concat([Uint8Array.of(0, bytes.length), bytes])
  const serverKey = fromHex(inputs.server_public_key!)
  const said = [
    sized(fromHex(context)),
    sized(clientKey),
    request,
    sized(serverKey),
    answer.slice(0, -64)
  ]
  const transcript = sha512(Buffer.concat([wordsOf('OPAQUEv1-'), ...said]))
  const label = (name: string, over: Uint8Array): Uint8Array => {
    const words = wordsOf(`OPAQUE-${name}`)
    return Uint8Array.of(0, 64, words.length, ...words, over.length, ...over)
  }
  const handshake = expand(
    sha512,
    extract(sha512, shared),
    label('HandshakeSecret', transcript),
    64
  )
  const key = expand(sha512, handshake, label('ServerMAC', new Uint8Array(0)), 64)
  return new Uint8Array(Buffer.concat([answer.slice(0, -64), hmac(sha512, key, transcript)]))
}

function wordsOf(text: string): Bytes {
  return new TextEncoder().encode(text)
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
