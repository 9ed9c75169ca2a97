import { Chacha20Poly1305 } from '@hpke/chacha20poly1305'
import { CipherSuite, HkdfSha256 } from '@hpke/core'
import { DhkemX25519HkdfSha256 } from '@hpke/dhkem-x25519'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { fixedRandom } from '../../test/structure.ts'
import type { Bytes } from '../bytes/encode.ts'
import { BOX_OVERHEAD_BYTES, openBox, sealBox } from './hpke.ts'
import { kemPairFromSeed } from './keys.ts'

const bytes = (minLength: number, maxLength: number): fc.Arbitrary<Bytes> =>
  fc.uint8Array({ minLength, maxLength }).map((one) => new Uint8Array(one))
const seed = bytes(32, 32)
const random = fixedRandom('hpke.test')
const suite = new CipherSuite({
  kem: new DhkemX25519HkdfSha256(),
  kdf: new HkdfSha256(),
  aead: new Chacha20Poly1305()
})

test('a box that Ada makes opens in another library, and the other way round', async () => {
  await fc.assert(
    fc.asyncProperty(seed, bytes(1, 100), bytes(0, 100), async (secret, info, plain) => {
      const pair = kemPairFromSeed(secret)
      const box = sealBox(pair.public, { info, plain }, random)
      const recipientKey = await suite.kem.deserializePrivateKey(buffer(pair.secret))
      const enc = buffer(box.slice(0, 32))
      const recipient = await suite.createRecipientContext({
        recipientKey,
        enc,
        info: buffer(info)
      })
      expect(new Uint8Array(await recipient.open(buffer(box.slice(32))))).toEqual(plain)

      const recipientPublicKey = await suite.kem.deserializePublicKey(buffer(pair.public))
      const sender = await suite.createSenderContext({ recipientPublicKey, info: buffer(info) })
      const theirs = Buffer.concat([
        Buffer.from(sender.enc),
        Buffer.from(await sender.seal(buffer(plain)))
      ])
      expect(openBox(theirs, info, pair)).toEqual(plain)
    })
  )
})

test('a box opens for Ben alone, for its own purpose, and not with a bit changed', () => {
  fc.assert(
    fc.property(
      seed,
      seed,
      bytes(1, 40),
      bytes(0, 60),
      fc.nat(),
      (ben, cleo, info, plain, place) => {
        fc.pre(!Buffer.from(ben).equals(Buffer.from(cleo)))
        const pair = kemPairFromSeed(ben)
        const box = sealBox(pair.public, { info, plain }, random)
        expect(box.length).toBe(plain.length + BOX_OVERHEAD_BYTES)
        expect(openBox(box, info, pair)).toEqual(plain)
        expect(openBox(box, info, kemPairFromSeed(cleo))).toBeUndefined()
        expect(openBox(box, info.with(0, info[0]! ^ 1), pair)).toBeUndefined()
        const at = place % box.length
        expect(openBox(box.with(at, box[at]! ^ 1), info, pair)).toBeUndefined()
      }
    )
  )
})

test('bytes that are no box open as nothing and never throw', () => {
  fc.assert(
    fc.property(bytes(0, 100), (box) => {
      expect(
        openBox(box, Uint8Array.of(1), kemPairFromSeed(new Uint8Array(32).fill(5)))
      ).toBeUndefined()
    })
  )
})

function buffer(value: Uint8Array): ArrayBuffer {
  return new Uint8Array(value).buffer
}
