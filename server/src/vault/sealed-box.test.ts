import { randomBytes, randomInt } from 'node:crypto'
import { encode } from '@beside/kernel/wire'
import { expect, test } from 'vitest'
import { boxKeyFromPhrase, keyFromPhrase, openBox, publicHalf, sealBox } from './sealed-box.ts'

const label = encode('test', 'a label')
const salt = new Uint8Array(16).fill(4)
const phraseKey = keyFromPhrase('calm river stone lamp path bird tree moon', salt)
const secret = new Uint8Array(randomBytes(500))

test('what is sealed for a phrase opens with it, and needs no phrase to be sealed', () => {
  const { box } = sealBox(secret, publicHalf(phraseKey), label)
  const key = boxKeyFromPhrase(box, phraseKey)
  expect(key && openBox(box, key, label)).toEqual(secret)
})

test('the same phrase with another salt, or another phrase, opens nothing', () => {
  const { box } = sealBox(secret, publicHalf(phraseKey), label)
  const others = [
    keyFromPhrase('calm river stone lamp path bird tree sun', salt),
    keyFromPhrase('calm river stone lamp path bird tree moon', new Uint8Array(16).fill(5))
  ]
  for (const other of others) {
    const key = boxKeyFromPhrase(box, other)
    expect(key && openBox(box, key, label)).toBeUndefined()
  }
})

test('the key of one box opens no other', () => {
  const first = sealBox(secret, publicHalf(phraseKey), label)
  const second = sealBox(secret, publicHalf(phraseKey), label)
  expect(openBox(first.box, first.boxKey, label)).toEqual(secret)
  expect(openBox(second.box, first.boxKey, label)).toBeUndefined()
})

test('one changed bit, another label or a missing end opens nothing', () => {
  const { box, boxKey } = sealBox(secret, publicHalf(phraseKey), label)
  for (let round = 0; round < 100; round += 1) {
    const sealed = box.sealed.slice()
    const at = randomInt(sealed.length)
    sealed[at] = (sealed[at] ?? 0) ^ (1 << randomInt(8))
    expect(openBox({ ...box, sealed }, boxKey, label)).toBeUndefined()
  }
  expect(openBox(box, boxKey, encode('test', 'another'))).toBeUndefined()
  for (const length of [0, 15, 16, 100]) {
    const sealed = box.sealed.slice(0, length)
    expect(openBox({ ...box, sealed }, boxKey, label)).toBeUndefined()
  }
})

test('a key of low order in a forged box is refused', () => {
  const { box } = sealBox(secret, publicHalf(phraseKey), label)
  const forged = { ...box, ephemeral: new Uint8Array(32) }
  expect(boxKeyFromPhrase(forged, phraseKey)).toBeUndefined()
})
