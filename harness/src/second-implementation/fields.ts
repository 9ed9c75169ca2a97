/** The fields of encoded bytes, so that a test can change one and leave the rest well-formed. */
import type { Bytes, SecretKey } from '@beside/kernel'
import { fromBase64url, joinBytes, fieldBytes } from '@beside/kernel'

const AUTHOR = 4
const FIRST_OF_STANDING = 1

/** Each part of `enc(label, …)`, the label first; `undefined` if the bytes are no such thing. */
export function splitFields(encoded: Uint8Array): Bytes[] | undefined {
  const parts: Bytes[] = []
  let at = 0
  while (at < encoded.length) {
    if (at + 4 > encoded.length) return undefined
    const length = new DataView(encoded.buffer, encoded.byteOffset + at).getUint32(0)
    if (at + 4 + length > encoded.length) return undefined
    parts.push(new Uint8Array(encoded.subarray(at + 4, at + 4 + length)))
    at += 4 + length
  }
  return parts.length > 1 ? parts : undefined
}

export function joinFields(parts: readonly Uint8Array[]): Bytes {
  return joinBytes(...parts.flatMap((part) => [fieldBytes(part.length), part]))
}

/** One bit of one field changed; a field that has fields of its own, such as a body, is entered. */
export function flipField(
  encoded: Bytes,
  { part, bit }: { readonly part: number; readonly bit: number }
): Bytes {
  const parts = splitFields(encoded)
  if (!parts) return flipBit(encoded, bit)
  // The label is left alone: another label is no record at all, which other changes try.
  const at = FIRST_OF_STANDING + (part % (parts.length - 1))
  const inner = parts[at] ?? new Uint8Array()
  const rest = Math.floor(part / (parts.length - 1))
  return joinFields(parts.with(at, flipField(inner, { part: rest, bit })))
}

/** The header with somebody else's key in the place of its author's. */
export function withAuthor(
  header: Bytes,
  signers: ReadonlyMap<string, SecretKey>,
  by: number
): Bytes {
  const key = fromBase64url([...signers.keys()][by % signers.size] ?? '')
  const parts = splitFields(header)
  return parts && key ? joinFields(parts.with(AUTHOR, key)) : header
}

export function flipBit<Kind extends Uint8Array>(bytes: Kind, bit: number): Kind {
  const changed = bytes.slice() as Kind
  const at = Math.floor(bit / 8) % Math.max(1, bytes.length)
  if (bytes.length > 0) changed[at] = (changed[at] ?? 0) ^ (1 << (bit % 8))
  return changed
}

export function cutOrStretch<Kind extends Uint8Array>(bytes: Kind, bit: number): Kind {
  if (bit % 3 === 0) return bytes.slice(0, -1) as Kind
  return joinBytes(bytes, new Uint8Array(bit % 3 === 1 ? 1 : 32)) as Uint8Array as Kind
}
