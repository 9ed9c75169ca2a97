import type { ByteReader } from '../bytes/byte-reader.ts'
import { readTexts } from '../bytes/columns.ts'

export type Ids = {
  readonly at: (index: number) => string
  /** −1 where no entry has it. */
  readonly find: (id: string) => number
}

const SIZE = 16

export function readIds(reader: ByteReader): Ids {
  const count = Math.min(reader.count(), Math.floor(reader.left / SIZE))
  const bytes = reader.raw(count * SIZE)
  const others = readTexts(reader)
  const at = (index: number) => {
    const digits = [...bytes.subarray(index * SIZE, index * SIZE + SIZE)]
      .map((byte) => byte.toString(16).padStart(2, '0'))
      .join('')
    if (digits.startsWith('f'.repeat(24)))
      return others.at(Number.parseInt(digits.slice(24), 16) - 1)
    return digits.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-')
  }
  const find = (id: string) => {
    for (let index = 0; index < count; index += 1) {
      if (isLike(bytes, index * SIZE, id) && at(index) === id) return index
    }
    return -1
  }
  return { at, find }
}

/** Whether the first two digits could be of this id, which leaves one in 256 to look at. */
function isLike(bytes: Uint8Array, at: number, id: string): boolean {
  const first = bytes[at] ?? 0
  return first === 255 || first === Number.parseInt(id.slice(0, 2), 16)
}
