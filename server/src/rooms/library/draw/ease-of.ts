import type { ReadingEase, TextLanguage, TextPiece } from '@beside/contract'
import { gradeOf, sentencesOf, wordsOf } from './read-ease.ts'

/** A quiet pace. */
const WORDS_PER_MINUTE = 180
/** Whoever begins school in the United States, at grade 0, is about five. */
const AGE_AT_BEGIN = 5
/** Below that the measure says little, and a text that says so would sound like a child's book. */
const AGE_MIN = 9
const WORDS_MIN = 30

export function easeOf(pieces: readonly TextPiece[], language: TextLanguage): ReadingEase {
  const sentences = sentencesOf(plainOf(pieces))
  const words = sentences.flatMap(wordsOf).length
  const minutes = Math.max(1, Math.ceil(words / WORDS_PER_MINUTE))
  // The measure was made for English alone.
  const isMeasured = language === 'en' && words >= WORDS_MIN
  return { minutes, age: isMeasured ? ageOf(gradeOf(sentences)) : null }
}

function ageOf(grade: number): number {
  return Math.max(AGE_MIN, Math.ceil(grade) + AGE_AT_BEGIN)
}

const LINES: readonly string[] = ['p', 'li', 'br', 'td', 'th', 'pre']

/** The words alone, each part in a line of its own. */
function plainOf(pieces: readonly TextPiece[]): string {
  return pieces
    .map((piece) => {
      if (piece.kind === 'words') return piece.words
      if (piece.kind === 'picture' || piece.kind === 'source') return ''
      const inner = plainOf(piece.inner)
      const isLine =
        piece.kind === 'heading' || (piece.kind === 'part' && LINES.includes(piece.tag))
      return isLine ? `\n${inner}\n` : inner
    })
    .join('')
}
