import { readU32, type Bytes } from './encode.ts'

/**
 * Padding hides how long words are: powers of two from 256 bytes to 4 KiB, Padmé above
 * (Nikitin et al., "Reducing Metadata Leakage from Encrypted Files", PETS 2019), which adds at most 12 %.
 * Layout: u32 length, the bytes, zeros.
 */
export const PADDED_MIN = 256
const POWERS_OF_TWO_UP_TO = 4096

/** `bytes` with its length in front and zeros behind, up to its bucket. */
export function pad(bytes: Uint8Array): Bytes {
  return padTo(bytes, paddedSize(bytes.length + 4))
}

/** Like `pad`, but so that with `extra` bytes more it is a multiple of `step`: for blobs that change often. */
export function padInSteps(bytes: Uint8Array, step: number, extra = 0): Bytes {
  return padTo(bytes, Math.ceil((bytes.length + 4 + extra) / step) * step - extra)
}

/** The bytes within, or `undefined` if the length does not fit or a padding byte is not zero. */
export function unpad(padded: Uint8Array): Bytes | undefined {
  if (padded.length < 4) return undefined
  const length = readU32(padded)
  if (length > padded.length - 4) return undefined
  const isClean = padded.subarray(4 + length).every((byte) => byte === 0)
  return isClean ? padded.slice(4, 4 + length) : undefined
}

/** The size of the bucket for `size` bytes. */
export function paddedSize(size: number): number {
  if (size <= PADDED_MIN) return PADDED_MIN
  if (size <= POWERS_OF_TWO_UP_TO) return 2 ** Math.ceil(Math.log2(size))
  const exponent = Math.floor(Math.log2(size))
  const step = 2 ** (exponent - (Math.floor(Math.log2(exponent)) + 1))
  return Math.ceil(size / step) * step
}

function padTo(bytes: Uint8Array, size: number): Bytes {
  const out = new Uint8Array(size)
  new DataView(out.buffer).setUint32(0, bytes.length)
  out.set(bytes, 4)
  return out
}
