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
import { encode, joinBytes, type Bytes } from '../bytes/encode.ts'
import { fixed, layout, upTo, type ShapeOf } from '../bytes/layout.ts'
import { isSameBytes } from '../bytes/text.ts'
import { expandKey, mac, plainHash } from './hash.ts'

export const SALT_BYTES = 32
export const COMMITMENT_BYTES = 32
const BLIND_BYTES = 32
const TAG_BYTES = 16
/** What `seal` adds to the plaintext inside `ct`. */
export const SEAL_OVERHEAD_BYTES = BLIND_BYTES + TAG_BYTES
/** What `packSealed` adds to the ciphertext: label, lengths, salt and commitment. */
const PACKING_BYTES = 89
/** What `sealPacked` adds to the plaintext. */
export const PACKED_OVERHEAD_BYTES = SEAL_OVERHEAD_BYTES + PACKING_BYTES
// Every seal has a key of its own (above), so one nonce is enough.
const NONCE = new Uint8Array(12)

const PARTS = { salt: fixed(SALT_BYTES), commitment: fixed(COMMITMENT_BYTES) }
const PACKED = layout('K1/sealed', { ...PARTS, ciphertext: upTo(0xffffffff) })

export type Sealed = ShapeOf<typeof PACKED>
/** `blinded` is P′ and `frankKey` Kf: together they prove the words of a report, and nothing else. */
export type Opened = { readonly plain: Bytes; readonly blinded: Bytes; readonly frankKey: Bytes }
/** What shows the words of a commitment, where the ciphertext is gone. */
export type Franked = Omit<Sealed, 'ciphertext'> & Omit<Opened, 'plain'>
export type RandomBytes = (size: number) => Bytes

/** Seals `plain` under a 32-byte `key`, bound to `header`. */
export function seal(
  key: Uint8Array,
  content: { readonly header: Uint8Array; readonly plain: Uint8Array },
  random: RandomBytes
): Sealed {
  const { header, plain } = content
  const salt = random(SALT_BYTES)
  const blinded = joinBytes(random(BLIND_BYTES), plain)
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
  const plain = blinded && openFranked(header, { salt, commitment, blinded, frankKey })
  return plain && { plain, blinded, frankKey }
}

/** The plaintext to which a commitment commits, if this is its key, and these are its blinded words. */
export function openFranked(header: Uint8Array, franked: Franked): Bytes | undefined {
  const { salt, commitment, blinded, frankKey } = franked
  const expected = mac(frankKey, encode('K1/frank', header, salt, blinded))
  return isSameBytes(expected, commitment) ? blinded.slice(BLIND_BYTES) : undefined
}

/** A sealed value as one field: salt, commitment and ciphertext, encoded. */
export function packSealed(sealed: Sealed): Bytes {
  return PACKED.encode(sealed)
}

/** Reads what `packSealed` wrote, of at most `max` bytes as a whole. */
export function unpackSealed(bytes: Uint8Array, max: number): Sealed | undefined {
  return bytes.length <= max ? PACKED.decode(bytes) : undefined
}

/** `seal`, packed into one field. */
export function sealPacked(
  key: Uint8Array,
  content: { readonly header: Uint8Array; readonly plain: Uint8Array },
  random: RandomBytes
): Bytes {
  return packSealed(seal(key, content, random))
}

/** The plaintext of what `sealPacked` made, of at most `max` bytes as a whole. */
export function openPacked(
  key: Uint8Array,
  packed: { readonly header: Uint8Array; readonly bytes: Uint8Array; readonly max: number }
): Bytes | undefined {
  const sealed = unpackSealed(packed.bytes, packed.max)
  return sealed && open(key, packed.header, sealed)?.plain
}

function splitKey(key: Uint8Array, header: Uint8Array, salt: Uint8Array) {
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
