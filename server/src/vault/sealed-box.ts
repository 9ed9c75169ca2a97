/**
 * Sealing for an operator who is not there. The phrase gives a key pair (scrypt, X25519), and the server
 * keeps only the public half: a backup every night needs no phrase on the machine, and a thief of the
 * machine or of old backups finds nothing that opens them.
 */
import {
  createCipheriv,
  createDecipheriv,
  createPrivateKey,
  createPublicKey,
  diffieHellman,
  generateKeyPairSync,
  hkdfSync,
  scryptSync
} from 'node:crypto'
import type { KeyObject } from 'node:crypto'
import { encode, fromBase64url, toBase64url } from '@beside/kernel/wire'
import type { Bytes } from '@beside/kernel/wire'

export const SALT_BYTES = 16
const KEY_BYTES = 32
const NONCE_BYTES = 12
const TAG_BYTES = 16

// 64 MiB of memory for each guess (RFC 7914). A constant: no file may ask for less.
const SCRYPT = { N: 2 ** 16, r: 8, p: 1, maxmem: 2 ** 27 }
// RFC 8410: the frame of an X25519 private key in PKCS #8.
const PKCS8_X25519 = Buffer.from('302e020100300506032b656e04220420', 'hex')

export type SealedBox = { readonly ephemeral: Bytes; readonly sealed: Bytes }
/** A key for one box. It opens that box and no other. */
export type BoxKey = { readonly key: Uint8Array; readonly nonce: Uint8Array }

/** The key that only the phrase gives. Takes about a fifth of a second, on purpose. */
export function keyFromPhrase(phrase: string, salt: Uint8Array): KeyObject {
  const seed = scryptSync(phrase, salt, KEY_BYTES, SCRYPT)
  const der = Buffer.concat([PKCS8_X25519, seed])
  return createPrivateKey({ key: der, format: 'der', type: 'pkcs8' })
}

export function publicHalf(key: KeyObject): Bytes {
  const { x } = createPublicKey(key).export({ format: 'jwk' })
  const bytes = fromBase64url(x ?? '')
  if (!bytes) throw new Error('an X25519 key without its public half')
  return bytes
}

/**
 * Seals for the holder of the phrase: X25519 with a key of its own for each box, HKDF-SHA256,
 * AES-256-GCM. `label` is bound in: a box opens only under the label that it was sealed with.
 */
export function sealBox(plain: Uint8Array, recipient: Bytes, label: Bytes) {
  const own = generateKeyPairSync('x25519')
  const ephemeral = publicHalf(own.privateKey)
  const boxKey = boxKeyOf(own.privateKey, recipient, [ephemeral, recipient])
  const cipher = createCipheriv('aes-256-gcm', boxKey.key, boxKey.nonce)
  cipher.setAAD(label)
  const parts = [cipher.update(plain), cipher.final(), cipher.getAuthTag()]
  const box: SealedBox = { ephemeral, sealed: new Uint8Array(Buffer.concat(parts)) }
  return { box, boxKey }
}

/** The key of a box, for the holder of the phrase. */
export function boxKeyFromPhrase(box: SealedBox, key: KeyObject): BoxKey | undefined {
  try {
    return boxKeyOf(key, box.ephemeral, [box.ephemeral, publicHalf(key)])
  } catch {
    // node:crypto refuses a key of low order, and so do we: it cannot be from one of our boxes.
    return undefined
  }
}

/** What the box holds, or `undefined` if key, label or a single bit is not the right one. */
export function openBox(box: SealedBox, boxKey: BoxKey, label: Bytes): Bytes | undefined {
  const end = box.sealed.length - TAG_BYTES
  if (end < 0) return undefined
  try {
    const decipher = createDecipheriv('aes-256-gcm', boxKey.key, boxKey.nonce)
    decipher.setAAD(label)
    decipher.setAuthTag(box.sealed.subarray(end))
    const parts = [decipher.update(box.sealed.subarray(0, end)), decipher.final()]
    return new Uint8Array(Buffer.concat(parts))
  } catch {
    return undefined
  }
}

function boxKeyOf(own: KeyObject, other: Bytes, publics: readonly Bytes[]): BoxKey {
  const theirs = createPublicKey({
    format: 'jwk',
    key: { kty: 'OKP', crv: 'X25519', x: toBase64url(other) }
  })
  const shared = diffieHellman({ privateKey: own, publicKey: theirs })
  const context = encode('beside/sealed-box', ...publics)
  const bytes = new Uint8Array(
    hkdfSync('sha256', shared, new Uint8Array(0), context, KEY_BYTES + NONCE_BYTES)
  )
  return { key: bytes.subarray(0, KEY_BYTES), nonce: bytes.subarray(KEY_BYTES) }
}
