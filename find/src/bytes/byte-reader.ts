const VARINT_BYTES_MAX = 6
const SHIFT_MAX = 7 * VARINT_BYTES_MAX

/**
 * Reads what a `ByteWriter` wrote. Bytes that end too early, or say too much, never throw: what is
 * not there reads as 0 and `isBroken` says so from then on.
 */
export class ByteReader {
  readonly #bytes: Uint8Array
  #at = 0
  #isBroken = false

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes
  }

  get isBroken(): boolean {
    return this.#isBroken
  }

  get left(): number {
    return this.#bytes.length - this.#at
  }

  byte(): number {
    const value = this.#bytes[this.#at]
    if (value === undefined) {
      this.#isBroken = true
      return 0
    }
    this.#at += 1
    return value
  }

  varint(): number {
    let value = 0
    let scale = 1
    for (let count = 0; count < VARINT_BYTES_MAX; count += 1) {
      const byte = this.byte()
      value += (byte & 0x7f) * scale
      if (byte < 0x80) return value
      scale *= 0x80
    }
    this.#isBroken = true
    return 0
  }

  /** Many varints at once, which is what a pack is made of. */
  varints(count: number): Uint32Array {
    const numbers = new Uint32Array(count)
    const bytes = this.#bytes
    const end = bytes.length
    let at = this.#at
    for (let index = 0; index < count; index += 1) {
      let value = 0
      let shift = 0
      let byte = 0x80
      while (byte >= 0x80 && at < end && shift < SHIFT_MAX) {
        byte = bytes[at] ?? 0
        value += (byte & 0x7f) * 2 ** shift
        shift += 7
        at += 1
      }
      // It ended amid a number.
      if (byte >= 0x80) this.#isBroken = true
      numbers[index] = value
    }
    this.#at = at
    return numbers
  }

  /** A number of things of which each takes a byte at least, so that nothing is made for more than is there. */
  count(): number {
    const count = this.varint()
    if (count <= this.left) return count
    this.#isBroken = true
    return 0
  }

  raw(length: number): Uint8Array {
    if (length > this.left) {
      this.#isBroken = true
      return new Uint8Array(0)
    }
    const bytes = this.#bytes.subarray(this.#at, this.#at + length)
    this.#at += length
    return bytes
  }

  block(): Uint8Array {
    return this.raw(this.varint())
  }
}
