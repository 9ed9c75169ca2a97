import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readWordList } from '../word-list.ts'
import { harshWords } from './harsh-words.ts'
import { makeSignInName } from './sign-in-name.ts'

const wordList = Array.from({ length: 2048 }, (_, index) => `w${index}`)
const random = (size: number) => crypto.getRandomValues(new Uint8Array(size))

test('Whatever word a person likes, the sign-in name has three plain parts', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), (liked) => {
      const parts = makeSignInName(liked, wordList, random).split('-')
      expect(parts).toHaveLength(3)
      expect(parts.every((part) => /^[\p{L}\d]+$/u.test(part))).toBe(true)
    })
  )
})

test('Nobody is given a name that hurts to read, and each other word comes up', async () => {
  const everyWord = await readWordList()
  let count = 0
  const countUp = (size: number) => {
    const bytes = new Uint8Array(size)
    new DataView(bytes.buffer).setUint32(0, count)
    count += 1
    return bytes
  }
  const names = everyWord.map(() => makeSignInName('', everyWord, countUp))
  const used = new Set(names.flatMap((name) => name.split('-')))
  expect([...used].filter((word) => harshWords.has(word))).toEqual([])
  expect([...harshWords].filter((word) => !everyWord.includes(word))).toEqual([])
  expect(used.size).toBe(everyWord.length - harshWords.size)
})
