/** The directory for everybody: one signed pack, the same for all, that is searched where it was brought to. */
import * as v from 'valibot'
import { WIRE_LIMITS } from './limits.ts'
import { Count, DateOnly, Millis, Signature } from './shapes.ts'

const HashInHex = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/u))

/** One file of a pack. Its hash is over these very bytes, before anything packs them for the way. */
export const PackPart = v.strictObject({
  name: v.pipe(v.string(), v.regex(/^[a-z0-9][a-z0-9.-]{0,39}$/u)),
  bytes: v.pipe(Count, v.maxValue(WIRE_LIMITS.packPartBytes)),
  sha256: HashInHex
})
export type PackPart = v.InferOutput<typeof PackPart>

export const PackManifest = v.strictObject({
  format: v.literal('beside-pack-1'),
  /** Only grows, also where the place went back to a backup: whoever has a newer one refuses an older one. */
  version: Count,
  made: Millis,
  /** From then on a device says that its copy is old, and goes on showing it. */
  notAfter: Millis,
  parts: v.pipe(v.array(PackPart), v.maxLength(WIRE_LIMITS.packParts))
})
export type PackManifest = v.InferOutput<typeof PackManifest>

/**
 * GET /api/directory/pack → ServedPack: no session, the same for everybody; `not-found` while there is none. Signed by
 * the receipt key, which the manifest of the instance names (GET /api/instance), over the UTF-8 of `canonicalPack`.
 *
 * GET /api/directory/parts/:sha256 → the bytes of a part, which never change under this name.
 */
export const ServedPack = v.strictObject({ manifest: PackManifest, signature: Signature })
export type ServedPack = v.InferOutput<typeof ServedPack>

/** What is signed, as UTF-8: the one text of a manifest, names in order, no spaces. */
export function canonicalPack({ format, version, made, notAfter, parts }: PackManifest): string {
  const plain = parts.map(({ name, bytes, sha256 }) => ({ name, bytes, sha256 }))
  return JSON.stringify({ format, version, made, notAfter, parts: plain })
}

/** GET /api/directory → DirectorySummary: whether there is anything to search, for pages without a script. */
export const DirectorySummary = v.strictObject({
  /** How many services stand in it. */
  services: Count,
  /** The day on which the pack was made; null while there is none. */
  made: v.nullable(DateOnly)
})
export type DirectorySummary = v.InferOutput<typeof DirectorySummary>

const Told = v.pipe(v.string(), v.maxLength(400))

/** What could not be kept: where it stood in the feed, and why. */
export const RefusedRow = v.strictObject({
  /** The table, of a feed that has tables. */
  table: v.nullable(Told),
  line: Count,
  /** The field, from the record inwards. */
  at: Told,
  reason: Told,
  /** What stood there, shortened. */
  was: v.nullable(Told)
})
export type RefusedRow = v.InferOutput<typeof RefusedRow>

/** A place that is shown as an area alone. */
export const WithheldPlace = v.strictObject({ id: Told, of: Told, area: v.nullable(Told) })
export type WithheldPlace = v.InferOutput<typeof WithheldPlace>

/** What one reading of a feed would change. Lists are cut off, and the counts are not. */
export const ImportReport = v.strictObject({
  /** Bytes of the feed, and how many of them were read so far. */
  bytes: v.number(),
  bytesRead: v.number(),
  isNew: Count,
  changed: Count,
  same: Count,
  /** What the feed had before, and has no more. */
  gone: Count,
  refused: Count,
  /** Left to another source that has it already. */
  elsewhere: Count,
  /** Records in which something was repaired or left out, and how often for which reason. */
  repaired: Count,
  repairs: v.record(Told, Count),
  confidential: Count,
  refusals: v.array(RefusedRow),
  withheld: v.array(WithheldPlace),
  /** Why nothing of it can be taken over; null where it can. */
  trouble: v.nullable(Told)
})
export type ImportReport = v.InferOutput<typeof ImportReport>
