import { createHash } from 'node:crypto'
import { signPairFromSeed, sign, verifySignature, type SignPublicKey } from '@beside/kernel'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { quickVerify, verifyByHost } from './quick-signatures.ts'

type Signed = readonly [signature: Uint8Array, message: Uint8Array, key: SignPublicKey]

const ORDER = 2n ** 252n + 27742317777372353535851937790883648493n
const PRIME = 2n ** 255n - 19n
const seed = new Uint8Array(32).fill(5)
const pair = signPairFromSeed(seed)
const message = new Uint8Array(32).fill(9)

const seeds = fc.uint8Array({ minLength: 32, maxLength: 32 }).map((one) => new Uint8Array(one))
const words = fc.uint8Array({ minLength: 32, maxLength: 32 })

async function verdictOf(signed: Signed, host: typeof verifyByHost): Promise<boolean> {
  const verify = await quickVerify({ verify: host }, (every) => every(...signed))
  return verify(...signed)
}

describe('Signatures that the host checks', () => {
  test('get the verdict of the kernel, whether they are true or changed', async () => {
    await fc.assert(
      fc.asyncProperty(seeds, words, fc.nat(63), async (secret, said, at) => {
        const { secret: key, public: author } = signPairFromSeed(secret)
        const signature = sign(said, key)
        const changed = signature.with(at, signature[at]! ^ 1)
        expect(await verdictOf([signature, said, author], verifyByHost)).toBe(true)
        expect(await verdictOf([changed, said, author], verifyByHost)).toBe(false)
        expect(await verdictOf([signature, said, pair.public], verifyByHost)).toBe(false)
      })
    )
  })

  test('are not checked by the kernel, too, where the host said yes', async () => {
    // What no key signed: so a yes can come from the host alone, and only for what was asked before.
    const made: Signed = [new Uint8Array(64).fill(3), message, pair.public]
    const verify = await quickVerify({ verify: async () => true }, (every) => every(...made))
    expect(verify(...made)).toBe(true)
    expect(verify(made[0], seed, pair.public)).toBe(false)
  })

  test('are asked of the kernel where the host does not know the way, or takes less than it', async () => {
    const honest: Signed = [sign(message, pair.secret), message, pair.public]
    expect(await verdictOf(honest, async () => false)).toBe(true)
    expect((await quickVerify({}, () => undefined))(...honest)).toBe(true)
  })
})

/** Libraries differ on these: some would say yes to each, so a host that says yes to all stands for any of them. */
describe('At the edges, where libraries differ, the verdict is the kernel’s whatever the host says', () => {
  const lenient = async (): Promise<boolean> => true

  test('for S of the order or more', async () => {
    const honest = sign(message, pair.secret)
    const s = numberOf(honest.slice(32)) + ORDER
    expect(await verdictOf([joined(honest.slice(0, 32), s), message, pair.public], lenient)).toBe(
      false
    )
  })

  test('for R that is not canonical, or small', async () => {
    const sign255 = 2n ** 255n
    const ones = [1n, PRIME - 1n, PRIME, PRIME + 1n, 0n]
    for (const r of [...ones, ...ones.map((y) => y + sign255)]) {
      const signed: Signed = [withR(bytesOf(r)), message, pair.public]
      expect(await verdictOf(signed, lenient), `${r}`).toBe(verifySignature(...signed))
    }
    // Of these one holds, so the others were refused for their form.
    expect(verifySignature(withR(bytesOf(1n)), message, pair.public)).toBe(true)
  })

  test('for a key of small order, which signs all words', async () => {
    const key = bytesOf(1n) as SignPublicKey
    const signature = sign(message, pair.secret)
    expect(await verdictOf([signature, message, key], lenient)).toBe(false)
  })

  test('for what is no signature', async () => {
    for (const size of [0, 63, 65])
      expect(await verdictOf([new Uint8Array(size).fill(3), message, pair.public], lenient)).toBe(
        false
      )
  })
})

/** What the holder of the key can make with R = 0: S = k · a. */
function withR(r: Uint8Array): Uint8Array<ArrayBuffer> {
  const secret = sha512(seed).slice(0, 32)
  const scalar = (numberOf(secret) & (2n ** 254n - 8n)) | (2n ** 254n)
  const k = numberOf(sha512(r, pair.public, message)) % ORDER
  return joined(r, (k * scalar) % ORDER)
}

function joined(r: Uint8Array, s: bigint): Uint8Array<ArrayBuffer> {
  const signature = new Uint8Array(64)
  signature.set(r)
  signature.set(bytesOf(s), 32)
  return signature
}

function sha512(...parts: readonly Uint8Array[]): Uint8Array {
  const hash = createHash('sha512')
  for (const part of parts) hash.update(part)
  return new Uint8Array(hash.digest())
}

function numberOf(littleEndian: Uint8Array): bigint {
  return littleEndian.reduceRight((all, byte) => all * 256n + BigInt(byte), 0n)
}

function bytesOf(number: bigint): Uint8Array<ArrayBuffer> {
  return Uint8Array.from({ length: 32 }, (_, at) => Number((number >> BigInt(8 * at)) & 255n))
}
