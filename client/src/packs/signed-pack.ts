/** Whether a pack is the one that this place signed, and not an older one than this device has. */
import { canonicalPack, ServedPack, type PackFormat, type PackManifest } from '@beside/contract'
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
import { bytesOf, toHex } from '../wire/read-wire.ts'

export type Part = PackManifest['parts'][number]
export type PackRefusal = 'not-signed' | 'older' | 'something-unexpected'

/** The place whose key signs. */
export type SigningPlace = Pick<Manifest, 'root' | 'receiptKey'> & {
  /** Base64url: how its root says so. */
  readonly said: string
}

/** One kind of pack: what it says of itself, and where it is fetched. */
export type PackKind = {
  readonly format: PackFormat
  readonly path: '/api/directory' | '/api/lines'
  /** How large one part of it may be. */
  readonly partBytesMax: number
}

/** What is judged, and by what. */
export type Judging = {
  readonly kind: PackKind
  /** What the root of this place says: which key signs. */
  readonly place: Pick<Manifest, 'receiptKey'>
  /** The version that this device has; null where it has none. */
  readonly held: number | null
}

export function judgePack(
  reply: unknown,
  { kind, place, held }: Judging
): Result<ServedPack, PackRefusal> {
  const read = v.safeParse(ServedPack, reply)
  if (!read.success) return refused('something-unexpected')
  const { manifest, signature } = read.output
  // What else that key signs is 32 bytes long, so neither can be taken for the other.
  const said = new TextEncoder().encode(canonicalPack(manifest))
  if (!verifySignature(bytesOf(signature), said, place.receiptKey)) return refused('not-signed')
  // A pack of another kind is none, though the same key signed it.
  if (manifest.format !== kind.format) return refused('something-unexpected')
  if (held !== null && manifest.version < held) return refused('older')
  if (manifest.parts.some(({ bytes }) => bytes > kind.partBytesMax)) {
    return refused('something-unexpected')
  }
  return ok(read.output)
}

export function isPart(bytes: Bytes, { bytes: size, sha256 }: Part): boolean {
  return bytes.length === size && toHex(plainHash(bytes)) === sha256
}
