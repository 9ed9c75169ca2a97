/**
 * The echo lets a person's own entries say how new their keyring was, so that a server which rolls the
 * keyring back is noticed. It looks random to everybody else: a plain counter would tie together the
 * memberships of one person.
 */
import type { SpaceId } from '../brand.ts'
import { encode, readU64, type Bytes } from '../bytes/encode.ts'
import { isSameBytes } from '../bytes/text.ts'
import { deriveKey, plainHash } from '../crypto/hash.ts'

export const ECHO_BYTES = 16

export type EchoPlace = { readonly spaceId: SpaceId; readonly entryId: Bytes }

export function makeEcho(
  root: Uint8Array,
  place: EchoPlace,
  keyring: { readonly seq: number; readonly blob: Uint8Array }
): Bytes {
  const clear = new Uint8Array(ECHO_BYTES)
  new DataView(clear.buffer).setBigUint64(0, BigInt(keyring.seq))
  clear.set(plainHash(keyring.blob).subarray(0, 8), 8)
  return masked(root, place, clear)
}

/** True if the keyring at hand is older than the one that the echo saw, or another of the same number. */
export function showsRollback(
  root: Uint8Array,
  echo: EchoPlace & { readonly bytes: Bytes },
  keyring: { readonly seq: number; readonly blob: Uint8Array }
): boolean {
  const clear = masked(root, echo, echo.bytes)
  const seen = readU64(clear)
  if (seen === undefined || seen > keyring.seq) return true
  const sameHash = isSameBytes(clear.subarray(8), plainHash(keyring.blob).subarray(0, 8))
  return seen === keyring.seq && !sameHash
}

function masked(root: Uint8Array, { spaceId, entryId }: EchoPlace, bytes: Uint8Array): Bytes {
  const mask = deriveKey(root, 'K1/echo', encode('K1/echo-place', spaceId, entryId))
  return Uint8Array.from(bytes, (byte, index) => byte ^ (mask[index] ?? 0))
}
