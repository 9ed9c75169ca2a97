/** Which code the server says it serves, and whether the one who runs the place has signed it. */
import { canonicalRelease, DAY_MS, ServedRelease } from '@beside/contract'
import {
  admitSignKey,
  ok,
  plainHash,
  refused,
  releaseMessage,
  verifySignature,
  type Bytes,
  type Keyring,
  type Result
} from '@beside/kernel'
import type { ReleaseView } from '../api.ts'
import { bytesOf, toHex } from '../wire/read-wire.ts'
import type { ServerLink, WireReason } from '../wire/server-link.ts'

/** A signature counts only by the root that this person's keyring has pinned. */
export async function readRelease(
  link: ServerLink,
  keyring: Keyring
): Promise<Result<ReleaseView, WireReason>> {
  const reply = await link.call({ method: 'GET', path: '/release.json' }, ServedRelease)
  if (!reply.ok) return refused(reply.reason)
  const { hash, release, statement } = reply.value
  const releaseHash = plainHash(new TextEncoder().encode(canonicalRelease(release)))
  if (toHex(releaseHash) !== hash) return refused('something-unexpected')
  const signedOn = statement && dayOf(statement, releaseHash, keyring)
  return ok({ mark: hash, version: release.version, signedOn })
}

function dayOf(
  { day, signature }: NonNullable<ServedRelease['statement']>,
  releaseHash: Bytes,
  keyring: Keyring
): string | null {
  const root = admitSignKey(bytesOf(keyring.instanceRoot))
  const isSigned =
    root && verifySignature(bytesOf(signature), releaseMessage(root, releaseHash, day), root)
  return isSigned ? new Date(day * DAY_MS).toISOString().slice(0, 10) : null
}
