/**
 * The instance manifest: an offline root key says which key signs receipts, and since which restore. Its
 * root is pinned in every invitation and keyring, so the server cannot quietly become another.
 */
import type { Hash, SignPublicKey } from '../brand.ts'
import type { Bytes } from '../bytes/encode.ts'
import { fixed, layout, TIME, upTo, wholeNumber, type ShapeOf } from '../bytes/layout.ts'
import { hash } from '../crypto/hash.ts'
import {
  SIGN_KEY,
  SIGNATURE_BYTES,
  sign,
  type SignPair,
  type VerifySignature
} from '../crypto/keys.ts'

const BODY = layout('K1/manifest', {
  root: SIGN_KEY,
  receiptKey: SIGN_KEY,
  /** Counts up with each restore from a backup. */
  generation: wholeNumber(),
  /** The time to which the newest restore went back, ms since 1970; 0 before any. */
  restoredTo: TIME
})
const SIGNED = layout('K1/signed-manifest', { body: upTo(256), signature: fixed(SIGNATURE_BYTES) })

export type Manifest = ShapeOf<typeof BODY>

export function instanceIdOf(root: SignPublicKey): Hash {
  return hash('K1/instance', root)
}

export function signManifest(manifest: Manifest, root: SignPair): Bytes {
  const body = BODY.encode({ ...manifest, root: root.public })
  return SIGNED.encode({ body, signature: sign(hash('K1/manifest-sig', body), root.secret) })
}

/** The manifest in these bytes if its own root signed it; the caller compares the root with the pinned one. */
export function readManifest(bytes: Bytes, verify: VerifySignature): Manifest | undefined {
  const signed = SIGNED.decode(bytes)
  const manifest = signed && BODY.decode(signed.body)
  const isSigned =
    manifest && verify(signed.signature, hash('K1/manifest-sig', signed.body), manifest.root)
  return isSigned ? manifest : undefined
}

/**
 * What the root signs to say which code its place serves. The root stands inside, so it speaks for one place.
 *
 * @param release SHA-256 over the canonical list of files, which holds the version
 * @param day days since 1970
 */
export function releaseMessage(root: SignPublicKey, release: Uint8Array, day: number): Hash {
  return hash('K1/release', root, release, day)
}
