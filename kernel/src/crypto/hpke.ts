/**
 * HPKE in base mode, single shot (RFC 9180): DHKEM(X25519, HKDF-SHA256), HKDF-SHA256, ChaCha20-Poly1305.
 * It boxes a key or a few words to one member; `info` says for what, so a box fits one place only.
 */
import { chacha20poly1305 } from '@noble/ciphers/chacha.js'
import { x25519 } from '@noble/curves/ed25519.js'
import { expand, extract } from '@noble/hashes/hkdf.js'
import { sha256 } from '@noble/hashes/sha2.js'
import type { KemPublicKey } from '../brand.ts'
import { joinBytes, type Bytes } from '../bytes/encode.ts'
import { kemPairFromSeed, KEY_BYTES, type KemPair } from './keys.ts'
import type { RandomBytes } from './seal.ts'

/** What a box adds to its content: the ephemeral key and the tag. */
export const BOX_OVERHEAD_BYTES = 48

const ascii = (text: string): Uint8Array => new TextEncoder().encode(text)
const VERSION = ascii('HPKE-v1')
// RFC 9180 §7: KEM 0x0020; KDF 0x0001; AEAD 0x0003.
const KEM_SUITE = joinBytes(ascii('KEM'), Uint8Array.of(0x00, 0x20))
const HPKE_SUITE = joinBytes(ascii('HPKE'), Uint8Array.of(0x00, 0x20, 0x00, 0x01, 0x00, 0x03))
const NONE = new Uint8Array(0)

/** `enc ‖ ct` for the holder of `to`. The key must have been admitted, else X25519 throws. */
export function sealBox(
  to: KemPublicKey,
  content: { readonly info: Uint8Array; readonly plain: Uint8Array },
  random: RandomBytes
): Bytes {
  const ephemeral = kemPairFromSeed(random(KEY_BYTES))
  const shared = x25519.getSharedSecret(ephemeral.secret, to)
  const secret = encapsulated(shared, joinBytes(ephemeral.public, to))
  const { key, nonce } = schedule(secret, content.info)
  return joinBytes(ephemeral.public, chacha20poly1305(key, nonce).encrypt(content.plain))
}

/** The content of a box, or `undefined` if it is not for this pair and this `info`. */
export function openBox(box: Uint8Array, info: Uint8Array, pair: KemPair): Bytes | undefined {
  if (box.length < BOX_OVERHEAD_BYTES) return undefined
  const ephemeral = box.subarray(0, KEY_BYTES)
  try {
    const shared = x25519.getSharedSecret(pair.secret, ephemeral)
    const secret = encapsulated(shared, joinBytes(ephemeral, pair.public))
    const { key, nonce } = schedule(secret, info)
    return new Uint8Array(chacha20poly1305(key, nonce).decrypt(box.subarray(KEY_BYTES)))
  } catch {
    return undefined
  }
}

// RFC 9180 §4.1, ExtractAndExpand.
function encapsulated(shared: Uint8Array, kemContext: Uint8Array): Uint8Array {
  const prk = labeledExtract(KEM_SUITE, NONE, { label: 'eae_prk', ikm: shared })
  return labeledExpand(KEM_SUITE, prk, { label: 'shared_secret', info: kemContext, size: 32 })
}

// RFC 9180 §5.1, KeySchedule in mode_base with empty psk and psk_id.
function schedule(secret: Uint8Array, info: Uint8Array): { key: Uint8Array; nonce: Uint8Array } {
  const pskIdHash = labeledExtract(HPKE_SUITE, NONE, { label: 'psk_id_hash', ikm: NONE })
  const infoHash = labeledExtract(HPKE_SUITE, NONE, { label: 'info_hash', ikm: info })
  const context = joinBytes(Uint8Array.of(0), pskIdHash, infoHash)
  const prk = labeledExtract(HPKE_SUITE, secret, { label: 'secret', ikm: NONE })
  return {
    key: labeledExpand(HPKE_SUITE, prk, { label: 'key', info: context, size: 32 }),
    nonce: labeledExpand(HPKE_SUITE, prk, { label: 'base_nonce', info: context, size: 12 })
  }
}

function labeledExtract(
  suite: Uint8Array,
  salt: Uint8Array,
  input: { label: string; ikm: Uint8Array }
): Uint8Array {
  return extract(sha256, joinBytes(VERSION, suite, ascii(input.label), input.ikm), salt)
}

function labeledExpand(
  suite: Uint8Array,
  prk: Uint8Array,
  output: { label: string; info: Uint8Array; size: number }
): Uint8Array {
  const size = Uint8Array.of(output.size >> 8, output.size & 0xff)
  const info = joinBytes(size, VERSION, suite, ascii(output.label), output.info)
  return expand(sha256, prk, info, output.size)
}
