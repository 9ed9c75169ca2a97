/**
 * The client of OPAQUE-3DH (RFC 9807) over ristretto255-SHA512, with HKDF- and HMAC-SHA512: the passphrase
 * never leaves the device, and what the server keeps allows a guess only together with the server's own
 * seed. Sections in brackets are the RFC's. What is ours to choose is in `opaque.ts`.
 */
import { ristretto255, ristretto255_oprf } from '@noble/curves/ed25519.js'
import { expand, extract } from '@noble/hashes/hkdf.js'
import { hmac } from '@noble/hashes/hmac.js'
import { sha512 } from '@noble/hashes/sha2.js'
import { joinBytes, type Bytes } from '../bytes/encode.ts'
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

// In bytes, for ristretto255-SHA512 (§2.1, §4.1.1, §6.1).
const ELEMENT = 32
const NONCE = 32
const MAC = 64
const ENVELOPE = NONCE + MAC
/** The exact size of every message, in bytes. */
export const OPAQUE_BYTES = {
  registrationRequest: ELEMENT,
  registrationResponse: 2 * ELEMENT,
  registrationRecord: ELEMENT + 64 + ENVELOPE,
  signInRequest: ELEMENT + NONCE + ELEMENT,
  signInResponse: ELEMENT + NONCE + ELEMENT + ENVELOPE + NONCE + ELEMENT + MAC,
  signInFinish: MAC
} as const

/** A blinded passphrase (§5.2.1): the request, and what must be kept to use its answer. */
export function blindPassphrase(
  passphrase: Bytes,
  random: RandomBytes
): { readonly state: RegistrationState; readonly request: Bytes } {
  const { blind, blinded } = ristretto255_oprf.oprf.blind(passphrase, (size = 48) => random(size))
  return { state: { passphrase, blind: own(blind) }, request: own(blinded) }
}

/** The record that the server keeps (§5.2.3, §4.1.2), or `undefined` if the response is not one. */
export function makeRecord(
  state: RegistrationState,
  response: Bytes,
  options: { readonly setting: OpaqueSetting; readonly random: RandomBytes }
): { readonly record: Bytes; readonly exportKey: Bytes } | undefined {
  if (response.length !== OPAQUE_BYTES.registrationResponse) return undefined
  const [evaluated, serverKey] = cut(response, [ELEMENT, ELEMENT])
  if (!evaluated || !serverKey || !readElement(serverKey)) return undefined
  const password = randomizedPassword(state, evaluated, options.setting)
  if (!password) return undefined
  const envelopeNonce = options.random(NONCE)
  const keys = envelopeKeys(password, envelopeNonce)
  const parties = partiesOf(options.setting, serverKey, keys.publicKey)
  const tag = envelopeTag(keys.authKey, { envelopeNonce, serverKey, parties })
  const record = joinBytes(keys.publicKey, maskingKey(password), envelopeNonce, tag)
  return { record, exportKey: keys.exportKey }
}

/** The first message of a sign-in, KE1 (§6.2.1). */
export function startExchange(
  passphrase: Bytes,
  random: RandomBytes
): { readonly state: SignInState; readonly request: Bytes } {
  const { state, request } = blindPassphrase(passphrase, random)
  const nonce = random(NONCE)
  const keyshare = deriveKeyPair(random(ELEMENT))
  const message = joinBytes(request, nonce, keyshare.publicKey)
  return {
    state: { ...state, request: message, keyshareSecret: keyshare.secretKey },
    request: message
  }
}

/** The last message, KE3 (§6.2.3), or `undefined` for a wrong passphrase or any changed byte. */
export function finishExchange(
  state: SignInState,
  response: Bytes,
  setting: OpaqueSetting
): { readonly finish: Bytes; readonly exportKey: Bytes; readonly sessionKey: Bytes } | undefined {
  if (response.length !== OPAQUE_BYTES.signInResponse) return undefined
  const credential = response.slice(0, ELEMENT + NONCE + ELEMENT + ENVELOPE)
  const [evaluated, maskingNonce, masked] = cut(credential, [ELEMENT, NONCE, ELEMENT + ENVELOPE])
  const [serverNonce, serverShare, serverMac] = cut(response.slice(credential.length), [
    NONCE,
    ELEMENT,
    MAC
  ])
  if (!evaluated || !maskingNonce || !masked || !serverNonce || !serverShare || !serverMac)
    return undefined
  const password = randomizedPassword(state, evaluated, setting)
  if (!password) return undefined
  const opened = openEnvelope(password, { maskingNonce, masked, setting })
  const share = readElement(serverShare)
  if (!opened || !share) return undefined
  // §6.4.3: all of the exchange so far goes into the keys, so a relay that changes a byte is noticed.
  const { keys, serverPoint, parties } = opened
  const preamble = joinBytes(
    ascii('OPAQUEv1-'),
    sized(setting.context),
    sized(parties.client),
    state.request,
    sized(parties.server),
    credential,
    serverNonce,
    serverShare
  )
  const shared = joinBytes(
    times(share, state.keyshareSecret),
    times(serverPoint, state.keyshareSecret),
    times(share, keys.secretKey)
  )
  const { serverMacKey, clientMacKey, sessionKey } = exchangeKeys(shared, sha512(preamble))
  const expected = hmac(sha512, serverMacKey, sha512(preamble))
  if (!isSameBytes(expected, serverMac)) return undefined
  const finish = own(hmac(sha512, clientMacKey, sha512(joinBytes(preamble, expected))))
  return { finish, exportKey: keys.exportKey, sessionKey }
}

