import { hkdf } from '@noble/hashes/hkdf.js'
import { hmac } from '@noble/hashes/hmac.js'
import { sha256 } from '@noble/hashes/sha2.js'
import type { Hash } from '../brand.ts'
import { encode, type Bytes, type Field } from '../bytes/encode.ts'

export const HASH_BYTES = 32

/** `H(label,…) = SHA-256(enc(label,…))` (FIPS 180-4). */
export function hash(label: string, ...fields: readonly Field[]): Hash {
  return new Uint8Array(sha256(encode(label, ...fields))) as Hash
}

/** SHA-256 of the bytes as they are. */
export function plainHash(bytes: Uint8Array): Hash {
  return new Uint8Array(sha256(bytes)) as Hash
}

/** `KDF(k,label,ctx,n)`: HKDF-SHA256 (RFC 5869) without salt; every use has a label of its own. */
export function deriveKey(key: Uint8Array, label: string, context: Field = ''): Bytes {
  return expandKey(key, new Uint8Array(0), { info: encode(label, context), size: 32 })
}

/** HKDF-SHA256 (RFC 5869) with a salt and an info of the caller's. */
export function expandKey(
  key: Uint8Array,
  salt: Uint8Array,
  output: { readonly info: Uint8Array; readonly size: number }
): Bytes {
  return new Uint8Array(hkdf(sha256, key, salt, output.info, output.size))
}

/** HMAC-SHA256 (RFC 2104). */
export function mac(key: Uint8Array, message: Uint8Array): Bytes {
  return new Uint8Array(hmac(sha256, key, message))
}
