import { syllable } from 'syllable'

const sentenceSegmenter = new Intl.Segmenter('en', { granularity: 'sentence' })
const wordSegmenter = new Intl.Segmenter('en', { granularity: 'word' })

/** The sentences of a text. A line break ends one, as it does for the eye. */
export function sentencesOf(text: string): readonly string[] {
  return text
    .split(/\n+/)
    .flatMap((line) => [...sentenceSegmenter.segment(line)])
    .map(({ segment }) => segment.trim())
    .filter((sentence) => wordsOf(sentence).length > 0)
}

export function wordsOf(text: string): readonly string[] {
  return [...wordSegmenter.segment(text)].filter((one) => one.isWordLike).map((one) => one.segment)
}

/**
 * The school grade (United States) that a text asks for: Flesch and Kincaid 1975, Navy Research
 * Branch Report 8-75. It means little below some 30 words.
 */
export function gradeOf(sentences: readonly string[]): number {
  const words = sentences.flatMap(wordsOf)
  const syllables = words.reduce((sum, word) => sum + Math.max(1, syllable(word)), 0)
  return 0.39 * (words.length / sentences.length) + 11.8 * (syllables / words.length) - 15.59
}
