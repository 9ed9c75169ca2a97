/** What every pack of this place has: a manifest that only grows, signed by the receipt key, and made anew each week. */
import type { KeyObject } from 'node:crypto'
import { canonicalPack, DAY_MS } from '@beside/contract'
import type { PackFormat, PackManifest, PackPart } from '@beside/contract'
import type { Bytes } from '@beside/kernel/wire'
import { signInTurn } from '../log/node-signatures.ts'

const WEEK_MS = 7 * DAY_MS
const VALID_MS = 35 * DAY_MS
/** Mondays at 03:00 UTC. The first Monday of 1970 was the fifth of January. */
const RENEWAL_MS = 4 * DAY_MS + 3 * 3_600_000

type Making = {
  readonly format: PackFormat
  /** The version of the one before; undefined for the first. */
  readonly last: number | undefined
  readonly now: number
  readonly parts: readonly PackPart[]
}
export type SignedManifest = {
  readonly version: number
  readonly manifest: string
  readonly signature: Bytes
}

export async function signManifest(
  { format, last, now, parts }: Making,
  key: KeyObject
): Promise<SignedManifest> {
  // Seconds since 1970: so it grows also where the store went back to a backup.
  const version = Math.max((last ?? 0) + 1, Math.floor(now / 1000))
  const notAfter = now + VALID_MS
  const manifest = canonicalPack({ format, version, made: now, notAfter, parts: [...parts] })
  return { version, manifest, signature: await signInTurn(new TextEncoder().encode(manifest), key) }
}

/** Whether it is from before the last Monday. */
export function isRenewalDue({ made }: Pick<PackManifest, 'made'>, now: number): boolean {
  return made < Math.floor((now - RENEWAL_MS) / WEEK_MS) * WEEK_MS + RENEWAL_MS
}
