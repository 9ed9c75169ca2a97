import { writeNumbers } from '../bytes/columns.ts'
import type { Listed } from '../service/listed.ts'
import { beginPart, detailPartName } from './pack-part.ts'
import type { Head, PackPart } from './pack-part.ts'

/** So many entries are parsed to open one. */
export const BLOCK_SIZE = 16
/** Large enough to pack well, small enough to fetch anew when a line breaks. */
const PART_BYTES = 4_000_000

export type DetailParts = {
  readonly parts: readonly PackPart[]
  /** The first block of each part. */
  readonly firsts: readonly number[]
}

/** Everything that only an entry's own page shows, in blocks that are opened one at a time. */
export function writeDetails(head: Head, all: readonly Listed[]): DetailParts {
  const encoder = new TextEncoder()
  const parts: PackPart[] = []
  const firsts: number[] = []
  let blocks: Uint8Array[] = []
  let first = 0
  const finish = () => {
    const writer = beginPart(head)
    writeNumbers(
      writer,
      blocks.map(({ length }) => length)
    )
    for (const block of blocks) writer.raw(block)
    parts.push({ name: detailPartName(parts.length), bytes: writer.done() })
    firsts.push(first)
    first += blocks.length
    blocks = []
  }
  let bytes = 0
  for (let at = 0; at < all.length; at += BLOCK_SIZE) {
    const entries = all.slice(at, at + BLOCK_SIZE).map(({ more }) => more)
    const block = encoder.encode(JSON.stringify(entries))
    if (bytes + block.length > PART_BYTES && blocks.length > 0) {
      finish()
      bytes = 0
    }
    blocks.push(block)
    bytes += block.length
  }
  if (blocks.length > 0) finish()
  return { parts, firsts }
}
