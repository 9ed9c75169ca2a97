import type { Limits } from '../limits.ts'

/** A feed as it comes in: pieces of bytes, of whatever size. */
export type Bytes = Iterable<Uint8Array> | AsyncIterable<Uint8Array>

const PIECE_LENGTH_MAX = 64 * 1024

/** The text of a feed, in pieces that are not large, up to the limit; then `undefined` where there was more. */
export async function* decode(
  bytes: Bytes,
  { encoding, limits }: { readonly encoding: string | undefined; readonly limits: Limits }
): AsyncGenerator<string | undefined> {
  let decoder: TextDecoder | undefined
  let taken = 0
  for await (const given of bytes) {
    decoder ??= new TextDecoder(encoding ?? guessEncoding(given))
    for (let start = 0; start < given.length; start += PIECE_LENGTH_MAX) {
      const piece = given.subarray(start, start + PIECE_LENGTH_MAX)
      taken += piece.length
      if (taken > limits.feedBytes) {
        yield undefined
        return
      }
      yield decoder.decode(piece, { stream: true })
    }
  }
  yield decoder?.decode() ?? ''
}

/** Whoever exports from a spreadsheet may get UTF-16, which says so in its first two bytes. */
function guessEncoding(first: Uint8Array): string {
  if (first[0] === 0xff && first[1] === 0xfe) return 'utf-16le'
  if (first[0] === 0xfe && first[1] === 0xff) return 'utf-16be'
  return 'utf-8'
}
