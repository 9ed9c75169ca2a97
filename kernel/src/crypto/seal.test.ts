import { chacha20, chacha20poly1305 } from '@noble/ciphers/chacha.js'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { encode, type Bytes } from '../bytes/encode.ts'
import { fixedRandom } from '../../test/structure.ts'
import { expandKey, mac, plainHash } from './hash.ts'
import {
  open,
  openPacked,
  packSealed,
  seal,
  sealPacked,
  unpackSealed,
  type Sealed
} from './seal.ts'

const bytes = (minLength: number, maxLength: number): fc.Arbitrary<Bytes> =>
  fc.uint8Array({ minLength, maxLength }).map((one) => new Uint8Array(one))
const key = bytes(32, 32)
const content = fc.record({ header: bytes(0, 60), plain: bytes(0, 300) })
const random = fixedRandom('seal.test')

test('Ben opens what Ada sealed, and learns what a report would need', () => {
  fc.assert(
    fc.property(key, content, (epochKey, { header, plain }) => {
      const sealed = seal(epochKey, { header, plain }, random)
      expect(open(epochKey, header, sealed)?.plain).toEqual(plain)
      expect(unpackSealed(packSealed(sealed), 1024)).toEqual(sealed)
      const packed = sealPacked(epochKey, { header, plain }, random)
      expect(openPacked(epochKey, { header, bytes: packed, max: packed.length })).toEqual(plain)
      expect(
        openPacked(epochKey, { header, bytes: packed, max: packed.length - 1 })
      ).toBeUndefined()
    })
  )
})

test('whoever changes one bit of what Ada sealed, wherever, only makes it unreadable', () => {
  const part = fc.constantFrom('header', 'salt', 'commitment', 'ciphertext', 'key')
  fc.assert(
    fc.property(
      key,
      content,
      part,
      fc.nat(),
      fc.nat(7),
      (epochKey, { header, plain }, name, place, bit) => {
        const sealed = seal(epochKey, { header: Uint8Array.of(1, ...header), plain }, random)
        const parts = { ...sealed, header: Uint8Array.of(1, ...header), key: epochKey }
        const changed = parts[name].slice()
        const at = place % changed.length
        changed[at] = (changed[at] ?? 0) ^ (1 << bit)
        const { key: usedKey, header: usedHeader, ...rest } = { ...parts, [name]: changed }
        expect(open(usedKey, usedHeader, rest as Sealed)).toBeUndefined()
      }
    )
  )
})

test('a key of another space or epoch opens nothing', () => {
  fc.assert(
    fc.property(key, key, content, (mine, other, { header, plain }) => {
      fc.pre(!Buffer.from(mine).equals(Buffer.from(other)))
      expect(open(other, header, seal(mine, { header, plain }, random))).toBeUndefined()
    })
  )
})

test('nonsense from a server opens as nothing and never throws', () => {
  fc.assert(
    fc.property(key, bytes(0, 40), bytes(0, 200), (epochKey, header, packed) => {
      expect(openPacked(epochKey, { header, bytes: packed, max: 1000 })).toBeUndefined()
      const sealed = { salt: packed.slice(0, 5), commitment: header, ciphertext: packed }
      expect(open(epochKey, header, sealed)).toBeUndefined()
    })
  )
})

test('nobody can say different words to two people with one ciphertext', () => {
  fc.assert(
    fc.property(key, key, bytes(0, 20), (adasKey, bensKey, header) => {
      fc.pre(!Buffer.from(adasKey).equals(Buffer.from(bensKey)))
      const { sealed, ciphers } = craftForTwoKeys([adasKey, bensKey], header)
      // The cipher alone would let both read, each something else: that is why there is a commitment.
      const [ada, ben] = ciphers.map((cipher) => cipher.decrypt(sealed.ciphertext))
      expect(ada).not.toEqual(ben)
      expect(open(adasKey, header, sealed)).toBeUndefined()
      expect(open(bensKey, header, sealed)).toBeUndefined()
    })
  )
})

test('a report proves the very words of one entry, and opens no other', () => {
  fc.assert(
    fc.property(key, content, content, bytes(1, 400), (epochKey, first, second, forged) => {
      const sealed = seal(epochKey, first, random)
      const other = seal(epochKey, second, random)
      const { frankKey, blinded } = open(epochKey, first.header, sealed)!
      expect(proves(sealed, { header: first.header, frankKey, blinded })).toBe(true)
      fc.pre(!Buffer.from(forged).equals(Buffer.from(blinded)))
      expect(proves(sealed, { header: first.header, frankKey, blinded: forged })).toBe(false)
      expect(proves(other, { header: second.header, frankKey, blinded })).toBe(false)
      expect(open(frankKey, second.header, other)).toBeUndefined()
      expect(open(frankKey, first.header, sealed)).toBeUndefined()
    })
  )
})

