/**
 * The echo lets a person's own entries say how new their keyring was, so that a server which rolls the
 * keyring back is noticed. It looks random to everybody else: a plain counter would tie together the
 * memberships of one person. It is 16 bytes: the keyring's number (u64) and the start of its hash.
 */
import type { SpaceId } from '../brand.ts'
import { encode, fieldBytes, joinBytes, readU64, type Bytes } from '../bytes/encode.ts'
import { isSameBytes } from '../bytes/text.ts'
import { deriveKey, plainHash } from '../crypto/hash.ts'

export type EchoPlace = { readonly spaceId: SpaceId; readonly entryId: Bytes }
type SealedKeyring = { readonly seq: number; readonly blob: Uint8Array }

export function makeEcho(root: Uint8Array, place: EchoPlace, keyring: SealedKeyring): Bytes {
  return masked(root, place, clearEcho(keyring))
}

/** True if the keyring at hand is older than the one that the echo saw, or another of the same number. */
export function showsRollback(
  root: Uint8Array,
  echo: EchoPlace & { readonly bytes: Bytes },
  keyring: SealedKeyring
): boolean {
  const clear = masked(root, echo, echo.bytes)
  const seen = readU64(clear)
  if (seen === undefined || seen > keyring.seq) return true
  return seen === keyring.seq && !isSameBytes(clear, clearEcho(keyring))
}

function clearEcho({ seq, blob }: SealedKeyring): Bytes {
  return joinBytes(fieldBytes(BigInt(seq)), plainHash(blob).subarray(0, 8))
}

function masked(root: Uint8Array, { spaceId, entryId }: EchoPlace, bytes: Uint8Array): Bytes {
  const mask = deriveKey(root, 'K1/echo', encode('K1/echo-place', spaceId, entryId))
  return Uint8Array.from(bytes, (byte, index) => byte ^ (mask[index] ?? 0))
}
