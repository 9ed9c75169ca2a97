/**
 * The instance manifest: an offline root key says which key signs receipts, and since which restore. Its
 * root is pinned in every invitation and keyring, so the server cannot quietly become another.
 */
import type { Hash, SignPublicKey } from '../brand.ts'
import { decode, encode, readU32, readU64, type Bytes } from '../bytes/encode.ts'
import { hash } from '../crypto/hash.ts'
import {
  admitSignKey,
  KEY_BYTES,
  SIGNATURE_BYTES,
  sign,
  type VerifySignature
} from '../crypto/keys.ts'
import type { SignPair } from '../crypto/keys.ts'

export type Manifest = {
  readonly root: SignPublicKey
  readonly receiptKey: SignPublicKey
  /** Counts up with each restore from a backup. */
  readonly generation: number
  /** The time to which the newest restore went back, ms since 1970; 0 before any. */
  readonly restoredTo: number
}

export function instanceIdOf(root: SignPublicKey): Hash {
  return hash('K1/instance', root)
}

export function signManifest(manifest: Manifest, root: SignPair): Bytes {
  const { receiptKey, generation, restoredTo } = manifest
  const body = encode('K1/manifest', root.public, receiptKey, generation, BigInt(restoredTo))
  return encode('K1/signed-manifest', body, sign(hash('K1/manifest-sig', body), root.secret))
}

/** The manifest in these bytes if its own root signed it; the caller compares the root with the pinned one. */
export function readManifest(bytes: Bytes, verify: VerifySignature): Manifest | undefined {
  const [body, signature] =
    decode('K1/signed-manifest', bytes, [{ max: 256 }, SIGNATURE_BYTES]) ?? []
  const sizes = [KEY_BYTES, KEY_BYTES, 4, 8]
  const [rootBytes, receiptBytes, generation, restored] =
    (body && decode('K1/manifest', body, sizes)) ?? []
  const root = rootBytes && admitSignKey(rootBytes)
  const receiptKey = receiptBytes && admitSignKey(receiptBytes)
  const restoredTo = restored && readU64(restored)
  if (!body || !signature || !root || !receiptKey || !generation || restoredTo === undefined) {
    return undefined
  }
  if (!verify(signature, hash('K1/manifest-sig', body), root)) return undefined
  return { root, receiptKey, generation: readU32(generation), restoredTo }
}
