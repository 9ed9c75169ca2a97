/** WebP (RFC 9649): only the picture and its transparency. */
import { isSizeFine } from './picture-size.ts'

const CHUNKS_MAX = 200
/** Of the flags of VP8X only that it is see-through: no profile, no camera's words, no motion. */
const HAS_ALPHA = 0x10

type Chunk = { readonly name: string; readonly bytes: Buffer }

export function cleanWebp(file: Buffer): Buffer | undefined {
  if (file.toString('latin1', 8, 12) !== 'WEBP') return undefined
  const chunks = readChunks(file.subarray(0, file.readUInt32LE(4) + 8))
  if (!chunks || chunks.some(({ name }) => name === 'ANIM' || name === 'ANMF')) return undefined
  const [picture, ...more] = chunks.filter(({ name }) => name === 'VP8 ' || name === 'VP8L')
  if (!picture || more.length > 0 || !isDrawable(picture)) return undefined
  const canvas = chunks.find(({ name }) => name === 'VP8X')
  const alpha = chunks.find(({ name }) => name === 'ALPH')
  const kept = canvas && alpha ? [headOf(canvas.bytes), alpha, picture] : [picture]
  const body = Buffer.concat([Buffer.from('WEBP', 'latin1'), ...kept.map(writeChunk)])
  const riff = Buffer.alloc(8)
  riff.write('RIFF', 0, 'latin1')
  riff.writeUInt32LE(body.length, 4)
  return Buffer.concat([riff, body])
}

function readChunks(file: Buffer): readonly Chunk[] | undefined {
  const chunks: Chunk[] = []
  let at = 12
  while (at < file.length) {
    if (chunks.length >= CHUNKS_MAX) return undefined
    const length = file.readUInt32LE(at + 4)
    const bytes = file.subarray(at + 8, at + 8 + length)
    if (bytes.length !== length) return undefined
    chunks.push({ name: file.toString('latin1', at, at + 4), bytes })
    at += 8 + length + (length % 2)
  }
  return chunks
}

function writeChunk({ name, bytes }: Chunk): Buffer {
  const chunk = Buffer.alloc(8 + bytes.length + (bytes.length % 2))
  chunk.write(name, 0, 'latin1')
  chunk.writeUInt32LE(bytes.length, 4)
  bytes.copy(chunk, 8)
  return chunk
}

function headOf(canvas: Buffer): Chunk {
  const bytes = Buffer.alloc(10)
  bytes.writeUInt8(HAS_ALPHA, 0)
  canvas.copy(bytes, 4, 4, 10)
  return { name: 'VP8X', bytes }
}

function isDrawable({ name, bytes }: Chunk): boolean {
  if (name === 'VP8L') {
    const bits = bytes.readUInt32LE(1)
    return (
      bytes.readUInt8(0) === 0x2f && isSizeFine((bits & 0x3fff) + 1, ((bits >> 14) & 0x3fff) + 1)
    )
  }
  const isKeyFrame = bytes.subarray(3, 6).equals(Buffer.from([0x9d, 0x01, 0x2a]))
  return isKeyFrame && isSizeFine(bytes.readUInt16LE(6) & 0x3fff, bytes.readUInt16LE(8) & 0x3fff)
}
