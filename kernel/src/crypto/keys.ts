import { ed25519, x25519 } from '@noble/curves/ed25519.js'
import type { KemPublicKey, SecretKey, SignPublicKey } from '../brand.ts'
import type { Bytes } from '../bytes/encode.ts'
import { fixed } from '../bytes/layout.ts'
import { toBase64url } from '../bytes/text.ts'
import { bitsOf } from '../bytes/words.ts'
import { deriveKey } from './hash.ts'

export const KEY_BYTES = 32
export const SIGNATURE_BYTES = 64

const FIELD_PRIME = 2n ** 255n - 19n

export type SignPair = { readonly secret: SecretKey; readonly public: SignPublicKey }
export type KemPair = { readonly secret: SecretKey; readonly public: KemPublicKey }
/** The two key pairs of one membership in one space. There is no global identity. */
export type MemberKeys = { readonly sign: SignPair; readonly kem: KemPair }
export type MemberPublicKeys = { readonly sign: SignPublicKey; readonly kem: KemPublicKey }

/** Decides whether `signature` over a 32-byte `message` is the key's; the server passes a faster one. */
export type VerifySignature = (
  signature: Uint8Array,
  message: Uint8Array,
  key: SignPublicKey
) => boolean

export function memberKeysFromSeed(seed: Uint8Array): MemberKeys {
  return {
    sign: signPairFromSeed(deriveKey(seed, 'K1/sign')),
    kem: kemPairFromSeed(deriveKey(seed, 'K1/kem'))
  }
}

export function signPairFromSeed(seed: Bytes): SignPair {
  const publicKey = new Uint8Array(ed25519.getPublicKey(seed)) as SignPublicKey
  return { secret: seed as SecretKey, public: publicKey }
}

export function kemPairFromSeed(seed: Bytes): KemPair {
  const publicKey = new Uint8Array(x25519.getPublicKey(seed)) as KemPublicKey
  return { secret: seed as SecretKey, public: publicKey }
}

/** Ed25519 (RFC 8032) over a 32-byte hash. */
export function sign(message: Uint8Array, secret: SecretKey): Bytes {
  return new Uint8Array(ed25519.sign(message, secret))
}

/**
 * Strict Ed25519 check, the reference for every member: `zip215: false` refuses the signatures on which
 * verifiers disagree.
 */
export const verifySignature: VerifySignature = (signature, message, key) => {
  try {
    return ed25519.verify(signature, message, key, { zip215: false })
  } catch {
    return false
  }
}

/**
 * Admits an Ed25519 key that is canonical, not of small order and free of torsion. Other libraries accept
 * a small-order key with a trivial signature for any message, so no such key may ever enter a space.
 */
export function admitSignKey(bytes: Uint8Array): SignPublicKey | undefined {
  return isPrimeOrderPoint(bytes) ? (bytes.slice() as SignPublicKey) : undefined
}

/**
 * Admits an X25519 key by the same rule, on its Edwards image y = (u − 1) / (u + 1) (RFC 7748 §4.1):
 * a low-order key would make every later lockbox throw, and lock everybody out.
 */
export function admitKemKey(bytes: Uint8Array): KemPublicKey | undefined {
  if (bytes.length !== KEY_BYTES) return undefined
  const u = bitsOf(bytes.toReversed())
  if (u >= FIELD_PRIME || u === FIELD_PRIME - 1n) return undefined
  const { Fp } = ed25519.Point
  const y = Fp.div(Fp.sub(u, Fp.ONE), Fp.add(u, Fp.ONE))
  return isPrimeOrderPoint(Fp.toBytes(y)) ? (bytes.slice() as KemPublicKey) : undefined
}

/** A key as a field of a layout: only an admitted one is read. */
export const SIGN_KEY = { ...fixed<SignPublicKey>(KEY_BYTES), read: admitSignKey }
export const KEM_KEY = { ...fixed<KemPublicKey>(KEY_BYTES), read: admitKemKey }

// The same operations are read again and again, and this check costs as much as that of a signature.
const soundPoints = new Set<string>()
const SOUND_POINTS_MAX = 1000

function isPrimeOrderPoint(bytes: Uint8Array): boolean {
  if (bytes.length !== KEY_BYTES) return false
  const name = toBase64url(bytes)
  if (soundPoints.has(name)) return true
  try {
    const point = ed25519.Point.fromBytes(bytes, false)
    if (point.isSmallOrder() || !point.isTorsionFree()) return false
  } catch {
    return false
  }
  if (soundPoints.size >= SOUND_POINTS_MAX) soundPoints.clear()
  soundPoints.add(name)
  return true
}
