/**
 * The client of OPAQUE-3DH (RFC 9807) over ristretto255-SHA512, with HKDF- and HMAC-SHA512: the passphrase
 * never leaves the device, and what the server keeps allows a guess only together with the server's own
 * seed. Sections are the RFC's. What is ours to choose is in `opaque.ts`.
 */
import { ristretto255, ristretto255_oprf } from '@noble/curves/ed25519.js'
import { expand, extract } from '@noble/hashes/hkdf.js'
import { hmac } from '@noble/hashes/hmac.js'
import { sha512 } from '@noble/hashes/sha2.js'
import { fieldBytes, joinBytes, type Bytes } from '../bytes/encode.ts'
import { isSameBytes } from '../bytes/text.ts'
import type { RandomBytes } from './seal.ts'

/** What the protocol leaves open: how slow a guess is, and who the two sides say that they are. */
export type OpaqueSetting = {
  /** Makes each guess slow; the RFC's own vectors use the identity. */
  readonly stretch: (input: Uint8Array) => Uint8Array
  readonly context: Uint8Array
  /** Default: the server's public key. */
  readonly serverIdentity?: Uint8Array
  /** Default: the client's public key. */
  readonly clientIdentity?: Uint8Array
}
export type RegistrationState = { readonly passphrase: Bytes; readonly blind: Bytes }
export type SignInState = RegistrationState & {
  readonly request: Bytes
  readonly keyshareSecret: Bytes
}

// Sizes in bytes for ristretto255-SHA512, and the parts of each message (§4.1.1, §5.1, §6.1).
const [ELEMENT, NONCE, MAC, HASH] = [32, 32, 64, 64] as const
const NONE: Uint8Array = new Uint8Array(0)
const REGISTRATION_RESPONSE = { evaluated: ELEMENT, serverKey: ELEMENT }
const UNMASKED = { serverKey: ELEMENT, envelopeNonce: NONCE, tag: MAC }
const CREDENTIAL_RESPONSE = { evaluated: ELEMENT, maskingNonce: NONCE, masked: sizeOf(UNMASKED) }
const AUTH_RESPONSE = { serverNonce: NONCE, serverShare: ELEMENT, serverMac: MAC }
const SIGN_IN_RESPONSE = { ...CREDENTIAL_RESPONSE, ...AUTH_RESPONSE }

/** The exact size of every message, in bytes. */
export const OPAQUE_BYTES = {
  registrationRequest: ELEMENT,
  registrationResponse: sizeOf(REGISTRATION_RESPONSE),
  registrationRecord: ELEMENT + HASH + NONCE + MAC,
  signInRequest: ELEMENT + NONCE + ELEMENT,
  signInResponse: sizeOf(SIGN_IN_RESPONSE),
  signInFinish: MAC
} as const

/** A blinded passphrase (§5.2.1): the request, and what must be kept to use its answer. */
export function blindPassphrase(
  passphrase: Bytes,
  random: RandomBytes
): { readonly state: RegistrationState; readonly request: Bytes } {
  const blinded = ristretto255_oprf.oprf.blind(passphrase, (size = 48) => random(size))
  return { state: { passphrase, blind: own(blinded.blind) }, request: own(blinded.blinded) }
}

/** The record that the server keeps (§5.2.3, §4.1.2), or `undefined` if the response is not one. */
export function makeRecord(
  state: RegistrationState,
  response: Bytes,
  options: { readonly setting: OpaqueSetting; readonly random: RandomBytes }
): { readonly record: Bytes; readonly exportKey: Bytes } | undefined {
  const message = split(response, REGISTRATION_RESPONSE)
  if (!message || !readElement(message.serverKey)) return undefined
  const password = randomizedPassword(state, message.evaluated, options.setting)
  if (!password) return undefined
  const envelopeNonce = options.random(NONCE)
  const { serverKey } = message
  const keys = envelopeKeys(password, { envelopeNonce, serverKey, setting: options.setting })
  const record = joinBytes(keys.publicKey, maskingKey(password), envelopeNonce, keys.tag)
  return { record, exportKey: keys.exportKey }
}

/** The first message of a sign-in, KE1 (§6.2.1). */
export function startExchange(
  passphrase: Bytes,
  random: RandomBytes
): { readonly state: SignInState; readonly request: Bytes } {
  const blinded = blindPassphrase(passphrase, random)
  const nonce = random(NONCE)
  const keyshare = deriveKeyPair(random(ELEMENT))
  const request = joinBytes(blinded.request, nonce, keyshare.publicKey)
  return { state: { ...blinded.state, request, keyshareSecret: keyshare.secretKey }, request }
}

/** The last message, KE3 (§6.2.3), or `undefined` for a wrong passphrase or any changed byte. */
export function finishExchange(
  state: SignInState,
  response: Bytes,
  setting: OpaqueSetting
): { readonly finish: Bytes; readonly exportKey: Bytes; readonly sessionKey: Bytes } | undefined {
  const message = split(response, SIGN_IN_RESPONSE)
  const share = message && readElement(message.serverShare)
  const password = message && randomizedPassword(state, message.evaluated, setting)
  const envelope = password && split(unmask(password, message), UNMASKED)
  if (!share || !envelope) return undefined
  // §6.3.2.3: only the right passphrase derives the keys for which this tag was made.
  const { tag, ...keys } = envelopeKeys(password, { ...envelope, setting })
  const serverKey = isSameBytes(tag, envelope.tag) ? readElement(envelope.serverKey) : undefined
  if (!serverKey) return undefined
  // §6.4.2.1: all of the exchange so far goes into the keys, so a relay that changes a byte is noticed.
  const preamble = joinBytes(
    ascii('OPAQUEv1-'),
    sized(setting.context),
    sized(keys.client),
    state.request,
    sized(keys.server),
    response.subarray(0, -MAC)
  )
  const shared = joinBytes(
    times(share, state.keyshareSecret),
    times(serverKey, state.keyshareSecret),
    times(share, keys.secretKey)
  )
  const { serverMacKey, clientMacKey, sessionKey } = exchangeKeys(shared, sha512(preamble))
  const expected = hmac(sha512, serverMacKey, sha512(preamble))
  if (!isSameBytes(expected, message.serverMac)) return undefined
  const finish = own(hmac(sha512, clientMacKey, sha512(joinBytes(preamble, expected))))
  return { finish, exportKey: keys.exportKey, sessionKey: own(sessionKey) }
}

