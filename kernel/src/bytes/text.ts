import type { Bytes } from './encode.ts'

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'
const VALUES = new Map(Array.from(LETTERS, (letter, value) => [letter, value]))

/** Bytes as unpadded base64url (RFC 4648 §5), the form they have in JSON. */
export function toBase64url(bytes: Uint8Array): string {
  let text = ''
  let bits = 0
  let held = 0
  for (const byte of bytes) {
    bits = (bits << 8) | byte
    for (held += 8; held >= 6; held -= 6) text += LETTERS[(bits >> (held - 6)) & 63]
  }
  return held > 0 ? text + LETTERS[(bits << (6 - held)) & 63] : text
}

/** The bytes of a base64url text, or `undefined` if it is not canonical. */
export function fromBase64url(text: string): Bytes | undefined {
  const out = new Uint8Array(Math.floor((text.length * 6) / 8))
  let bits = 0
  let held = 0
  let at = 0
  for (const letter of text) {
    const value = VALUES.get(letter)
    if (value === undefined) return undefined
    bits = (bits << 6) | value
    held += 6
    if (held < 8) continue
    held -= 8
    out[at] = bits >> held
    at += 1
  }
  // What is left over is less than a letter, and zero: one list of bytes has one text.
  return held < 6 && (bits & ((1 << held) - 1)) === 0 ? out : undefined
}

/** True if both have the same bytes. It looks at all of them, so its time tells nothing about tags and keys. */
export function isSameBytes(a: Uint8Array, b: Uint8Array): boolean {
  let difference = a.length ^ b.length
  for (let at = 0; at < a.length; at += 1) difference |= (a[at] ?? 0) ^ (b[at] ?? 0)
  return difference === 0
}
