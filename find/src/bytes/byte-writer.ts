const FIRST_SIZE = 4_096

/** Grows as bytes are put in. Numbers are varints: seven bits a byte, the lowest first. */
export class ByteWriter {
  #bytes = new Uint8Array(FIRST_SIZE)
  #length = 0

  byte(value: number): void {
    this.#makeRoom(1)
    this.#bytes[this.#length] = value
    this.#length += 1
  }

  varint(value: number): void {
    let left = value
    while (left >= 0x80) {
      this.byte((left % 0x80) | 0x80)
      left = Math.floor(left / 0x80)
    }
    this.byte(left)
  }

  /** Also below zero: the lowest bit is the sign. */
  signed(value: number): void {
    this.varint(value < 0 ? -value * 2 - 1 : value * 2)
  }

  raw(bytes: Uint8Array): void {
    this.#makeRoom(bytes.length)
    this.#bytes.set(bytes, this.#length)
    this.#length += bytes.length
  }

  /** Bytes with their length before them. */
  block(bytes: Uint8Array): void {
    this.varint(bytes.length)
    this.raw(bytes)
  }

  get length(): number {
    return this.#length
  }

  done(): Uint8Array {
    return this.#bytes.slice(0, this.#length)
  }

  #makeRoom(more: number): void {
    if (this.#length + more <= this.#bytes.length) return
    const grown = new Uint8Array(Math.max(this.#bytes.length * 2, this.#length + more))
    grown.set(this.#bytes)
    this.#bytes = grown
  }
}
