/** Bits as words of a list of 2048, eleven bits each, as BIP39 does. */
const BITS_A_WORD = 11n

/** The number that these bytes write, big-endian. */
export function bitsOf(bytes: Uint8Array): bigint {
  return bytes.reduce((bits, byte) => (bits << 8n) | BigInt(byte), 0n)
}

/** The lowest `count` times eleven bits as words, the highest first. */
export function wordsOf(bits: bigint, count: number, wordList: readonly string[]): string[] {
  const shifts = Array.from(
    { length: count },
    (_, index) => BITS_A_WORD * BigInt(count - 1 - index)
  )
  return shifts.map((shift) => wordList[Number((bits >> shift) & 2047n)] ?? '')
}

/** The bits of words, given as their places in the list. */
export function bitsOfPlaces(places: readonly number[]): bigint {
  return places.reduce((bits, place) => (bits << BITS_A_WORD) | BigInt(place), 0n)
}
