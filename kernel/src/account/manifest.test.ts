import { expect, test } from 'vitest'
import { toBase64url } from '../bytes/text.ts'
import { plainHash } from '../crypto/hash.ts'
import { signPairFromSeed } from '../crypto/keys.ts'
import { releaseMessage } from './manifest.ts'

test('what one place says of its code on one day is nothing for another place, list or day', () => {
  const [root, foreign] = [1, 2].map((seed) => signPairFromSeed(new Uint8Array(32).fill(seed)))
  const [list, changed] = ['{}', '{ }'].map((text) => plainHash(new TextEncoder().encode(text)))
  if (!root || !foreign || !list || !changed) throw new Error('nothing to sign')
  const said = [
    releaseMessage(root.public, list, 20_783),
    releaseMessage(foreign.public, list, 20_783),
    releaseMessage(root.public, changed, 20_783),
    releaseMessage(root.public, list, 20_784)
  ].map(toBase64url)
  expect(new Set(said).size).toBe(4)
  expect(said[0]).toBe('cpPAdt0p-C9mKdpg4jK2mFDqUGhTjCES4k6VXwlG4d8')
})
