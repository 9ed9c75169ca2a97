/** What a device has of the directory: in memory, and on one's own device also where it outlives a reload. */
import { ServedPack, type PackManifest } from '@beside/contract'
import {
  readManifest,
  toBase64url,
  verifySignature,
  type Bytes,
  type Manifest
} from '@beside/kernel'
import * as v from 'valibot'
import { bytesOf } from '../wire/read-wire.ts'
import { isPart, judgePack, type PackKind } from './signed-pack.ts'

/** A pack whose parts are all there, each as it was signed. By name. */
export type WholePack = {
  readonly manifest: PackManifest
  readonly parts: ReadonlyMap<string, Bytes>
}

const SignedPack = v.strictObject({
  /** Base64url: how the root of this place says whose key signs, so that no line is needed to check it again. */
  place: v.pipe(v.string(), v.maxLength(1024)),
  served: ServedPack
})
/** What a place signed of a pack, whole. */
export type SignedPack = v.InferOutput<typeof SignedPack>

/** Keeps plain public bytes that everybody has. A shared device has none of it (T8). */
export type PackKeep = {
  /** What was kept last, whatever it is; undefined where there is nothing. */
  loadSigned(): Promise<unknown>
  /** False where it could not be kept: then the one of before is still there. */
  saveSigned(signed: SignedPack): Promise<boolean>
  loadPart(sha256: string): Promise<Bytes | undefined>
  savePart(sha256: string, bytes: Bytes): Promise<void>
  /** Lets go of every part that is not named. */
  keepOnly(sha256s: readonly string[]): Promise<void>
}

/** What a device finds of before. The version counts also where parts are gone: nothing older is taken then either. */
export type FoundPack = {
  readonly pack: WholePack | null
  readonly version: number | null
  /** The root of the place that signed it; null where nothing was found. */
  readonly root: Manifest['root'] | null
}
export const nothingFound: FoundPack = { pack: null, version: null, root: null }

export type Expected = {
  readonly kind: PackKind
  /** Base64url; null for whoever has none pinned. */
  readonly pinnedRoot: string | null
}

/** The last good copy, checked as if it had just come: a disk may have spoiled it, and somebody may have changed it. */
export async function loadPack(
  keep: PackKeep | null,
  { kind, pinnedRoot }: Expected
): Promise<FoundPack> {
  const read = v.safeParse(SignedPack, await keep?.loadSigned())
  if (!keep || !read.success) return nothingFound
  const place = readManifest(bytesOf(read.output.place), verifySignature)
  if (!place || (pinnedRoot !== null && toBase64url(place.root) !== pinnedRoot)) return nothingFound
  const judged = judgePack(read.output.served, { kind, place, held: null })
  if (!judged.ok) return nothingFound
  const { manifest } = judged.value
  const { root } = place
  const parts = new Map<string, Bytes>()
  for (const part of manifest.parts) {
    const bytes = await keep.loadPart(part.sha256)
    if (!bytes || !isPart(bytes, part)) return { pack: null, version: manifest.version, root }
    parts.set(part.name, bytes)
  }
  return { pack: { manifest, parts }, version: manifest.version, root }
}
