import fc from 'fast-check'
import { expect, test } from 'vitest'
import { decode, encode, readText, readU64, type Field } from './encode.ts'
import { layout, listOf, FLAG, TIME, fixed, upTo, wholeNumber } from './layout.ts'

const field: fc.Arbitrary<Field> = fc.oneof(
  fc.uint8Array({ maxLength: 40 }),
  fc.string({ maxLength: 20 }),
  fc.integer({ min: 0, max: 0xffffffff }),
  fc.bigInt({ min: 0n, max: 2n ** 64n - 1n })
)
const label = fc.string({ minLength: 1, maxLength: 20, unit: 'grapheme-ascii' })
const fields = fc.array(field, { maxLength: 6 })

test('nobody can write one thing so that it reads as another: different fields never give the same bytes', () => {
  fc.assert(
    fc.property(label, fields, label, fields, (labelA, fieldsA, labelB, fieldsB) => {
      const isSame = isSameList([labelA, ...fieldsA], [labelB, ...fieldsB])
      expect(hex(encode(labelA, ...fieldsA)) === hex(encode(labelB, ...fieldsB))).toBe(isSame)
    })
  )
})

test('moving a byte from one field to its neighbour changes what was signed', () => {
  fc.assert(
    fc.property(
      fc.uint8Array({ minLength: 1, maxLength: 20 }),
      fc.uint8Array({ maxLength: 20 }),
      (a, b) => {
        const moved = [a.slice(0, -1), Uint8Array.of(a.at(-1)!, ...b)] as const
        expect(hex(encode('K1/x', a, b))).not.toBe(hex(encode('K1/x', ...moved)))
      }
    )
  )
})

test('what Ada encodes, Ben reads back, and not with a byte more or less or under another label', () => {
  const loose = { max: 200 }
  fc.assert(
    fc.property(label, fields, fc.nat(255), (name, list, extra) => {
      const bytes = encode(name, ...list)
      const sizes = list.map(() => loose)
      expect(decode(name, bytes, sizes)?.map(hex)).toEqual(list.map(plainBytes).map(hex))
      expect(decode(name, Uint8Array.of(...bytes, extra), sizes)).toBeUndefined()
      expect(decode(name, bytes.slice(0, -1), sizes)).toBeUndefined()
      expect(decode(`${name}!`, bytes, sizes)).toBeUndefined()
      expect(decode(name, bytes, [...sizes, loose])).toBeUndefined()
    })
  )
})

test('a field larger than its limit is refused before it is taken', () => {
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 1, maxLength: 40 }), (bytes) => {
      const encoded = encode('K1/x', bytes)
      expect(decode('K1/x', encoded, [{ max: bytes.length - 1 }])).toBeUndefined()
      expect(decode('K1/x', encoded, [bytes.length - 1])).toBeUndefined()
      expect(decode('K1/x', encoded, [bytes.length])?.length).toBe(1)
    })
  )
})

test('reading bytes that mean nothing gives nothing, and never throws', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 60 }), (bytes) => {
      expect(decode('K1/x', bytes, [{ max: 8 }, 4])).toBeUndefined()
      expect(example.decode(bytes)).toBeUndefined()
    })
  )
})

test('text is read as Ada wrote it to the letter, and bytes that are no text are none', () => {
  expect(readText(encode('', 'Ö').subarray(8))).toBe('Ö')
  // A mark at the beginning is a letter too: else two texts would read alike.
  expect(readText(Uint8Array.of(0xef, 0xbb, 0xbf, 0x61))).toBe('\ufeffa')
  for (const bytes of [[0xff], [0xc3], [0x61, 0xed, 0xa0, 0x80]]) {
    expect(readText(Uint8Array.from(bytes))).toBeUndefined()
  }
})

test('a number that does not fit its size is not written, and one that is not exact is not read', () => {
  for (const number of [-1, 2 ** 32]) expect(() => encode('K1/x', number)).toThrow('Not a u32')
  for (const number of [-1n, 2n ** 64n]) expect(() => encode('K1/x', number)).toThrow('Not a u64')
  const last = BigInt(Number.MAX_SAFE_INTEGER)
  const read = (number: bigint) => readU64(plainBytes(number))
  expect([read(0n), read(last), read(last + 1n)]).toEqual([0, Number(last), undefined])
})

const FOUR_BYTES = listOf(
  { bytes: 4, max: 3 },
  (seq: number) => seq,
  (bytes) => bytes[3] ?? 0
)
const example = layout(
  'K1/example',
  {
    key: fixed(4),
    words: upTo(10),
    count: wholeNumber(99),
    at: TIME,
    isOpen: FLAG,
    seqs: FOUR_BYTES
  },
  Uint8Array.of(0, 1)
)

test('a layout reads exactly what it writes, and refuses each value out of bounds', () => {
  const value = fc.record({
    key: bytesOf(4, 4),
    words: bytesOf(0, 10),
    count: fc.nat(99),
    at: fc.maxSafeNat(),
    isOpen: fc.boolean(),
    seqs: fc.array(fc.nat(255), { maxLength: 3 })
  })
  fc.assert(
    fc.property(value, (written) => {
      const bytes = example.encode(written)
      expect(example.decode(bytes)).toEqual(written)
      expect(example.decode(example.encode({ ...written, count: 100 }))).toBeUndefined()
      expect(example.decode(example.encode({ ...written, seqs: [1, 2, 3, 4] }))).toBeUndefined()
      const suiteAt = 4 + 'K1/example'.length + 4
      expect(example.decode(bytes.with(suiteAt, 1))).toBeUndefined()
    })
  )
})

test('a number up to its border is read, and a list that ends amid an item is none', () => {
  const value = { key: new Uint8Array(4), words: new Uint8Array(10), at: 0, isOpen: true, seqs: [] }
  for (const count of [0, 99]) {
    expect(example.decode(example.encode({ ...value, count }))).toEqual({ ...value, count })
  }
  const seqs = layout('K1/seqs', { seqs: upTo(12) })
  const list = layout('K1/seqs', { seqs: FOUR_BYTES })
  expect(list.decode(seqs.encode({ seqs: Uint8Array.of(0, 0, 0, 7) }))).toEqual({ seqs: [7] })
  for (const size of [1, 5, 11]) {
    expect(list.decode(seqs.encode({ seqs: new Uint8Array(size) }))).toBeUndefined()
  }
})

function bytesOf(minLength: number, maxLength: number): fc.Arbitrary<Uint8Array<ArrayBuffer>> {
  return fc.uint8Array({ minLength, maxLength }).map((bytes) => new Uint8Array(bytes))
}

function isSameList(a: readonly Field[], b: readonly Field[]): boolean {
  return (
    a.length === b.length &&
    a.every((one, index) => hex(plainBytes(one)) === hex(plainBytes(b[index]!)))
  )
}

function plainBytes(one: Field): Uint8Array {
  return decode('', encode('', one), [{ max: 200 }])![0]!
}

function hex(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('hex')
}
