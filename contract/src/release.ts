/** Which code the pages are made of, and what the instance's offline root says about it. */
import * as v from 'valibot'
import { WIRE_LIMITS } from './limits.ts'
import { Count, Signature } from './shapes.ts'

const HashInHex = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/u))
const FilePath = v.pipe(v.string(), v.maxLength(200), v.regex(/^[\w./@-]+$/u))

/** Every file that a browser gets, with its SHA-256, and the version that the sources name. */
export const Release = v.strictObject({
  files: v.pipe(v.record(FilePath, HashInHex), v.maxEntries(WIRE_LIMITS.filesOfRelease)),
  format: v.literal('beside-release-1'),
  version: v.pipe(v.string(), v.maxLength(32))
})
export type Release = v.InferOutput<typeof Release>

/** Signed by the instance root: on this day, this release is the one of this place. */
export const ReleaseStatement = v.strictObject({
  format: v.literal('beside-release-statement-1'),
  /** Days since 1970, up to the year 9999. */
  day: v.pipe(Count, v.maxValue(2_932_896)),
  signature: Signature
})
export type ReleaseStatement = v.InferOutput<typeof ReleaseStatement>

/** GET /release.json. `hash` is the SHA-256 over the canonical JSON of `release`. */
export const ServedRelease = v.strictObject({
  hash: HashInHex,
  release: Release,
  statement: v.nullable(ReleaseStatement)
})
export type ServedRelease = v.InferOutput<typeof ServedRelease>

/** The one text of a release: names in order, no spaces. */
export function canonicalRelease({ files, format, version }: Release): string {
  const sorted = Object.entries(files).toSorted(([a], [b]) => (a < b ? -1 : 1))
  return JSON.stringify({ files: Object.fromEntries(sorted), format, version })
}
