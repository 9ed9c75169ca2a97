import { deflateSync } from 'node:zlib'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { cleanPicture } from './clean-picture.ts'
import { jpegWith, pictures, PLACE, pngChunk, pngWith, webpWith } from './pictures.fixture.ts'

const clean = (bytes: Buffer) => cleanPicture(new Uint8Array(bytes))
const cleaned = (bytes: Buffer) => Buffer.from(clean(bytes)?.bytes ?? [])

const planted = [
  ['JPEG', 'image/jpeg', jpegWith(1), pictures.jpeg],
  ['PNG', 'image/png', pngWith(), pictures.png],
  ['WebP', 'image/webp', webpWith('webp'), pictures.webp],
  ['lossless WebP', 'image/webp', webpWith('lossless'), pictures.lossless]
] as const

describe('a picture that somebody took with a phone', () => {
  test.each(planted)('tells nobody where that was, as %s', (_kind, type, withPlace, without) => {
    expect(withPlace.includes('Sycamore')).toBe(true)
    const picture = cleaned(withPlace)
    expect(clean(withPlace)?.type).toBe(type)
    expect(picture.includes('Sycamore')).toBe(false)
    for (const name of [
      'Exif',
      'EXIF',
      'eXIf',
      'XMP',
      'ICC',
      'iCCP',
      'Photoshop',
      'tEXt',
      'abcd'
    ]) {
      expect(picture.includes(name)).toBe(false)
    }
    // It is the picture that was sent, and nothing but it: what hung on it made no difference.
    expect(picture.equals(cleaned(without))).toBe(true)
    expect(cleaned(picture).equals(picture)).toBe(true)
  })

  test('still lies the way that it was held, and that is all that is known of the camera', () => {
    const turned = cleaned(jpegWith(6))
    expect(turned.includes('Sycamore')).toBe(false)
    expect(turned.length - cleaned(jpegWith(1)).length).toBe(36)
    const at = turned.indexOf('Exif\0\0')
    expect(turned.readUInt16BE(at + 6 + 18)).toBe(6)
    expect(cleaned(turned).equals(turned)).toBe(true)
    expect(cleaned(jpegWith(9)).equals(cleaned(jpegWith(1)))).toBe(true)
  })
})

describe('what is sent as a picture', () => {
  test('and is none, or is a program, moves or ends too early, is refused', () => {
    const moving = Buffer.concat([
      pictures.png.subarray(0, 33),
      pngChunk('acTL', Buffer.alloc(8)),
      pictures.png.subarray(33)
    ])
    const others = [
      '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>',
      'GIF89a',
      '<!doctype html>',
      ''
    ].map((text) => Buffer.from(text))
    for (const bytes of [...others, moving]) expect(clean(bytes)).toBeUndefined()
    for (const whole of [pictures.png, pictures.jpeg]) {
      for (let size = 0; size < whole.length - 12; size += 7) {
        expect(clean(whole.subarray(0, size))).toBeUndefined()
      }
    }
  })

  test('and would unpack to more or less than its size says, or to a picture that fills all memory, is refused', () => {
    const head = (width: number, height: number) => {
      const bytes = Buffer.from([0, 0, 0, 0, 0, 0, 0, 0, 8, 6, 0, 0, 0])
      bytes.writeUInt32BE(width, 0)
      bytes.writeUInt32BE(height, 4)
      return pngChunk('IHDR', bytes)
    }
    const png = (ihdr: Buffer, data: Buffer) =>
      Buffer.concat([
        pictures.png.subarray(0, 8),
        ihdr,
        pngChunk('IDAT', deflateSync(data)),
        pngChunk('IEND', Buffer.alloc(0))
      ])
    expect(clean(png(head(2, 1), Buffer.alloc(9)))).toBeDefined()
    for (const size of [8, 10]) {
      expect(clean(png(head(2, 1), Buffer.alloc(size)))).toBeUndefined()
    }
    expect(clean(png(head(2, 1), Buffer.alloc(50_000_000)))).toBeUndefined()
    expect(clean(png(head(100_000, 100_000), Buffer.alloc(9)))).toBeUndefined()
  })

  test('and calls what its camera wrote a table, a frame or a scan, is refused', () => {
    for (const marker of [0xc0, 0xc1, 0xc2, 0xc4, 0xda, 0xdb, 0xdd]) {
      const bytes = Buffer.from(jpegWith(1))
      bytes[3] = marker
      expect(clean(bytes)).toBeUndefined()
    }
  })

  test('never breaks the server, whatever its bytes are', () => {
    const files = [pictures.png, pictures.jpeg, pictures.webp, pictures.lossless, jpegWith(6)]
    const change = fc.record({
      file: fc.constantFrom(...files),
      at: fc.nat(),
      byte: fc.integer({ min: 0, max: 255 }),
      end: fc.nat()
    })
    fc.assert(
      fc.property(change, ({ file, at, byte, end }) => {
        const bytes = Buffer.from(file.subarray(0, file.length - (end % 20)))
        bytes[at % bytes.length] = byte
        const picture = cleaned(bytes)
        expect(picture.includes(PLACE)).toBe(false)
      })
    )
  })
})
