/** What a device has of the directory: in memory, and on one's own device also where it outlives a reload. */
import { PackManifest } from '@beside/contract'
import type { Bytes } from '@beside/kernel'
import * as v from 'valibot'
import { isPart } from './signed-pack.ts'

/** A pack whose parts are all there, each as it was signed. By name. */
export type WholePack = {
  readonly manifest: PackManifest
  readonly parts: ReadonlyMap<string, Bytes>
}

/** Keeps plain public bytes that everybody has. A shared device has none of it (T8). */
export type PackKeep = {
  /** What was kept last, whatever it is; undefined where there is nothing. */
  loadManifest(): Promise<unknown>
  /** False where it could not be kept: then the one of before is still there. */
  saveManifest(manifest: PackManifest): Promise<boolean>
  loadPart(sha256: string): Promise<Bytes | undefined>
  savePart(sha256: string, bytes: Bytes): Promise<void>
  /** Lets go of every part that is not named. */
  keepOnly(sha256s: readonly string[]): Promise<void>
}

/** What a device finds of before. The version counts also where parts are gone: nothing older is taken then either. */
export type FoundPack = { readonly pack: WholePack | null; readonly version: number | null }

/** The last good copy, looked through again: a disk may have spoiled it. */
export async function loadPack(keep: PackKeep | null): Promise<FoundPack> {
  const read = v.safeParse(PackManifest, await keep?.loadManifest())
  if (!keep || !read.success) return { pack: null, version: null }
  const manifest = read.output
  const parts = new Map<string, Bytes>()
  for (const part of manifest.parts) {
    const bytes = await keep.loadPart(part.sha256)
    if (!bytes || !isPart(bytes, part)) return { pack: null, version: manifest.version }
    parts.set(part.name, bytes)
  }
  return { pack: { manifest, parts }, version: manifest.version }
}
