/** Pictures as a browser makes them, 8 by 6, and the same with what phones and programs hang on. */
import { crc32 } from 'node:zlib'

const PNG =
  'iVBORw0KGgoAAAANSUhEUgAAAAgAAAAGCAYAAAD+Bd/7AAAAOUlEQVR4AYSMMQ0AMAzDqhIZqz07BmBQhqx/gZRB+0' +
  'Z5EslHpMQe/zWy7mnETUQPdpYhLNQGfnAfAAAA//+tBn/FAAAABklEQVQDABmYGs09i97lAAAAAElFTkSuQmCC'
const JPEG =
  '/9j/4AAQSkZJRgABAQAAAQABAAD/4gHYSUNDX1BST0ZJTEUAAQEAAAHIAAAAAAQwAABtbnRyUkdCIFhZWiAH4AABAA' +
  'EAAAAAAABhY3NwAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAQAA9tYAAQAAAADTLQAAAAAAAAAAAAAAAAAAAAAA' +
  'AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAlkZXNjAAAA8AAAACRyWFlaAAABFAAAABRnWFlaAAABKA' +
  'AAABRiWFlaAAABPAAAABR3dHB0AAABUAAAABRyVFJDAAABZAAAAChnVFJDAAABZAAAAChiVFJDAAABZAAAAChjcHJ0' +
  'AAABjAAAADxtbHVjAAAAAAAAAAEAAAAMZW5VUwAAAAgAAAAcAHMAUgBHAEJYWVogAAAAAAAAb6IAADj1AAADkFhZWi' +
  'AAAAAAAABimQAAt4UAABjaWFlaIAAAAAAAACSgAAAPhAAAts9YWVogAAAAAAAA9tYAAQAAAADTLXBhcmEAAAAAAAQA' +
  'AAACZmYAAPKnAAANWQAAE9AAAApbAAAAAAAAAABtbHVjAAAAAAAAAAEAAAAMZW5VUwAAACAAAAAcAEcAbwBvAGcAbA' +
  'BlACAASQBuAGMALgAgADIAMAAxADb/2wBDABALDA4MChAODQ4SERATGCgaGBYWGDEjJR0oOjM9PDkzODdASFxOQERX' +
  'RTc4UG1RV19iZ2hnPk1xeXBkeFxlZ2P/2wBDARESEhgVGC8aGi9jQjhCY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2' +
  'NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2P/wAARCAAGAAgDASIAAhEBAxEB/8QAFQABAQAAAAAAAAAAAAAAAAAAAAX/' +
  'xAAbEAABBAMAAAAAAAAAAAAAAAAAAQQREgIDE//EABUBAQEAAAAAAAAAAAAAAAAAAAIE/8QAFxEBAQEBAAAAAAAAAA' +
  'AAAAAAAQIAEf/aAAwDAQACEQMRAD8AmOnex1XomKVmKoABgBw0NU09d//Z'
const WEBP =
  'UklGRjoCAABXRUJQVlA4WAoAAAAwAAAABwAABQAASUNDUMgBAAAAAAHIAAAAAAQwAABtbnRyUkdCIFhZWiAH4AABAA' +
  'EAAAAAAABhY3NwAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAQAA9tYAAQAAAADTLQAAAAAAAAAAAAAAAAAAAAAA' +
  'AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAlkZXNjAAAA8AAAACRyWFlaAAABFAAAABRnWFlaAAABKA' +
  'AAABRiWFlaAAABPAAAABR3dHB0AAABUAAAABRyVFJDAAABZAAAAChnVFJDAAABZAAAAChiVFJDAAABZAAAAChjcHJ0' +
  'AAABjAAAADxtbHVjAAAAAAAAAAEAAAAMZW5VUwAAAAgAAAAcAHMAUgBHAEJYWVogAAAAAAAAb6IAADj1AAADkFhZWi' +
  'AAAAAAAABimQAAt4UAABjaWFlaIAAAAAAAACSgAAAPhAAAts9YWVogAAAAAAAA9tYAAQAAAADTLXBhcmEAAAAAAAQA' +
  'AAACZmYAAPKnAAANWQAAE9AAAApbAAAAAAAAAABtbHVjAAAAAAAAAAEAAAAMZW5VUwAAACAAAAAcAEcAbwBvAGcAbA' +
  'BlACAASQBuAGMALgAgADIAMAAxADZBTFBIDQAAAAEPMP8REeI//xH9jwcAVlA4IDYAAADQAQCdASoIAAYAAsBMJaAC' +
  'dAD0eqqyAADeYjwmXvZZ7HzgF2G4WIvQuZ7I9iJH9put06TYAAA='
