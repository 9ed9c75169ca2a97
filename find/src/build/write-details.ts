import type { Listed } from '../service/listed.ts'
import { writeDetailColumns } from './details-columns.ts'
import { beginPart, detailPartName } from './pack-part.ts'
import type { Head, PackPart } from './pack-part.ts'

/** Large enough to pack well, small enough to fetch anew when a line breaks. */
const PART_TEXT = 14_000_000

export type DetailParts = {
  readonly parts: readonly PackPart[]
  /** The first entry of each part. */
  readonly firsts: readonly number[]
}

/** Everything that only an entry's own page shows. */
export function writeDetails(head: Head, all: readonly Listed[]): DetailParts {
  const parts: PackPart[] = []
  const firsts: number[] = []
  let first = 0
  let length = 0
  const finish = (to: number) => {
    const writer = beginPart(head)
    writeDetailColumns(writer, all.slice(first, to))
    parts.push({ name: detailPartName(parts.length), bytes: writer.done() })
    firsts.push(first)
    first = to
    length = 0
  }
  for (const [index, { more }] of all.entries()) {
    const added = JSON.stringify(more).length
    if (length > 0 && length + added > PART_TEXT) finish(index)
    length += added
  }
  if (first < all.length) finish(all.length)
  return { parts, firsts }
}
