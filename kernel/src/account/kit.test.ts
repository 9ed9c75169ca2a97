import { wordlist } from '@scure/bip39/wordlists/english.js'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { kitWords, readKit } from './kit.ts'

const kits = fc.uint8Array({ minLength: 16, maxLength: 16 }).map((kit) => new Uint8Array(kit))

test('what is printed on paper is read back, however it was copied', () => {
  const styles = [
    (word: string) => word,
    (word: string) => word.toUpperCase(),
    (word: string) => word.slice(0, 4),
    (word: string, index: number) => `${index + 1}.  ${word}\n`
  ]
  fc.assert(
    fc.property(kits, fc.constantFrom(...styles), (kit, style) => {
      const words = kitWords(kit, wordlist)
      expect(words.length).toBe(12)
      expect(readKit(words.map(style).join(' '), wordlist)).toEqual({ ok: true, value: kit })
    })
  )
})

test('a slip of the pen is noticed, and its place is named where it can be', () => {
  fc.assert(
    fc.property(kits, fc.nat(11), (kit, place) => {
      const words = kitWords(kit, wordlist)
      const wrong = readKit(words.with(place, 'heron').join(' '), wordlist)
      expect(wrong.refusal).toEqual({ problem: 'unknown-word', position: place + 1, word: 'heron' })
      expect(readKit(words.slice(1).join(' '), wordlist).refusal).toEqual({
        problem: 'word-count',
        count: 11
      })
    })
  )
  const fits = Array.from({ length: 2048 }, (_, index) =>
    readKit(`${'zoo '.repeat(11)}${wordlist[index]}`, wordlist)
  ).filter(({ ok }) => ok)
  // Seven bits of the last word are free; the other four are the check.
  expect(fits.length).toBe(128)
})

test('whatever is typed is judged without throwing', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 80, unit: 'binary' }), (typed) => {
      expect(readKit(typed, wordlist).ok).toBe(false)
    })
  )
})
