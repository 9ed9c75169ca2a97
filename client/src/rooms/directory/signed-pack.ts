/** Whether a pack is the one that this place signed, and not an older one than this device has. */
import { canonicalPack, ServedPack, type PackManifest } from '@beside/contract'
import {
  ok,
  plainHash,
  refused,
  verifySignature,
  type Bytes,
  type Manifest,
  type Result
} from '@beside/kernel'
import * as v from 'valibot'
import { bytesOf, toHex } from '../../wire/read-wire.ts'

export type Part = PackManifest['parts'][number]
export type PackRefusal = 'not-signed' | 'older' | 'something-unexpected'

/**
 * @param place what the root of this place says: which key signs
 * @param held the version that this device has; null where it has none
 */
export function judgePack(
  reply: unknown,
  place: Pick<Manifest, 'receiptKey'>,
  held: number | null
): Result<PackManifest, PackRefusal> {
  const read = v.safeParse(ServedPack, reply)
  if (!read.success) return refused('something-unexpected')
  const { manifest, signature } = read.output
  // What else that key signs is 32 bytes long, so neither can be taken for the other.
  const said = new TextEncoder().encode(canonicalPack(manifest))
  if (!verifySignature(bytesOf(signature), said, place.receiptKey)) return refused('not-signed')
  if (held !== null && manifest.version < held) return refused('older')
  return ok(manifest)
}

export function isPart(bytes: Bytes, { bytes: size, sha256 }: Part): boolean {
  return bytes.length === size && toHex(plainHash(bytes)) === sha256
}
