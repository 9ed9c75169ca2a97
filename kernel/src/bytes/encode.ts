/**
 * The one encoding of K1: a label, then fields, each prefixed with its length (u32, big-endian).
 * Length prefixes make it injective: two different lists of fields never give the same bytes,
 * so what is signed or hashed can be read in one way only. Nothing is ever encoded twice.
 */
export type Bytes = Uint8Array<ArrayBuffer>
export type Field = Uint8Array | string | number | bigint

const text = new TextEncoder()
const strictText = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

/** `enc(label, f1…fn)`. Strings become UTF-8, numbers u32 and bigints u64, both big-endian. */
export function encode(label: string, ...fields: readonly Field[]): Bytes {
  const parts = [label, ...fields].map(fieldBytes)
  const out = new Uint8Array(parts.reduce((size, part) => size + 4 + part.length, 0))
  const view = new DataView(out.buffer)
  let at = 0
  for (const part of parts) {
    view.setUint32(at, part.length)
    out.set(part, at + 4)
    at += 4 + part.length
  }
  return out
}

/**
 * Reads what `encode` wrote. `sizes` gives for each field its exact size, or its maximum as `{ max }`;
 * a size is checked before the field is taken. Another label, a wrong count, a size out of bounds or
 * a trailing byte give `undefined`: the caller names the reason.
 */
export function decode(
  label: string,
  bytes: Uint8Array,
  sizes: readonly FieldSize[]
): Bytes[] | undefined {
  const rule: readonly FieldSize[] = [text.encode(label).length, ...sizes]
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const fields: Bytes[] = []
  let at = 0
  for (const size of rule) {
    if (bytes.length - at < 4) return undefined
    const length = view.getUint32(at)
    const fits = typeof size === 'number' ? length === size : length <= size.max
    if (!fits || bytes.length - at - 4 < length) return undefined
    fields.push(bytes.slice(at + 4, at + 4 + length))
    at += 4 + length
  }
  const [found, ...rest] = fields
  return at === bytes.length && found && readText(found) === label ? rest : undefined
}

export type FieldSize = number | { readonly max: number }

/** The number in a u32 field, big-endian. */
export function readU32(bytes: Uint8Array): number {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength).getUint32(0)
}

/** The number in a u64 field, or `undefined` above 2^53 − 1, where a number is no longer exact. */
export function readU64(bytes: Uint8Array): number | undefined {
  const value = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength).getBigUint64(0)
  return value <= BigInt(Number.MAX_SAFE_INTEGER) ? Number(value) : undefined
}

/** Strict UTF-8, or `undefined`. */
export function readText(bytes: Uint8Array): string | undefined {
  try {
    return strictText.decode(bytes)
  } catch {
    return undefined
  }
}

/** The parts one after another: only where an RFC defines it so, for everything of ours is encoded. */
export function joinBytes(...parts: readonly Uint8Array[]): Bytes {
  const out = new Uint8Array(parts.reduce((size, part) => size + part.length, 0))
  let at = 0
  for (const part of parts) {
    out.set(part, at)
    at += part.length
  }
  return out
}

function fieldBytes(field: Field): Uint8Array {
  if (typeof field === 'string') return text.encode(field)
  if (typeof field === 'number') return u32(field)
  if (typeof field === 'bigint') return u64(field)
  return field
}

function u32(value: number): Bytes {
  if (!Number.isInteger(value) || value < 0 || value > 0xffffffff) {
    throw new RangeError('A u32 field takes a whole number from 0 to 2^32 - 1')
  }
  const out = new Uint8Array(4)
  new DataView(out.buffer).setUint32(0, value)
  return out
}

function u64(value: bigint): Bytes {
  const out = new Uint8Array(8)
  new DataView(out.buffer).setBigUint64(0, value)
  return out
}
