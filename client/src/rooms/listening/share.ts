/**
 * The way into a bond, locked: it takes what the server gives to whoever says yes, and what stands in the question for
 * the listeners. So nobody comes without a yes, and the server alone comes nowhere.
 */
import { deriveKey, encode, openPacked, sealPacked, toBase64url } from '@beside/kernel'
import type { Bytes, RandomBytes } from '@beside/kernel'
import { bytesOf } from '../../wire/read-wire.ts'

const LABEL = 'K1/ask-share'
const SECRET_BYTES = 16
const LOCKED_BYTES_MAX = 200

type Lock = { readonly share: Bytes; readonly bondId: string }

export function lockSecret(secret: string, { share, bondId }: Lock, random: RandomBytes): string {
  const content = { header: encode(LABEL, bondId), plain: bytesOf(secret) }
  return toBase64url(sealPacked(deriveKey(share, LABEL), content, random))
}

export function unlockSecret(locked: string, { share, bondId }: Lock): string | undefined {
  const packed = { header: encode(LABEL, bondId), bytes: bytesOf(locked), max: LOCKED_BYTES_MAX }
  const secret = openPacked(deriveKey(share, LABEL), packed)
  return secret?.length === SECRET_BYTES ? toBase64url(secret) : undefined
}