// §5.2.3 and §6.3.2.3 begin alike: the OPRF output, stretched.
function randomizedPassword(
  { passphrase, blind }: RegistrationState,
  evaluated: Bytes,
  { stretch }: OpaqueSetting
): Uint8Array | undefined {
  if (!readElement(evaluated)) return undefined
  const output = ristretto255_oprf.oprf.finalize(passphrase, blind, evaluated)
  return extract(sha512, joinBytes(output, stretch(output)))
}

// §4.1.2. The tag covers both identities, so a record made for one server signs in nowhere else.
function envelopeKeys(
  password: Uint8Array,
  at: { envelopeNonce: Bytes; serverKey: Bytes; setting: OpaqueSetting }
) {
  const { envelopeNonce, serverKey, setting } = at
  const derive = (label: string, size: number): Bytes =>
    own(expand(sha512, password, joinBytes(envelopeNonce, ascii(label)), size))
  const { publicKey, secretKey } = deriveKeyPair(derive('PrivateKey', 32))
  const { serverIdentity: server = serverKey, clientIdentity: client = publicKey } = setting
  const clear = joinBytes(envelopeNonce, serverKey, sized(server), sized(client))
  const tag = hmac(sha512, derive('AuthKey', HASH), clear)
  return { tag, exportKey: derive('ExportKey', HASH), publicKey, secretKey, server, client }
}

function maskingKey(password: Uint8Array): Uint8Array {
  return expand(sha512, password, ascii('MaskingKey'), HASH)
}

function unmask(password: Uint8Array, message: { maskingNonce: Bytes; masked: Bytes }): Bytes {
  const info = joinBytes(message.maskingNonce, ascii('CredentialResponsePad'))
  const mask = expand(sha512, maskingKey(password), info, message.masked.length)
  return message.masked.map((byte, index) => byte ^ (mask[index] ?? 0))
}

// §6.4.2.
function exchangeKeys(shared: Bytes, transcript: Uint8Array) {
  const prk = extract(sha512, shared)
  const handshake = expandLabel(prk, 'HandshakeSecret', transcript)
  return {
    serverMacKey: expandLabel(handshake, 'ServerMAC'),
    clientMacKey: expandLabel(handshake, 'ClientMAC'),
    sessionKey: expandLabel(prk, 'SessionKey', transcript)
  }
}

function expandLabel(secret: Uint8Array, name: string, context: Uint8Array = NONE): Uint8Array {
  const label = ascii(`OPAQUE-${name}`)
  const [labelSize, contextSize] = [Uint8Array.of(label.length), Uint8Array.of(context.length)]
  const info = joinBytes(Uint8Array.of(0, HASH), labelSize, label, contextSize, context)
  return expand(sha512, secret, info, HASH)
}

function deriveKeyPair(seed: Bytes): { secretKey: Bytes; publicKey: Bytes } {
  const info = ascii('OPAQUE-DeriveDiffieHellmanKeyPair')
  const { secretKey, publicKey } = ristretto255_oprf.oprf.deriveKeyPair(seed, info)
  return { secretKey: own(secretKey), publicKey: own(publicKey) }
}

type Element = InstanceType<typeof ristretto255.Point>

function times(point: Element, secret: Bytes): Uint8Array {
  return point.multiply(ristretto255.Point.Fn.fromBytes(secret)).toBytes()
}

// RFC 9497 §2.1: an element from outside is canonical and not the identity.
function readElement(bytes: Bytes): Element | undefined {
  try {
    const point = ristretto255.Point.fromBytes(bytes)
    return point.is0() ? undefined : point
  } catch {
    return undefined
  }
}

/** The named parts of a message, or `undefined` if it is not exactly as long as they are together. */
function split<Name extends string>(
  bytes: Bytes,
  sizes: Readonly<Record<Name, number>>
): Record<Name, Bytes> | undefined {
  if (bytes.length !== sizeOf(sizes)) return undefined
  let at = 0
  const parts = Object.entries<number>(sizes).map(([name, size]) => [
    name,
    bytes.slice(at, (at += size))
  ])
  return Object.fromEntries(parts) as Record<Name, Bytes>
}

function sizeOf(sizes: Readonly<Record<string, number>>): number {
  return Object.values(sizes).reduce((sum, size) => sum + size, 0)
}

// The RFC's own two-byte length prefix.
function sized(bytes: Uint8Array): Bytes {
  return joinBytes(fieldBytes(bytes.length).subarray(2), bytes)
}

function ascii(text: string): Uint8Array {
  return fieldBytes(text)
}

function own(bytes: Uint8Array): Bytes {
  return new Uint8Array(bytes)
}
