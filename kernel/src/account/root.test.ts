import fc from 'fast-check'
import { expect, test } from 'vitest'
import { fixedRandom } from '../../test/structure.ts'
import type { Bytes } from '../bytes/encode.ts'
import { memberKeys, openRoot, rootIdOf, sealRoot, wrapKeyOf, type WrapPlace } from './root.ts'

const random = fixedRandom('root.test')
const bytes = (size: number): fc.Arbitrary<Bytes> =>
  fc.uint8Array({ minLength: size, maxLength: size }).map((one) => new Uint8Array(one))
const places = fc.record<WrapPlace>({
  accountId: bytes(16),
  method: fc.constantFrom('passphrase', 'kit'),
  rootGeneration: fc.nat(3)
})

test('any one way to unlock opens the root by itself', () => {
  fc.assert(
    fc.property(bytes(32), bytes(64), bytes(16), bytes(16), (root, exportKey, kit, accountId) => {
      const ways = [['passphrase', exportKey] as const, ['kit', kit] as const]
      for (const [method, secret] of ways) {
        const wrap = {
          place: { accountId, method, rootGeneration: 0 },
          key: wrapKeyOf(method, secret)
        }
        expect(openRoot(sealRoot(root, wrap, random), wrap)).toEqual(root)
      }
    })
  )
})

test('no other wrap helps: another secret, method, account or generation opens nothing', () => {
  fc.assert(
    fc.property(bytes(32), places, bytes(16), bytes(16), (root, place, mine, theirs) => {
      fc.pre(Buffer.compare(mine, theirs) !== 0)
      const key = wrapKeyOf(place.method, mine)
      const sealed = sealRoot(root, { place, key }, random)
      expect(openRoot(sealed, { place, key: wrapKeyOf(place.method, theirs) })).toBeUndefined()
      const method = place.method === 'kit' ? 'passphrase' : 'kit'
      const others: WrapPlace[] = [
        { ...place, method },
        { ...place, accountId: place.accountId.with(0, place.accountId[0]! ^ 1) },
        { ...place, rootGeneration: place.rootGeneration + 1 }
      ]
      for (const other of others) expect(openRoot(sealed, { place: other, key })).toBeUndefined()
      // The same secret used for another method gives another key.
      expect(openRoot(sealed, { place, key: wrapKeyOf(method, mine) })).toBeUndefined()
    })
  )
})

test('once the passphrase has changed, the old one opens the new wrap no more', () => {
  fc.assert(
    fc.property(bytes(32), bytes(32), bytes(64), bytes(64), (root, newRoot, before, after) => {
      fc.pre(Buffer.compare(before, after) !== 0)
      const place = {
        accountId: new Uint8Array(16),
        method: 'passphrase',
        rootGeneration: 1
      } as const
      const wrap = { place, key: wrapKeyOf('passphrase', after) }
      const old = { place, key: wrapKeyOf('passphrase', before) }
      for (const one of [root, newRoot])
        expect(openRoot(sealRoot(one, wrap, random), old)).toBeUndefined()
    })
  )
})

test('whatever the server hands out as a wrap, it opens to the root or to nothing', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 300 }), places, bytes(16), (strange, place, secret) => {
      const wrap = { place, key: wrapKeyOf(place.method, secret) }
      expect(openRoot(strange, wrap)).toBeUndefined()
      expect(openRoot(sealRoot(secret, wrap, random), wrap)).toBeUndefined()
    })
  )
})

test('no two memberships, and no two roots, have a key in common', () => {
  const seen = new Set<string>()
  for (const root of [new Uint8Array(32), new Uint8Array(32).fill(1)]) {
    expect(rootIdOf(root).length).toBe(8)
    for (let index = 0; index < 20; index += 1) {
      const { sign, kem } = memberKeys(root, index)
      for (const key of [sign.public, sign.secret, kem.public, kem.secret]) seen.add(key.join())
    }
  }
  expect(seen.size).toBe(2 * 20 * 4)
})
