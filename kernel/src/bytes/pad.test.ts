import fc from 'fast-check'
import { expect, test } from 'vitest'
import { pad, PADDED_MIN, paddedSize, padInSteps, unpad } from './pad.ts'

const words = fc.uint8Array({ maxLength: 9000 })

test('Ben reads the words that Ada padded, whatever their length', () => {
  fc.assert(
    fc.property(words, fc.integer({ min: 1, max: 4096 }), fc.nat(200), (plain, step, extra) => {
      expect(unpad(pad(plain))).toEqual(new Uint8Array(plain))
      const stepped = padInSteps(plain, step, extra)
      expect(unpad(stepped)).toEqual(new Uint8Array(plain))
      expect((stepped.length + extra) % step).toBe(0)
    })
  )
})

test('how long the words are shows only in steps, and costs little', () => {
  const buckets = new Set(Array.from({ length: 70_000 }, (_, size) => paddedSize(size)))
  expect(buckets.size).toBeLessThan(80)
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 2 ** 24 }), (size) => {
      const padded = paddedSize(size)
      expect(padded).toBeGreaterThanOrEqual(Math.max(size, PADDED_MIN))
      expect(paddedSize(padded)).toBe(padded)
      if (size > 4096) expect(padded).toBeLessThanOrEqual(size * 1.12)
    })
  )
})

test('two words of one bucket are of one size on the server', () => {
  fc.assert(
    fc.property(words, words, (a, b) => {
      const isOneBucket = paddedSize(a.length + 4) === paddedSize(b.length + 4)
      expect(pad(a).length === pad(b).length).toBe(isOneBucket)
    })
  )
})

test('nobody hides a second message in the padding', () => {
  fc.assert(
    fc.property(words, fc.nat(), fc.integer({ min: 1, max: 255 }), (plain, place, byte) => {
      const padded = pad(plain)
      const room = padded.length - plain.length - 4
      fc.pre(room > 0)
      padded[plain.length + 4 + (place % room)] = byte
      expect(unpad(padded)).toBeUndefined()
    })
  )
})

test('padding that makes no sense is refused and never throws', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 40 }), (bytes) => {
      const read = unpad(bytes)
      if (read) expect(read.length).toBeLessThanOrEqual(bytes.length - 4)
    })
  )
})
