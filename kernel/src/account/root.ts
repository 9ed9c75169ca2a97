/**
 * The account root M: 32 random bytes from which everything of a person derives. The server keeps only
 * wraps of it, one for each way to unlock; any single one opens it, and none helps with another.
 */
import { encode, type Bytes } from '../bytes/encode.ts'
import { deriveKey, hash } from '../crypto/hash.ts'
import { memberKeysFromSeed, type MemberKeys } from '../crypto/keys.ts'
import { openPacked, sealPacked, type RandomBytes } from '../crypto/seal.ts'

export const ROOT_BYTES = 32
export const ACCOUNT_ID_BYTES = 16
/** A packed seal of 32 bytes, with room for the encoding. */
export const WRAP_BYTES_MAX = 256

export type UnlockMethod = 'passphrase' | 'kit'
/** Which wrap this is: bound into its header, so the server cannot swap one for another. */
export type WrapPlace = {
  readonly accountId: Bytes
  readonly method: UnlockMethod
  /** Counts up each time the root changes. */
  readonly rootGeneration: number
}

/** The key under which a way to unlock wraps the root, from the OPAQUE export key or the kit. */
export function wrapKeyOf(method: UnlockMethod, secret: Uint8Array): Bytes {
  return deriveKey(secret, 'K1/wrap-key', method)
}

export function sealRoot(
  root: Uint8Array,
  wrap: { readonly place: WrapPlace; readonly key: Bytes },
  random: RandomBytes
): Bytes {
  return sealPacked(wrap.key, { header: wrapHeader(wrap.place), plain: root }, random)
}

export function openRoot(
  bytes: Uint8Array,
  wrap: { readonly place: WrapPlace; readonly key: Bytes }
): Bytes | undefined {
  const packed = { header: wrapHeader(wrap.place), bytes, max: WRAP_BYTES_MAX }
  const root = openPacked(wrap.key, packed)
  return root?.length === ROOT_BYTES ? root : undefined
}

/** The keys of membership number `index`: for one space, and never for two. */
export function memberKeys(root: Uint8Array, index: number): MemberKeys {
  return memberKeysFromSeed(deriveKey(root, 'K1/member', index))
}

/** A short public name of a root, to tell the old one from the new while keys change. */
export function rootIdOf(root: Uint8Array): Bytes {
  return hash('K1/root-id', root).slice(0, 8)
}

function wrapHeader({ accountId, method, rootGeneration }: WrapPlace): Bytes {
  return encode('K1/wrap', accountId, method, rootGeneration)
}
