import {
  createPrivateKey,
  createPublicKey,
  sign as nodeSign,
  verify as nodeVerify
} from 'node:crypto'
import { ed25519, x25519 } from '@noble/curves/ed25519.js'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { fromHex } from '../../test/read-vectors.ts'
import type { SignPublicKey } from '../brand.ts'
import type { Bytes } from '../bytes/encode.ts'
import {
  admitKemKey,
  admitSignKey,
  kemPairFromSeed,
  memberKeysFromSeed,
  sign,
  signPairFromSeed,
  verifySignature
} from './keys.ts'

const seed = fc.uint8Array({ minLength: 32, maxLength: 32 }).map((one) => new Uint8Array(one))
const message = fc.uint8Array({ minLength: 32, maxLength: 32 })
const { Point } = ed25519
// All eight points whose order divides eight.
const smallOrder = Array.from({ length: 8 }, (_, times) => {
  const eighth = Point.fromBytes(
    fromHex('26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05')
  )
  return times === 0 ? Point.ZERO : eighth.multiplyUnsafe(BigInt(times))
})

test('what Ada signs, a server with another library accepts, and the other way round', () => {
  fc.assert(
    fc.property(seed, message, (secret, words) => {
      const pair = signPairFromSeed(secret)
      const signature = sign(words, pair.secret)
      expect(nodeVerify(null, words, nodePublic(pair.public), signature)).toBe(true)
      const theirs = nodeSign(null, words, nodePrivate(secret))
      expect(new Uint8Array(theirs)).toEqual(signature)
      expect(verifySignature(signature, words, pair.public)).toBe(true)
      expect(verifySignature(signature, words.with(0, words[0]! ^ 1), pair.public)).toBe(false)
    })
  )
})

test('every key that our people make is admitted, and each root gives different ones', () => {
  fc.assert(
    fc.property(seed, (root) => {
      const { sign: signing, kem } = memberKeysFromSeed(root)
      expect(admitSignKey(signing.public)).toEqual(signing.public)
      expect(admitKemKey(kem.public)).toEqual(kem.public)
      expect(kem.secret).not.toEqual(signing.secret)
    })
  )
})

test('a key of small order, or with a small part, is not admitted, though other libraries take it', () => {
  for (const point of smallOrder) expect(admitSignKey(point.toBytes())).toBeUndefined()
  fc.assert(
    fc.property(seed, fc.integer({ min: 1, max: 7 }), (secret, part) => {
      const mixed = Point.fromBytes(signPairFromSeed(secret).public).add(smallOrder[part]!)
      expect(admitSignKey(mixed.toBytes())).toBeUndefined()
      const { y } = mixed.toAffine()
      const u = Point.Fp.div(Point.Fp.add(1n, y), Point.Fp.sub(1n, y))
      expect(admitKemKey(Point.Fp.toBytes(u))).toBeUndefined()
    })
  )
})

test('the neutral key with a trivial signature, which a lenient check accepts for all words, is refused here', () => {
  const key = new Uint8Array(Point.ZERO.toBytes()) as SignPublicKey
  const trivial = new Uint8Array(64)
  trivial[0] = 1
  const words = new Uint8Array(32).fill(7)
  expect(ed25519.verify(trivial, words, key, { zip215: true })).toBe(true)
  expect(verifySignature(trivial, words, key)).toBe(false)
  expect(admitSignKey(key)).toBeUndefined()
})

test('any 32 bytes are judged without throwing, and an admitted box key always agrees on a secret', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 40 }), seed, seed, (odd, bytes, secret) => {
      for (const candidate of [odd, bytes]) {
        admitSignKey(candidate)
        const admitted = admitKemKey(candidate)
        if (admitted)
          expect(x25519.getSharedSecret(kemPairFromSeed(secret).secret, admitted).length).toBe(32)
      }
      expect(verifySignature(odd, bytes, bytes as unknown as SignPublicKey)).toBe(false)
    })
  )
})

// RFC 8410: the fixed beginnings of an Ed25519 key in DER.
function nodePublic(key: Bytes): ReturnType<typeof createPublicKey> {
  const der = Buffer.concat([Buffer.from('302a300506032b6570032100', 'hex'), key])
  return createPublicKey({ key: der, format: 'der', type: 'spki' })
}

function nodePrivate(secret: Bytes): ReturnType<typeof createPrivateKey> {
  const der = Buffer.concat([Buffer.from('302e020100300506032b657004220420', 'hex'), secret])
  return createPrivateKey({ key: der, format: 'der', type: 'pkcs8' })
}