type Parties = { readonly server: Uint8Array; readonly client: Uint8Array }
type Element = NonNullable<ReturnType<typeof readElement>>

// §6.3.2.3: unmask what the server keeps, then check its tag. Only the right passphrase passes.
function openEnvelope(
  password: Uint8Array,
  given: { maskingNonce: Bytes; masked: Bytes; setting: OpaqueSetting }
): { keys: EnvelopeKeys; serverPoint: Element; parties: Parties } | undefined {
  const padInput = joinBytes(given.maskingNonce, ascii('CredentialResponsePad'))
  const mask = expand(sha512, maskingKey(password), padInput, given.masked.length)
  const clear = given.masked.map((byte, index) => byte ^ (mask[index] ?? 0))
  const [serverKey, envelopeNonce, tag] = cut(clear, [ELEMENT, NONCE, MAC])
  if (!serverKey || !envelopeNonce || !tag) return undefined
  const keys = envelopeKeys(password, envelopeNonce)
  const parties = partiesOf(given.setting, serverKey, keys.publicKey)
  const expected = envelopeTag(keys.authKey, { envelopeNonce, serverKey, parties })
  const serverPoint = isSameBytes(expected, tag) ? readElement(serverKey) : undefined
  return serverPoint && { keys, serverPoint, parties }
}

// §5.2.3 and §6.3.2.3 begin alike: the OPRF output, stretched.
function randomizedPassword(
  state: RegistrationState,
  evaluated: Bytes,
  setting: OpaqueSetting
): Uint8Array | undefined {
  if (!readElement(evaluated)) return undefined
  const output = ristretto255_oprf.oprf.finalize(state.passphrase, state.blind, evaluated)
  return extract(sha512, joinBytes(output, setting.stretch(output)))
}

type EnvelopeKeys = ReturnType<typeof envelopeKeys>

function envelopeKeys(
  password: Uint8Array,
  envelopeNonce: Bytes
): { authKey: Bytes; exportKey: Bytes; publicKey: Bytes; secretKey: Bytes } {
  const derive = (label: string, size: number): Bytes =>
    own(expand(sha512, password, joinBytes(envelopeNonce, ascii(label)), size))
  return {
    authKey: derive('AuthKey', 64),
    exportKey: derive('ExportKey', 64),
    ...deriveKeyPair(derive('PrivateKey', 32))
  }
}

// §4.1.2: the tag covers both identities, so a record made for one server signs in nowhere else.
function envelopeTag(
  authKey: Bytes,
  given: { envelopeNonce: Bytes; serverKey: Bytes; parties: Parties }
): Uint8Array {
  const { envelopeNonce, serverKey, parties } = given
  const credentials = [serverKey, sized(parties.server), sized(parties.client)]
  return hmac(sha512, authKey, joinBytes(envelopeNonce, ...credentials))
}

function partiesOf(setting: OpaqueSetting, serverKey: Bytes, clientKey: Bytes): Parties {
  return {
    server: setting.serverIdentity ?? serverKey,
    client: setting.clientIdentity ?? clientKey
  }
}

function maskingKey(password: Uint8Array): Uint8Array {
  return expand(sha512, password, ascii('MaskingKey'), 64)
}

// §6.4.2 and §6.4.2.2.
function exchangeKeys(
  shared: Bytes,
  transcript: Uint8Array
): { serverMacKey: Uint8Array; clientMacKey: Uint8Array; sessionKey: Bytes } {
  const prk = extract(sha512, shared)
  const handshake = expandLabel(prk, 'HandshakeSecret', transcript)
  return {
    serverMacKey: expandLabel(handshake, 'ServerMAC'),
    clientMacKey: expandLabel(handshake, 'ClientMAC'),
    sessionKey: own(expandLabel(prk, 'SessionKey', transcript))
  }
}

function expandLabel(
  secret: Uint8Array,
  label: string,
  context: Uint8Array = new Uint8Array(0)
): Uint8Array {
  const name = ascii(`OPAQUE-${label}`)
  const lengths = [Uint8Array.of(0, 64, name.length), Uint8Array.of(context.length)] as const
  return expand(sha512, secret, joinBytes(lengths[0], name, lengths[1], context), 64)
}

function deriveKeyPair(seed: Bytes): { secretKey: Bytes; publicKey: Bytes } {
  const info = ascii('OPAQUE-DeriveDiffieHellmanKeyPair')
  const { secretKey, publicKey } = ristretto255_oprf.oprf.deriveKeyPair(seed, info)
  return { secretKey: own(secretKey), publicKey: own(publicKey) }
}

function times(point: Element, secret: Bytes): Uint8Array {
  return point.multiply(ristretto255.Point.Fn.fromBytes(secret)).toBytes()
}

// RFC 9497 §2.1: an element from outside is canonical and not the identity.
function readElement(bytes: Bytes): InstanceType<typeof ristretto255.Point> | undefined {
  try {
    const point = ristretto255.Point.fromBytes(bytes)
    return point.is0() ? undefined : point
  } catch {
    return undefined
  }
}

function cut(bytes: Bytes, sizes: readonly number[]): Bytes[] {
  let at = 0
  return sizes.map((size) => bytes.slice(at, (at += size)))
}

// The RFC's own two-byte length prefix.
function sized(bytes: Uint8Array): Bytes {
  return joinBytes(Uint8Array.of(bytes.length >> 8, bytes.length & 0xff), bytes)
}

function ascii(text: string): Uint8Array {
  return new TextEncoder().encode(text)
}

function own(bytes: Uint8Array): Bytes {
  return new Uint8Array(bytes)
}
