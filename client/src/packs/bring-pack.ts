/**
 * Brings the newest pack to this device: the manifest first, then each part that is not there yet. Everybody's device
 * asks for the same addresses, and whatever goes wrong, the last good copy stays.
 */
import type { PackManifest } from '@beside/contract'
import { isSameBytes, ok, refused, type Bytes, type Result } from '@beside/kernel'
import type { Environment } from '../environment.ts'
import {
  nothingFound,
  type FoundPack,
  type PackKeep,
  type SignedPack,
  type WholePack
} from './kept-pack.ts'
import {
  isPart,
  judgePack,
  type PackKind,
  type PackRefusal,
  type Part,
  type SigningPlace
} from './signed-pack.ts'

export type Bringing = Pick<Environment, 'address' | 'fetch'> & {
  readonly kind: PackKind
  readonly place: SigningPlace
  readonly held: FoundPack
  readonly keep: PackKeep | null
  /** Parts that came before the line broke off, by hash. What comes is put here. */
  readonly loose: Map<string, Bytes>
  /** Whether a pack can be searched in. What cannot takes no good copy's place. */
  readonly opens: (parts: WholePack['parts']) => boolean
  /** Whether so many bytes may be fetched now. */
  readonly mayFetch: (bytes: number) => boolean
  readonly tell: (progress: Progress) => void
}
export type Progress = { readonly bytes: number; readonly of: number }
export type BringRefusal =
  | PackRefusal
  | 'nothing-there'
  | 'unreachable'
  | 'damaged'
  /** The person is asked first: their device is to save data. */
  | 'ask-first'

/** How long a line may be silent, in ms. The whole may take as long as it takes. */
const SILENCE_MS_MAX = 30_000
const MANIFEST_BYTES_MAX = 65_536

export async function bringPack(bringing: Bringing): Promise<Result<WholePack, BringRefusal>> {
  const { kind, place, keep } = bringing
  // What another place signed is no measure of how old this one's is.
  const isTheirs = bringing.held.root !== null && isSameBytes(bringing.held.root, place.root)
  const held = isTheirs ? bringing.held : nothingFound
  const reply = await readManifestReply(bringing)
  if (!reply.ok) return reply
  const judged = judgePack(reply.value, { kind, place, held: held.version })
  if (!judged.ok) return judged
  const { manifest } = judged.value
  if (held.pack?.manifest.version === manifest.version) return ok(held.pack)
  const missing = await listMissing(manifest, bringing)
  const of = missing.reduce((sum, { bytes }) => sum + bytes, 0)
  if (!bringing.mayFetch(of)) return refused('ask-first')
  let bytes = 0
  for (const part of missing) {
    const got = await bringPart(part, bringing, (more) =>
      bringing.tell({ bytes: bytes + more, of })
    )
    if (!got.ok) return got
    bytes += part.bytes
  }
  const pack = { manifest, parts: partsOf(manifest, bringing.loose) }
  bringing.loose.clear()
  if (!bringing.opens(pack.parts)) return refused('damaged')
  if (keep) await keepWhole(keep, { place: place.said, served: judged.value }, pack.parts)
  return ok(pack)
}

/** On a disk that is full the copy of before stays, all of it. */
async function keepWhole(
  keep: PackKeep,
  signed: SignedPack,
  parts: WholePack['parts']
): Promise<void> {
  const { manifest } = signed.served
  for (const part of manifest.parts) {
    const isKept = async () => {
      const bytes = await keep.loadPart(part.sha256)
      return bytes !== undefined && isPart(bytes, part)
    }
    if (await isKept()) continue
    await keep.savePart(part.sha256, parts.get(part.name) ?? new Uint8Array(0))
    if (!(await isKept())) return
  }
  if (await keep.saveSigned(signed)) await keep.keepOnly(manifest.parts.map(({ sha256 }) => sha256))
}

async function readManifestReply(bringing: Bringing): Promise<Result<unknown, BringRefusal>> {
  const got = await ask(bringing, {
    path: `${bringing.kind.path}/pack`,
    bytesMax: MANIFEST_BYTES_MAX,
    tell: () => undefined
  })
  if (!got.ok) return got
  try {
    return ok(JSON.parse(new TextDecoder().decode(got.value)))
  } catch {
    return refused('something-unexpected')
  }
}

/** What is here already, from the copy of before or from a try that broke off, is not asked for again. */
async function listMissing(
  { parts }: PackManifest,
  { held, keep, loose }: Bringing
): Promise<readonly Part[]> {
  const heldByHash = new Map(
    held.pack?.manifest.parts.map(({ name, sha256 }) => [sha256, held.pack?.parts.get(name)])
  )
  const missing: Part[] = []
  for (const part of parts) {
    if (loose.has(part.sha256)) continue
    const bytes = heldByHash.get(part.sha256) ?? (await keep?.loadPart(part.sha256))
    if (bytes && isPart(bytes, part)) loose.set(part.sha256, bytes)
    else missing.push(part)
  }
  return missing
}

async function bringPart(
  part: Part,
  bringing: Bringing,
  tell: (bytes: number) => void
): Promise<Result<true, BringRefusal>> {
  const got = await ask(bringing, {
    path: `${bringing.kind.path}/parts/${part.sha256}`,
    bytesMax: part.bytes,
    tell
  })
  if (!got.ok) return refused(got.reason === 'nothing-there' ? 'damaged' : got.reason)
  if (!isPart(got.value, part)) return refused('damaged')
  bringing.loose.set(part.sha256, got.value)
  await bringing.keep?.savePart(part.sha256, got.value)
  return ok(true)
}

function partsOf({ parts }: PackManifest, loose: Bringing['loose']): WholePack['parts'] {
  return new Map(parts.map(({ name, sha256 }) => [name, loose.get(sha256) ?? new Uint8Array(0)]))
}

type Asking = {
  readonly path: string
  readonly bytesMax: number
  readonly tell: (bytes: number) => void
}

async function ask(
  { address, fetch }: Bringing,
  { path, bytesMax, tell }: Asking
): Promise<Result<Bytes, BringRefusal>> {
  const stopping = new AbortController()
  const { signal } = stopping
  let silence = setTimeout(() => stopping.abort(), SILENCE_MS_MAX)
  try {
    const response = await fetch(address + path, { signal })
    if (response.status === 404) return refused('nothing-there')
    if (!response.ok || !response.body) return refused('unreachable')
    const chunks: Uint8Array[] = []
    let size = 0
    for await (const chunk of chunksOf(response.body)) {
      clearTimeout(silence)
      silence = setTimeout(() => stopping.abort(), SILENCE_MS_MAX)
      size += chunk.length
      if (size > bytesMax) return refused('damaged')
      chunks.push(chunk)
      tell(size)
    }
    return ok(joined(chunks, size))
  } catch {
    return refused('unreachable')
  } finally {
    clearTimeout(silence)
    stopping.abort()
  }
}

// Not all browsers let a stream be gone through with `for await`.
async function* chunksOf(body: ReadableStream<Uint8Array>): AsyncGenerator<Uint8Array> {
  const reader = body.getReader()
  for (;;) {
    const { done, value } = await reader.read()
    if (done) return
    yield value
  }
}

function joined(chunks: readonly Uint8Array[], size: number): Bytes {
  const whole = new Uint8Array(size)
  let at = 0
  for (const chunk of chunks) {
    whole.set(chunk, at)
    at += chunk.length
  }
  return whole
}
