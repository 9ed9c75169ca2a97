import fc from 'fast-check'
import { expect, test } from 'vitest'
import { fromBase64url, isSameBytes, toBase64url } from './text.ts'

test('bytes travel in links and JSON as every other program writes them', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 100 }), (bytes) => {
      const text = toBase64url(bytes)
      expect(text).toBe(Buffer.from(bytes).toString('base64url'))
      expect(fromBase64url(text)).toEqual(new Uint8Array(bytes))
    })
  )
})

test('one list of bytes has one text: a link that was changed anywhere is not read', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 30, unit: 'grapheme' }), (text) => {
      const bytes = fromBase64url(text)
      if (bytes) expect(toBase64url(bytes)).toBe(text)
    })
  )
  for (const text of ['A', 'AB', 'AAB', 'AA==', 'A A', '+/AA', 'AAAAA']) {
    expect(fromBase64url(text), text).toBeUndefined()
  }
})

test('comparing looks at every byte, and lengths count', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 20 }), fc.uint8Array({ maxLength: 20 }), (a, b) => {
      expect(isSameBytes(a, a.slice())).toBe(true)
      expect(isSameBytes(a, b)).toBe(Buffer.compare(a, b) === 0)
      expect(isSameBytes(a, Uint8Array.of(...a, 0))).toBe(false)
    })
  )
})
