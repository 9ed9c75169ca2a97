import { readDetailColumns } from '../build/details-columns.ts'
import type { Called, DetailColumns } from '../build/details-columns.ts'
import { detailPartName, readHead } from '../build/pack-part.ts'
import type { Head } from '../build/pack-part.ts'
import { ByteReader } from '../bytes/byte-reader.ts'
import type { MoreOf } from '../service/details.ts'

type Asked = { readonly index: number; readonly called: Called }

export type DetailParts = {
  readonly partOf: (index: number) => string
  /** Undefined where the part is not there, or is not of this pack. */
  readonly at: (asked: Asked) => MoreOf | undefined
}

type Ground = {
  readonly head: Head
  /** The first entry of each part. */
  readonly firsts: Uint32Array
  readonly partNamed: (name: string) => Uint8Array | undefined
}

/** Reads a part when an entry of it is opened. The last one stays at hand: people open several entries. */
export function detailParts({ head, firsts, partNamed }: Ground): DetailParts {
  let last: { readonly bytes: Uint8Array; readonly columns: DetailColumns | undefined } | undefined
  const numberOf = (index: number) => {
    let part = 0
    while (part + 1 < firsts.length && (firsts[part + 1] ?? 0) <= index) part += 1
    return part
  }
  const partOf = (index: number) => detailPartName(numberOf(index))
  const at = ({ index, called }: Asked) => {
    const bytes = partNamed(partOf(index))
    if (bytes === undefined) return undefined
    if (last?.bytes !== bytes) last = { bytes, columns: readPart(bytes, head) }
    const place = index - (firsts[numberOf(index)] ?? 0)
    return last.columns && place < last.columns.length ? last.columns.at(place, called) : undefined
  }
  return { partOf, at }
}

function readPart(bytes: Uint8Array, head: Head): DetailColumns | undefined {
  const reader = new ByteReader(bytes)
  if (readHead(reader)?.stamp !== head.stamp) return undefined
  const columns = readDetailColumns(reader)
  return reader.isBroken ? undefined : columns
}
