import { BLOCK_SIZE } from '../build/write-details.ts'
import { detailPartName, readHead } from '../build/pack-part.ts'
import type { Head } from '../build/pack-part.ts'
import { ByteReader } from '../bytes/byte-reader.ts'
import { readNumbers } from '../bytes/columns.ts'
import type { MoreOf } from '../service/details.ts'

const decoder = new TextDecoder('utf-8')

/** Which part holds the details of an entry. */
export function detailPartOf(firsts: Uint32Array, index: number): string {
  const block = Math.floor(index / BLOCK_SIZE)
  let part = 0
  while (part + 1 < firsts.length && (firsts[part + 1] ?? 0) <= block) part += 1
  return detailPartName(part)
}

type Asked = { readonly head: Head; readonly first: number; readonly index: number }

/** Opens the one block in which an entry is; undefined where its bytes are not those of the pack. */
export function readDetails(bytes: Uint8Array, { head, first, index }: Asked): MoreOf | undefined {
  const reader = new ByteReader(bytes)
  const found = readHead(reader)
  if (found?.stamp !== head.stamp) return undefined
  const lengths = readNumbers(reader)
  const block = Math.floor(index / BLOCK_SIZE) - first
  for (let before = 0; before < block; before += 1) reader.raw(lengths[before] ?? 0)
  const text = decoder.decode(reader.raw(lengths[block] ?? 0))
  if (reader.isBroken) return undefined
  try {
    const entries: unknown = JSON.parse(text)
    const entry: unknown = Array.isArray(entries) ? entries[index % BLOCK_SIZE] : undefined
    return typeof entry === 'object' && entry !== null ? entry : undefined
  } catch {
    return undefined
  }
}
