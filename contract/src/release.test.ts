import * as v from 'valibot'
import { expect, test } from 'vitest'
import { canonicalRelease, Release } from './release.ts'

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
