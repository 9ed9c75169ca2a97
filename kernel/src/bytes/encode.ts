/**
 * The one encoding of K1: a label, then fields, each prefixed with its length (u32, big-endian).
 * Length prefixes make it injective: two different lists of fields never give the same bytes,
 * so what is signed or hashed can be read in one way only. Nothing is ever encoded twice.
 */
export type Bytes = Uint8Array<ArrayBuffer>
export type Field = Uint8Array | string | number | bigint
/** The exact size of a field, or its maximum. */
export type FieldSize = number | { readonly max: number }

const text = new TextEncoder()
const strictText = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

/** `enc(label, f1…fn)`. Strings become UTF-8, numbers u32 and bigints u64, both big-endian. */
export function encode(label: string, ...fields: readonly Field[]): Bytes {
  const parts = [label, ...fields].map(fieldBytes)
  // By hand: a long log is tens of thousands of these.
  const lengthOf = ({ length: of }: Uint8Array) => Uint8Array.of(of >> 24, of >> 16, of >> 8, of)
  return joinBytes(...parts.flatMap((part) => [lengthOf(part), part]))
}

/**
 * Reads what `encode` wrote; each size is checked before its field is taken. Another label, a wrong
 * count, a size out of bounds or a trailing byte give `undefined`: the caller names the reason.
 */
export function decode(
  label: string,
  bytes: Uint8Array,
  sizes: readonly FieldSize[]
): Bytes[] | undefined {
  const fields: Bytes[] = []
  let at = 0
  for (const size of [{ max: 64 }, ...sizes]) {
    if (bytes.length - at < 4) return undefined
    const length = readU32(bytes.subarray(at))
    const fits = typeof size === 'number' ? length === size : length <= size.max
    if (!fits || bytes.length - at - 4 < length) return undefined
    fields.push(new Uint8Array(bytes.subarray(at + 4, at + 4 + length)))
    at += 4 + length
  }
  const [found, ...rest] = fields
  return at === bytes.length && found && readText(found) === label ? rest : undefined
}

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

/** The parts one after another: only where an RFC defines it so, or where every part has one size. */
export function joinBytes(...parts: readonly Uint8Array[]): Bytes {
  const out = new Uint8Array(parts.reduce((size, part) => size + part.length, 0))
  let at = 0
  for (const part of parts) {
    out.set(part, at)
    at += part.length
  }
  return out
}

/** What a field says, without its length. */
export function fieldBytes(field: Field): Uint8Array {
  if (typeof field === 'string') return text.encode(field)
  if (typeof field !== 'number' && typeof field !== 'bigint') return field
  const size = typeof field === 'number' ? 4 : 8
  const value = BigInt(field)
  if (BigInt.asUintN(size * 8, value) !== value) throw new RangeError(`Not a u${size * 8}`)
  const out = new Uint8Array(8)
  new DataView(out.buffer).setBigUint64(0, value)
  return out.subarray(8 - size)
}
