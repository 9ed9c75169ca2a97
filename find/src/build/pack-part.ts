/**
 * A pack is a few parts, the same bytes for everybody. Each begins with the same head, so that parts
 * of two packs are never mixed by mistake.
 */
import type { ByteReader } from '../bytes/byte-reader.ts'
import { ByteWriter } from '../bytes/byte-writer.ts'

export type PackPart = { readonly name: string; readonly bytes: Uint8Array }

export type Head = {
  /** A number made of all ids, the same in each part of a pack. */
  readonly stamp: number
  readonly services: number
}

const MARK = [0x62, 0x66, 0x70, 1]

export function beginPart({ stamp, services }: Head): ByteWriter {
  const writer = new ByteWriter()
  for (const byte of MARK) writer.byte(byte)
  writer.varint(stamp)
  writer.varint(services)
  return writer
}

/** Undefined where the bytes are no part of a pack of this form. */
export function readHead(reader: ByteReader): Head | undefined {
  for (const byte of MARK) if (reader.byte() !== byte) return undefined
  const head = { stamp: reader.varint(), services: reader.varint() }
  return reader.isBroken ? undefined : head
}

/** How the detail parts are called, by number. */
export function detailPartName(number: number): string {
  return `details-${String(number).padStart(3, '0')}`
}

/** FNV-1a, 32 bits. */
export function stampOf(texts: Iterable<string>): number {
  let hash = 0x811c9dc5
  for (const text of texts) {
    for (let index = 0; index < text.length; index += 1) {
      hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193)
    }
  }
  return hash >>> 0
}
