/**
 * HPKE in base mode, single shot (RFC 9180): DHKEM(X25519, HKDF-SHA256), HKDF-SHA256, ChaCha20-Poly1305.
 * It boxes a key or a few words to one member; `info` says for what, so a box fits one place only.
 */
import { chacha20poly1305 } from '@noble/ciphers/chacha.js'
import { x25519 } from '@noble/curves/ed25519.js'
import { expand, extract } from '@noble/hashes/hkdf.js'
import { sha256 } from '@noble/hashes/sha2.js'
import type { KemPublicKey } from '../brand.ts'
import { fieldBytes, joinBytes, type Bytes } from '../bytes/encode.ts'
import { kemPairFromSeed, KEY_BYTES, type KemPair } from './keys.ts'
import type { RandomBytes } from './seal.ts'

/** What a box adds to its content: the ephemeral key and the tag. */
export const BOX_OVERHEAD_BYTES = 48

const VERSION = fieldBytes('HPKE-v1')
// RFC 9180 §7: KEM 0x0020; KDF 0x0001; AEAD 0x0003.
const KEM_SUITE = joinBytes(fieldBytes('KEM'), Uint8Array.of(0x00, 0x20))
const HPKE_SUITE = joinBytes(fieldBytes('HPKE'), Uint8Array.of(0x00, 0x20, 0x00, 0x01, 0x00, 0x03))
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
  const { extracted, expanded } = labeled(KEM_SUITE)
  return expanded(extracted(NONE, 'eae_prk', shared), ['shared_secret', 32], kemContext)
}

// RFC 9180 §5.1, KeySchedule in mode_base with empty psk and psk_id.
function schedule(secret: Uint8Array, info: Uint8Array): { key: Uint8Array; nonce: Uint8Array } {
  const { extracted, expanded } = labeled(HPKE_SUITE)
  const hashes = [extracted(NONE, 'psk_id_hash', NONE), extracted(NONE, 'info_hash', info)]
  const context = joinBytes(Uint8Array.of(0), ...hashes)
  const prk = extracted(secret, 'secret', NONE)
  const key = expanded(prk, ['key', 32], context)
  return { key, nonce: expanded(prk, ['base_nonce', 12], context) }
}

// RFC 9180 §4, LabeledExtract and LabeledExpand of a suite.
function labeled(suite: Uint8Array) {
  const named = (label: string): Uint8Array => joinBytes(VERSION, suite, fieldBytes(label))
  return {
    extracted: (salt: Uint8Array, label: string, ikm: Uint8Array): Uint8Array =>
      extract(sha256, joinBytes(named(label), ikm), salt),
    expanded: (prk: Uint8Array, [label, size]: [string, number], info: Uint8Array): Uint8Array =>
      expand(sha256, prk, joinBytes(Uint8Array.of(0, size), named(label), info), size)
  }
}
