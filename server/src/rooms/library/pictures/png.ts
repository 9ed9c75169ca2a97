/** PNG (ISO/IEC 15948): only the chunks that draw it, and of its data only what is drawn. */
import { crc32, deflateSync, inflateSync } from 'node:zlib'
import { isSizeFine } from './picture-size.ts'

const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
const CHUNKS_MAX = 5000
const CHANNELS: Readonly<Record<number, number>> = { 0: 1, 2: 3, 3: 1, 4: 2, 6: 4 }
/** The seven passes of an interlaced picture: first column and row, and the steps between (8.2). */
const PASSES = [
  [0, 0, 8, 8],
  [4, 0, 8, 8],
  [0, 4, 4, 8],
  [2, 0, 4, 4],
  [0, 2, 2, 4],
  [1, 0, 2, 2],
  [0, 1, 1, 2]
] as const

type Chunk = { readonly type: string; readonly bytes: Buffer }

export function cleanPng(file: Buffer): Buffer | undefined {
  if (!file.subarray(0, 8).equals(SIGNATURE)) return undefined
  const chunks = readChunks(file)
  const head = chunks?.[0]
  if (!chunks || head?.type !== 'IHDR' || head.bytes.length !== 13) return undefined
  // A moving one would be left with its first picture only, and nobody asked for that.
  if (chunks.some(({ type }) => type === 'acTL')) return undefined
  const size = dataSizeOf(head.bytes)
  if (size === undefined) return undefined
  const packed = chunks.filter(({ type }) => type === 'IDAT').map(({ bytes }) => bytes)
  const data = inflateSync(Buffer.concat(packed), { maxOutputLength: size })
  if (data.length !== size) return undefined
  const colours = chunks.filter(({ type }) => type === 'PLTE' || type === 'tRNS').slice(0, 2)
  return Buffer.concat([
    SIGNATURE,
    ...[head, ...colours, { type: 'IDAT', bytes: deflateSync(data) }].map(writeChunk),
    writeChunk({ type: 'IEND', bytes: Buffer.alloc(0) })
  ])
}

/** Up to the end of the picture; whatever follows is not looked at. */
function readChunks(file: Buffer): readonly Chunk[] | undefined {
  const chunks: Chunk[] = []
  let at = SIGNATURE.length
  while (chunks.length < CHUNKS_MAX) {
    const length = file.readUInt32BE(at)
    const named = file.subarray(at + 4, at + 8 + length)
    if (named.length !== length + 4) return undefined
    if (file.readUInt32BE(at + 8 + length) !== crc32(named)) return undefined
    const type = named.toString('latin1', 0, 4)
    if (type === 'IEND') return chunks
    chunks.push({ type, bytes: named.subarray(4) })
    at += 12 + length
  }
  return undefined
}

function writeChunk({ type, bytes }: Chunk): Buffer {
  const named = Buffer.concat([Buffer.from(type, 'latin1'), bytes])
  const chunk = Buffer.alloc(named.length + 8)
  chunk.writeUInt32BE(bytes.length, 0)
  named.copy(chunk, 4)
  chunk.writeUInt32BE(crc32(named), named.length + 4)
  return chunk
}

/** How many bytes the picture unpacks to, by its head: each line begins with how it was filtered. */
function dataSizeOf(head: Buffer): number | undefined {
  const [width, height] = [head.readUInt32BE(0), head.readUInt32BE(4)]
  const channels = CHANNELS[head.readUInt8(9)]
  const bits = head.readUInt8(8)
  if (channels === undefined || ![1, 2, 4, 8, 16].includes(bits)) return undefined
  if (!isSizeFine(width, height) || head.readUInt8(12) > 1) return undefined
  const sizeOf = (columns: number, rows: number) =>
    columns === 0 ? 0 : rows * (1 + Math.ceil((columns * channels * bits) / 8))
  if (head.readUInt8(12) === 0) return sizeOf(width, height)
  const steps = (all: number, first: number, step: number) =>
    Math.max(0, Math.ceil((all - first) / step))
  return PASSES.reduce(
    (sum, [x, y, dx, dy]) => sum + sizeOf(steps(width, x, dx), steps(height, y, dy)),
    0
  )
}