const LOSSLESS =
  'UklGRgYCAABXRUJQVlA4WAoAAAAgAAAABwAABQAASUNDUMgBAAAAAAHIAAAAAAQwAABtbnRyUkdCIFhZWiAH4AABAA' +
  'EAAAAAAABhY3NwAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAQAA9tYAAQAAAADTLQAAAAAAAAAAAAAAAAAAAAAA' +
  'AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAlkZXNjAAAA8AAAACRyWFlaAAABFAAAABRnWFlaAAABKA' +
  'AAABRiWFlaAAABPAAAABR3dHB0AAABUAAAABRyVFJDAAABZAAAAChnVFJDAAABZAAAAChiVFJDAAABZAAAAChjcHJ0' +
  'AAABjAAAADxtbHVjAAAAAAAAAAEAAAAMZW5VUwAAAAgAAAAcAHMAUgBHAEJYWVogAAAAAAAAb6IAADj1AAADkFhZWi' +
  'AAAAAAAABimQAAt4UAABjaWFlaIAAAAAAAACSgAAAPhAAAts9YWVogAAAAAAAA9tYAAQAAAADTLXBhcmEAAAAAAAQA' +
  'AAACZmYAAPKnAAANWQAAE9AAAApbAAAAAAAAAABtbHVjAAAAAAAAAAEAAAAMZW5VUwAAACAAAAAcAEcAbwBvAGcAbA' +
  'BlACAASQBuAGMALgAgADIAMAAxADZWUDhMFwAAAC8HQAEAD3CWr3+oHmJr/qMF8xDR/zgAAA=='

export const pictures = {
  png: Buffer.from(PNG, 'base64'),
  jpeg: Buffer.from(JPEG, 'base64'),
  webp: Buffer.from(WEBP, 'base64'),
  lossless: Buffer.from(LOSSLESS, 'base64')
} as const

/** What is planted: it stands in no picture that was cleaned. */
export const PLACE = 'GPS 53.4794N 2.2453W Sycamore Lane 12'

/** What a camera writes: which way it was held, where, and a line of words. */
function exif(up: number): Buffer {
  const head = Buffer.from('II*\0\x08\0\0\0\x02\0', 'latin1')
  const entry = (tag: number, type: number, [count, value]: readonly [number, number]) => {
    const bytes = Buffer.alloc(12)
    bytes.writeUInt16LE(tag, 0)
    bytes.writeUInt16LE(type, 2)
    bytes.writeUInt32LE(count, 4)
    bytes.writeUInt32LE(value, 8)
    return bytes
  }
  const entries = [entry(0x0112, 3, [1, up]), entry(0x8825, 4, [1, 38])]
  return Buffer.concat([head, ...entries, Buffer.alloc(4), Buffer.from(PLACE, 'latin1')])
}

export function jpegWith(up: number): Buffer {
  const segment = (marker: number, words: Buffer) => {
    const head = Buffer.from([0xff, marker, 0, 0])
    head.writeUInt16BE(words.length + 2, 2)
    return Buffer.concat([head, words])
  }
  return Buffer.concat([
    pictures.jpeg.subarray(0, 2),
    segment(0xe1, Buffer.concat([Buffer.from('Exif\0\0'), exif(up)])),
    segment(0xe1, Buffer.from(`http://ns.adobe.com/xap/1.0/\0<x>${PLACE}</x>`)),
    segment(0xed, Buffer.from(`Photoshop 3.0\0${PLACE}`)),
    segment(0xfe, Buffer.from(PLACE)),
    pictures.jpeg.subarray(2),
    // Some phones hang a film on the end.
    Buffer.from(PLACE)
  ])
}

export function pngChunk(type: string, words: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(type, 'latin1'), words])
  const chunk = Buffer.alloc(named.length + 8)
  chunk.writeUInt32BE(words.length, 0)
  named.copy(chunk, 4)
  chunk.writeUInt32BE(crc32(named), named.length + 4)
  return chunk
}

export function pngWith(): Buffer {
  const afterHead = 8 + 25
  return Buffer.concat([
    pictures.png.subarray(0, afterHead),
    pngChunk('tEXt', Buffer.from(`Comment\0${PLACE}`)),
    pngChunk('iTXt', Buffer.from(`XML:com.adobe.xmp\0\0\0\0\0${PLACE}`)),
    pngChunk('eXIf', exif(6)),
    pngChunk('tIME', Buffer.from([7, 234, 11, 27, 1, 2, 3])),
    pngChunk('prVt', Buffer.from(PLACE)),
    pictures.png.subarray(afterHead),
    Buffer.from(PLACE)
  ])
}

export function webpWith(kind: 'webp' | 'lossless'): Buffer {
  const chunk = (name: string, words: Buffer) => {
    const bytes = Buffer.alloc(8 + words.length + (words.length % 2))
    bytes.write(name, 0, 'latin1')
    bytes.writeUInt32LE(words.length, 4)
    words.copy(bytes, 8)
    return bytes
  }
  const file = Buffer.concat([
    pictures[kind],
    chunk('EXIF', exif(6)),
    chunk('XMP ', Buffer.from(`<x>${PLACE}</x>`)),
    chunk('abcd', Buffer.from(PLACE))
  ])
  file.writeUInt32LE(file.length - 8, 4)
  return Buffer.concat([file, Buffer.from(PLACE)])
}
