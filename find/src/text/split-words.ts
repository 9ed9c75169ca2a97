import { fold } from './fold.ts'

/** More of a text than this is not looked at. */
export const TEXT_MAX = 10_000
const WORD_MAX = 40

const runs = /[\p{L}\p{N}\p{M}]+/gu
// Scripts that are written without spaces between words.
const unspaced =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u

/** The words of a text, folded. Where a script has no spaces, each two signs are a word. */
export function splitWords(text: string): readonly string[] {
  const words: string[] = []
  for (const [run] of fold(text).matchAll(runs)) {
    if (run.charCodeAt(0) < 0x250 || !unspaced.test(run)) words.push(run.slice(0, WORD_MAX))
    else words.push(...pairsOf(run))
  }
  return words
}

function pairsOf(run: string): readonly string[] {
  const signs = Array.from(run)
  if (signs.length < 3) return [run]
  return signs.slice(1).map((sign, index) => `${signs[index]}${sign}`)
}
