import { fromBase64url, plainHash, signPairFromSeed, toBase64url } from '@beside/kernel/wire'
import * as v from 'valibot'
import { expect, test } from 'vitest'
import { canonicalRelease, Release, releaseMessage } from './release.ts'

const a = 'aa'.repeat(32)
const b = 'bb'.repeat(32)
const format = 'beside-release-1'

test('whoever lists the same files in another order comes to the same text', () => {
  const one = canonicalRelease({ files: { 'b.js': b, '_app/a.css': a }, format, version: '1.0.0' })
  const other = canonicalRelease({
    version: '1.0.0',
    format,
    files: { '_app/a.css': a, 'b.js': b }
  })
  expect(one).toBe(
    `{"files":{"_app/a.css":"${a}","b.js":"${b}"},"format":"beside-release-1","version":"1.0.0"}`
  )
  expect(other).toBe(one)
})

test('another root, another list or another day is another word', () => {
  const [root, foreign] = [1, 2].map((seed) => signPairFromSeed(new Uint8Array(32).fill(seed)))
  if (!root || !foreign) throw new Error('no keys')
  const [list, changed] = ['{}', '{ }'].map((text) => plainHash(new TextEncoder().encode(text)))
  if (!list || !changed) throw new Error('no lists')
  const said = [
    releaseMessage(root.public, list, 20_783),
    releaseMessage(foreign.public, list, 20_783),
    releaseMessage(root.public, changed, 20_783),
    releaseMessage(root.public, list, 20_784)
  ].map(toBase64url)
  expect(new Set(said).size).toBe(4)
  expect(fromBase64url(said[0] ?? '')).toHaveLength(32)
  expect(said[0]).toBe('cpPAdt0p-C9mKdpg4jK2mFDqUGhTjCES4k6VXwlG4d8')
})

test('a list that is none is not read: foreign names, half hashes, more than it may hold', () => {
  const read = (files: unknown) => v.is(Release, { files, format, version: '1.0.0' })
  expect(read({ 'a.js': a })).toBe(true)
  expect(read({ 'a.js': a.slice(1) })).toBe(false)
  expect(read({ 'a.js': a.toUpperCase() })).toBe(false)
  expect(read({ 'a\n.js': a })).toBe(false)
  expect(read(Object.fromEntries(Array.from({ length: 2001 }, (_, at) => [`${at}`, a])))).toBe(
    false
  )
})
