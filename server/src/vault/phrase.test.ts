import { expect, test } from 'vitest'
import { makePhrase, PHRASE_WORDS, readPhrase } from './phrase.ts'

test('a phrase has eight words and no two are alike', () => {
  const phrases = Array.from({ length: 50 }, makePhrase)
  expect(new Set(phrases).size).toBe(50)
  for (const phrase of phrases) expect(phrase.split(' ')).toHaveLength(PHRASE_WORDS)
})

test('an operator may type it in capitals, with numbers, on lines, or by four letters', () => {
  const words = makePhrase().split(' ')
  const read = (typed: string) => {
    const result = readPhrase(typed)
    return result.ok ? result.value.split(' ') : result.refusal
  }
  expect(read(words.join(' ').toUpperCase())).toEqual(words)
  expect(read(words.map((word, at) => `${at + 1}. ${word}`).join('\n'))).toEqual(words)
  expect(read(words.map((word) => word.slice(0, 4)).join('  '))).toEqual(words)
})

test('a word that is not in the list is named by its place', () => {
  const words = makePhrase().split(' ')
  words[2] = 'tabel'
  expect(readPhrase(words.join(' '))).toEqual({
    ok: false,
    reason: 'not-a-phrase',
    refusal: { problem: 'unknown-word', position: 3, word: 'tabel' }
  })
})

test('too few or too many words are counted', () => {
  expect(readPhrase('calm river').refusal).toEqual({ problem: 'word-count', count: 2 })
  expect(readPhrase(`${makePhrase()} calm`).refusal).toEqual({ problem: 'word-count', count: 9 })
  expect(readPhrase('').refusal).toEqual({ problem: 'word-count', count: 0 })
})
