import type { ByteWriter } from '../bytes/byte-writer.ts'
import { writeTexts } from '../bytes/columns.ts'

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/

/** Sixteen bytes each, which no packing makes smaller; what is no UUID stands in full after them. */
export function writeIds(writer: ByteWriter, ids: readonly string[]): void {
  const others: string[] = []
  writer.varint(ids.length)
  for (const id of ids) {
    const isUuid = uuid.test(id)
    if (!isUuid) others.push(id)
    const digits = isUuid ? id.replaceAll('-', '') : ''.padEnd(24, 'f') + hex(others.length)
    for (let at = 0; at < 32; at += 2) writer.byte(Number.parseInt(digits.slice(at, at + 2), 16))
  }
  writeTexts(writer, others)
}

function hex(number: number): string {
  return number.toString(16).padStart(8, '0')
}
