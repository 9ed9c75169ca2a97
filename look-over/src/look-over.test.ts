import { gzipSync } from 'node:zlib'
import { fileURLToPath } from 'node:url'
import { buildSync } from 'esbuild'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { lookOver, noticeWords, TEXT_LENGTH_MAX, TIPS_MAX, tipWords } from './index.ts'
import { readSentences, type SentenceFile } from './sentences.fixture.ts'

const files: readonly SentenceFile[] = [
  'development',
  'near-misses',
  'fresh-1',
  'fresh-2',
  'fresh-3',
  'fresh-4',
  'fresh-5'
]
const hurtful = files.flatMap((file) => readSentences(file, 'invalidating'))
const kind = files.flatMap((file) => readSentences(file, 'validating'))
const tipped = hurtful.filter((text) => lookOver(text).tips.length > 0)

function phrasesIn(text: string): readonly string[] {
  return lookOver(text).tips.map(({ position }) => text.slice(position.start, position.end))
}

test.each(files)('whoever writes a kind sentence of %s gets no tip', (file) => {
  const wrong = readSentences(file, 'validating').filter((text) => phrasesIn(text).length > 0)
  expect(wrong).toEqual([])
})

test('most of the sentences that hurt get a tip, and not each of them needs to', () => {
  const development = readSentences('development', 'invalidating')
  expect(development.filter((text) => phrasesIn(text).length > 0).length).toBeGreaterThanOrEqual(60)
  expect(tipped.length / hurtful.length).toBeGreaterThan(0.9)
})

test('whoever quotes, reports or denies such words gets no tip', () => {
  for (const text of tipped) {
    const inner = text.charAt(0).toLowerCase() + text.slice(1)
    expect(phrasesIn(`He wrote “${text}” and left.`), text).toEqual([])
    expect(phrasesIn(`I hated it. "${text}" What a sentence.`), text).toEqual([])
    expect(phrasesIn(`Your sister told you: ${inner}`), text).toEqual([])
    expect(phrasesIn(`People say things like: ${inner}`), text).toEqual([])
    expect(phrasesIn(`> ${text}\nI read that, and I am sorry.`), text).toEqual([])
    expect(phrasesIn(`Nobody should tell you that ${inner}`), text).toEqual([])
  }
})

test.each([
  'I used to think that everything happens for a reason.',
  'Everything happens for a reason? I never believed that.',
  'Everything happens for a reason. I hate that sentence.',
  'It could be worse, people kept saying.',
  'Calm down is the last thing anybody wants to hear.',
  'I don’t think you’re overreacting.',
  'I dont think youre overreacting',
  'You might feel as if you are being too sensitive.',
  'I had to get over it alone, and I would not wish that on you.'
])('“%s” gets no tip', (text) => {
  expect(phrasesIn(text)).toEqual([])
})

test('the place of a tip is that of the phrase in the text as it was typed', () => {
  const text = 'I’m so sorry 😢\n\n  AT   least you’re free now\u200B. What   do you need?'
  expect(phrasesIn(text)).toEqual(['AT   least you’re'])
  expect(lookOver(text).notices).toEqual(['open-question', 'warmth'])
  expect(phrasesIn('Well... you just need to *get over it*.')).toEqual([
    'you just need to *get over it'
  ])
})

test('whoever writes without apostrophes, with curly ones or in capitals gets the same tips', () => {
  for (const text of tipped) {
    const count = phrasesIn(text).length
    expect(phrasesIn(text.replaceAll("'", '’')).length, text).toBe(count)
    expect(phrasesIn(text.toUpperCase()).length, text).toBe(count)
    expect(phrasesIn(text.replaceAll("'", '')).length, text).toBeGreaterThan(0)
  }
})

test('among kind sentences, one that hurts is found, and nobody gets more than two tips', () => {
  const sentence = fc.constantFrom(...tipped)
  fc.assert(
    fc.property(fc.array(sentence, { minLength: 1, maxLength: 6 }), (texts) => {
      const text = texts.map((one) => `I am listening.\n\n${one}\n\nTake your time.`).join('\n\n')
      const { tips } = lookOver(text)
      expect(tips.length).toBeGreaterThan(0)
      expect(tips.length).toBeLessThanOrEqual(TIPS_MAX)
      expect(new Set(tips.map(({ kind }) => kind)).size).toBe(tips.length)
    })
  )
})

test('whatever is typed, places lie in the text, in order and apart, and the answer is the same twice', () => {
  const bits = fc.constantFrom(...tipped, ...kind, '"', '’', '\n', '\u200B', '😢', "'", '  ', '> ')
  const typed = fc.oneof(
    fc.string({ unit: 'grapheme' }),
    fc.array(bits).map((all) => all.join(''))
  )
  fc.assert(
    fc.property(typed, (text) => {
      const looked = lookOver(text)
      let last = 0
      for (const { position, kind } of looked.tips) {
        expect(position.start).toBeGreaterThanOrEqual(last)
        expect(position.end).toBeGreaterThan(position.start)
        expect(position.end).toBeLessThanOrEqual(text.length)
        expect(tipWords[kind].reason).not.toBe('')
        last = position.end
      }
      for (const notice of looked.notices) expect(noticeWords[notice]).not.toBe('')
      expect(lookOver(text)).toEqual(looked)
    })
  )
})

test('what stands behind the longest text that is read is not looked at', () => {
  expect(phrasesIn(`${'I hear you. '.repeat(2000)}Get over it.`)).toEqual([])
  expect(phrasesIn(`${'.'.repeat(TEXT_LENGTH_MAX - 12)}Get over it.`)).toEqual(['Get over it'])
})

const hostile: readonly (readonly [string, string])[] = [
  ['line breaks', '\n'],
  ['one letter', 'a'],
  ['spaces', ' '],
  ['quotes', '"'],
  ['curly quotes', '“’'],
  ['apostrophes', "'"],
  ['smileys', '😢'],
  ['signs without width', '\u200B'],
  ['words that lead in', 'so but well '],
  ['beginnings of phrases', 'if you had you should just at least '],
  ['guarded phrases', 'he told you it could be worse and '],
  ['phrases in an open quotation', '"it could be worse. ']
]

test.each(hostile)('four times as many %s take about four times as long', (_, bit) => {
  const long = bit.repeat(TEXT_LENGTH_MAX).slice(0, TEXT_LENGTH_MAX)
  const short = long.slice(0, TEXT_LENGTH_MAX / 4)
  lookOver(long)
  // The square would be 16; the least of several times is what the machine does when it is let be.
  expect(leastTime(long) / leastTime(short)).toBeLessThan(12)
})

test('the whole package is small enough to come to a phone when it is asked for', () => {
  const entry = fileURLToPath(new URL('./index.ts', import.meta.url))
  const options = { bundle: true, minify: true, write: false, format: 'esm' } as const
  const { outputFiles } = buildSync({ entryPoints: [entry], target: 'es2022', ...options })
  expect(gzipSync(outputFiles[0]!.contents, { level: 9 }).length).toBeLessThan(20_000)
})

function leastTime(text: string): number {
  const times = Array.from({ length: 15 }, () => {
    const startedAt = performance.now()
    lookOver(text)
    return performance.now() - startedAt
  })
  return Math.min(...times)
}