test('once the ciphertext is gone, what stays confirms no guess at short words', () => {
  const header = encode('K1/x')
  const words = new TextEncoder().encode('yes')
  const sealed = seal(new Uint8Array(32), { header, plain: words }, random)
  const again = seal(new Uint8Array(32), { header, plain: words }, random)
  const { frankKey } = open(new Uint8Array(32), header, sealed)!
  expect(again.commitment).not.toEqual(sealed.commitment)
  expect(proves(sealed, { header, frankKey, blinded: words })).toBe(false)
})

function proves(
  { salt, commitment }: Sealed,
  shown: { header: Bytes; frankKey: Bytes; blinded: Bytes }
): boolean {
  const expected = mac(shown.frankKey, encode('K1/frank', shown.header, salt, shown.blinded))
  return Buffer.from(expected).equals(Buffer.from(commitment))
}

type Cipher = ReturnType<typeof chacha20poly1305>

// Poly1305 is linear, so two blocks can be chosen for which one tag is right under two keys
// (Dodis et al., "Fast Message Franking", CRYPTO 2018).
function craftForTwoKeys(
  keys: readonly Bytes[],
  header: Bytes
): { sealed: Sealed; ciphers: Cipher[] } {
  const salt = random(32)
  const commitment = random(32)
  const aad = encode('K1/aad', header, salt, commitment)
  const info = encode('K1/seal', plainHash(header))
  const cipherKeys = keys.map((one) => expandKey(one, salt, { info, size: 64 }).slice(0, 32))
  const ciphers = cipherKeys.map((one) => chacha20poly1305(one, new Uint8Array(12), aad))
  const [one, two] = cipherKeys.map((cipherKey) => macOf(cipherKey, aad)) as [PolyMac, PolyMac]
  for (let tag = 1n; ; tag += 1n) {
    const blocks = solve(one, two, tag)
    if (!blocks) continue
    const body = blocks.flatMap((block) => [...littleEndian(block)])
    const ciphertext = Uint8Array.of(...new Uint8Array(32), ...body, ...littleEndian(tag))
    return { sealed: { salt, commitment, ciphertext }, ciphers }
  }
}

const P = 2n ** 130n - 5n
const PAD = 2n ** 128n
/** Tag = (known + x·r³ + y·r² ) mod p + s, with x and y the two free blocks before the lengths. */
type PolyMac = { readonly known: bigint; readonly r: bigint; readonly s: bigint }

function macOf(cipherKey: Bytes, aad: Bytes): PolyMac {
  // RFC 8439 §2.6: the one-time key is the first block of the key stream, clamped.
  const stream = firstBlock(cipherKey)
  const r = fromLittleEndian(stream.slice(0, 16)) & 0x0ffffffc0ffffffc0ffffffc0fffffffn
  const s = fromLittleEndian(stream.slice(16, 32))
  const lengths = fromLittleEndian(lengthsBlock(aad.length, 64)) + PAD
  const blocks = [...blocksOf(aad), 0n, 0n].map((block) => block + PAD)
  const known = [...blocks, 0n, 0n, lengths].reduce((sum, block) => ((sum + block) * r) % P, 0n)
  return { known, r, s }
}

function solve(one: PolyMac, two: PolyMac, tag: bigint): [bigint, bigint] | undefined {
  const goal = (mac: PolyMac): bigint => mod(tag - mac.s, PAD) - mac.known
  // x·r³ + y·r² = goal, for both: two linear equations modulo p.
  const [a, b] = [one.r ** 3n % P, one.r ** 2n % P]
  const [c, d] = [two.r ** 3n % P, two.r ** 2n % P]
  const inverse = power(mod(a * d - b * c, P), P - 2n)
  const x = mod((goal(one) * d - goal(two) * b) * inverse, P) - PAD
  const y = mod((goal(two) * a - goal(one) * c) * inverse, P) - PAD
  return [x, y].every((block) => block >= 0n && block < PAD) ? [x, y] : undefined
}

function firstBlock(cipherKey: Bytes): Uint8Array {
  return chacha20(cipherKey, new Uint8Array(12), new Uint8Array(32))
}

function lengthsBlock(...lengths: readonly number[]): Uint8Array {
  return Uint8Array.of(
    ...lengths.flatMap((length) => Array.from(littleEndian(BigInt(length)).slice(0, 8)))
  )
}

function blocksOf(data: Uint8Array): bigint[] {
  const count = Math.ceil(data.length / 16)
  return Array.from({ length: count }, (_, index) =>
    fromLittleEndian(data.slice(index * 16, index * 16 + 16))
  )
}

function fromLittleEndian(data: Uint8Array): bigint {
  return data.reduceRight((value, byte) => (value << 8n) | BigInt(byte), 0n)
}

function littleEndian(value: bigint): Uint8Array {
  return Uint8Array.from({ length: 16 }, (_, index) => Number((value >> BigInt(8 * index)) & 255n))
}

function mod(value: bigint, modulus: bigint): bigint {
  return ((value % modulus) + modulus) % modulus
}

function power(base: bigint, exponent: bigint): bigint {
  if (exponent === 0n) return 1n
  const half = power((base * base) % P, exponent >> 1n)
  return exponent & 1n ? (half * base) % P : half
}
