/**
 * `seal`, the one symmetric primitive of K1: a committing, franked AEAD.
 *
 *   (Ke, Kf) = HKDF-SHA256(K, salt, enc("K1/seal", SHA-256(hdr)), 64)
 *   P'       = r ‖ P
 *   C        = HMAC-SHA256(Kf, enc("K1/frank", hdr, salt, P'))
 *   ct       = ChaCha20-Poly1305(Ke, nonce = 0, aad = enc("K1/aad", hdr, salt, C), P')
 *
 * A fresh salt gives a fresh key, so a client without memory has no nonce to keep. C commits to key, header
 * and plaintext: no ciphertext opens under two keys. Showing one Kf opens one commitment and nothing else.
 * r leaves with ct, so what stays after erasure confirms no guess at short words.
 */
import { chacha20poly1305 } from '@noble/ciphers/chacha.js'
import { decode, encode, type Bytes } from '../bytes/encode.ts'
import { isSameBytes } from '../bytes/text.ts'
import { expandKey, mac, plainHash } from './hash.ts'

export const SALT_BYTES = 32
export const COMMITMENT_BYTES = 32
const BLIND_BYTES = 32
const TAG_BYTES = 16
/** What `seal` adds to the plaintext inside `ct`. */
export const SEAL_OVERHEAD_BYTES = BLIND_BYTES + TAG_BYTES
// Every seal has a key of its own (above), so one nonce is enough.
const NONCE = new Uint8Array(12)

export type Sealed = {
  readonly salt: Bytes
  readonly commitment: Bytes
  readonly ciphertext: Bytes
}
/** `blinded` is P′ and `frankKey` Kf: together they prove the words of a report, and nothing else. */
export type Opened = { readonly plain: Bytes; readonly blinded: Bytes; readonly frankKey: Bytes }
export type RandomBytes = (size: number) => Bytes

/** Seals `plain` under a 32-byte `key`, bound to `header`. */
export function seal(
  key: Uint8Array,
  content: { readonly header: Uint8Array; readonly plain: Uint8Array },
  random: RandomBytes
): Sealed {
  const { header, plain } = content
  const salt = random(SALT_BYTES)
  const blinded = new Uint8Array(BLIND_BYTES + plain.length)
  blinded.set(random(BLIND_BYTES))
  blinded.set(plain, BLIND_BYTES)
  const { cipherKey, frankKey } = splitKey(key, header, salt)
  const commitment = mac(frankKey, encode('K1/frank', header, salt, blinded))
  const aad = encode('K1/aad', header, salt, commitment)
  const cipher = chacha20poly1305(cipherKey, NONCE, aad)
  return { salt, commitment, ciphertext: new Uint8Array(cipher.encrypt(blinded)) }
}

/** Opens what `seal` made. Wrong key, other header or any changed bit give `undefined`, never a detail. */
export function open(key: Uint8Array, header: Uint8Array, sealed: Sealed): Opened | undefined {
  const { salt, commitment, ciphertext } = sealed
  if (ciphertext.length < SEAL_OVERHEAD_BYTES) return undefined
  const { cipherKey, frankKey } = splitKey(key, header, salt)
  const aad = encode('K1/aad', header, salt, commitment)
  const blinded = decrypt(cipherKey, aad, ciphertext)
  if (!blinded) return undefined
  const expected = mac(frankKey, encode('K1/frank', header, salt, blinded))
  if (!isSameBytes(expected, commitment)) return undefined
  return { plain: blinded.slice(BLIND_BYTES), blinded, frankKey }
}

/** A sealed value as one field: salt, commitment and ciphertext, encoded. */
export function packSealed(sealed: Sealed): Bytes {
  return encode('K1/sealed', sealed.salt, sealed.commitment, sealed.ciphertext)
}

/** Reads what `packSealed` wrote, with a ciphertext of at most `max` bytes. */
export function unpackSealed(bytes: Uint8Array, max: number): Sealed | undefined {
  const fields = decode('K1/sealed', bytes, [SALT_BYTES, COMMITMENT_BYTES, { max }])
  const [salt, commitment, ciphertext] = fields ?? []
  return salt && commitment && ciphertext ? { salt, commitment, ciphertext } : undefined
}

function splitKey(
  key: Uint8Array,
  header: Uint8Array,
  salt: Uint8Array
): { cipherKey: Bytes; frankKey: Bytes } {
  const info = encode('K1/seal', plainHash(header))
  const both = expandKey(key, salt, { info, size: 64 })
  return { cipherKey: both.slice(0, 32), frankKey: both.slice(32) }
}

function decrypt(key: Bytes, aad: Bytes, ciphertext: Uint8Array): Bytes | undefined {
  try {
    return new Uint8Array(chacha20poly1305(key, NONCE, aad).decrypt(ciphertext))
  } catch {
    return undefined
  }
}
