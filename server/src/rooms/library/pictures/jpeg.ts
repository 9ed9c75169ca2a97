/** JPEG (ITU-T T.81): only the segments that draw it, and one of our own that says which way is up. */
import { isSizeFine } from './picture-size.ts'

const SEGMENTS_MAX = 2000
const [SOI, EOI, SOS, APP1, APP14] = [0xd8, 0xd9, 0xda, 0xe1, 0xee]
const [HUFFMAN, QUANTITIES, INTERVAL] = [0xc4, 0xdb, 0xdd]
/** Frames that every browser draws: baseline, extended, progressive. */
const FRAMES = [0xc0, 0xc1, 0xc2]

export function cleanJpeg(file: Buffer): Buffer | undefined {
  const kept: Buffer[] = [Buffer.from([0xff, SOI])]
  let up = 1
  let frames = 0
  let scans = 0
  let at = 2
  for (let count = 0; count < SEGMENTS_MAX; count += 1) {
    // Any number of these may stand before a marker.
    while (file.readUInt8(at) === 0xff && file.readUInt8(at + 1) === 0xff) at += 1
    if (file.readUInt8(at) !== 0xff) return undefined
    const marker = file.readUInt8(at + 1)
    if (marker === EOI) {
      const isWhole = frames === 1 && scans > 0
      return isWhole ? Buffer.concat([...withUp(kept, up), Buffer.from([0xff, EOI])]) : undefined
    }
    const end = at + 2 + file.readUInt16BE(at + 2)
    const segment = file.subarray(at, end)
    if (segment.length !== end - at || segment.length < 4) return undefined
    if (isDrawing(marker) && !hasItsForm(marker, segment)) return undefined
    if (marker === APP1) up = readUp(segment) ?? up
    else if (FRAMES.includes(marker)) {
      if (!isSizeFine(segment.readUInt16BE(7), segment.readUInt16BE(5))) return undefined
      frames += 1
      kept.push(segment)
    } else if (marker !== SOS) {
      if (isDrawing(marker) || isColourMark(marker, segment)) kept.push(segment)
      else if (!isLeftOut(marker)) return undefined
    }
    at = end
    if (marker === SOS) {
      const scanEnd = endOfScan(file, end)
      kept.push(segment, file.subarray(end, scanEnd))
      scans += 1
      at = scanEnd
    }
  }
  return undefined
}

function isDrawing(marker: number): boolean {
  return [HUFFMAN, QUANTITIES, INTERVAL, SOS, ...FRAMES].includes(marker)
}

/** Whether it is as long as its own words say (B.2.2 to B.2.4). What a camera wrote, under a wrong marker, is not. */
function hasItsForm(marker: number, segment: Buffer): boolean {
  if (marker === INTERVAL) return segment.length === 6
  const parts = segment.readUInt8(marker === SOS ? 4 : 9)
  if (marker === SOS) return parts >= 1 && parts <= 4 && segment.length === 8 + 2 * parts
  if (FRAMES.includes(marker)) return parts >= 1 && parts <= 4 && segment.length === 10 + 3 * parts
  let at = 4
  while (at < segment.length) {
    const [kind, number] = [segment.readUInt8(at) >> 4, segment.readUInt8(at) & 15]
    if (kind > 1 || number > 3) return false
    const counts = segment.subarray(at + 1, at + 17)
    at +=
      marker === QUANTITIES ? 1 + 64 * (1 + kind) : 17 + counts.reduce((all, one) => all + one, 0)
  }
  return at === segment.length && at > 4
}

/** Application segments and comments: where it was taken, by what, small copies, other people's words. */
function isLeftOut(marker: number): boolean {
  return (marker >= 0xe0 && marker <= 0xef) || marker === 0xfe
}

/** How the colours are to be read. It has a fixed form, in which nothing else fits. */
function isColourMark(marker: number, segment: Buffer): boolean {
  return marker === APP14 && segment.length === 16 && segment.toString('latin1', 4, 9) === 'Adobe'
}

/** Within a scan a marker is anything but a stuffed zero or a restart. */
function endOfScan(file: Buffer, from: number): number {
  for (let at = from; ; at += 1) {
    at = file.indexOf(0xff, at)
    if (at < 0) throw new RangeError('It ends within a scan.')
    const next = file.readUInt8(at + 1)
    if (next !== 0 && next !== 0xff && (next < 0xd0 || next > 0xd7)) return at
  }
}

const EXIF = Buffer.from('Exif\0\0', 'latin1')
const ORIENTATION = 0x0112
const ENTRIES_MAX = 200

/** Of all that a camera wrote down only which way it was held (Exif 2.3, 4.6.4). */
function readUp(segment: Buffer): number | undefined {
  if (!segment.subarray(4, 10).equals(EXIF)) return undefined
  const tiff = segment.subarray(10)
  try {
    const isLittle = tiff.toString('latin1', 0, 2) === 'II'
    const read16 = (at: number) => (isLittle ? tiff.readUInt16LE(at) : tiff.readUInt16BE(at))
    const first = isLittle ? tiff.readUInt32LE(4) : tiff.readUInt32BE(4)
    const entries = Math.min(read16(first), ENTRIES_MAX)
    for (let entry = 0; entry < entries; entry += 1) {
      const at = first + 2 + entry * 12
      if (read16(at) !== ORIENTATION) continue
      const up = read16(at + 8)
      return up >= 1 && up <= 8 ? up : undefined
    }
    return undefined
  } catch {
    // What the camera wrote is broken: then it lies as it lies.
    return undefined
  }
}

function withUp([begin, ...rest]: readonly Buffer[], up: number): readonly Buffer[] {
  if (begin === undefined || up === 1) return [begin ?? Buffer.alloc(0), ...rest]
  const tiff = Buffer.from(
    'MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\0\0\0\0\0\0\0',
    'latin1'
  )
  tiff.writeUInt16BE(up, 18)
  const head = Buffer.from([0xff, APP1, 0, 2 + EXIF.length + tiff.length])
  return [begin, head, EXIF, tiff, ...rest]
}
