import { base64urlnopad } from '@scure/base'
import type { Bytes } from './encode.ts'

/** Bytes as unpadded base64url (RFC 4648 §5), the form they have in JSON. */
export function toBase64url(bytes: Uint8Array): string {
  return base64urlnopad.encode(bytes)
}

/** The bytes of a base64url text, or `undefined` if it is not canonical. */
export function fromBase64url(text: string): Bytes | undefined {
  try {
    return new Uint8Array(base64urlnopad.decode(text))
  } catch {
    return undefined
  }
}

/** True if both have the same bytes. It looks at all of them, so its time tells nothing about tags and keys. */
export function isSameBytes(a: Uint8Array, b: Uint8Array): boolean {
  return (
    a.length === b.length && a.reduce((seen, byte, at) => seen | (byte ^ (b[at] ?? 0)), 0) === 0
  )
}
