import type { RandomBytes } from '@beside/kernel'
import { harshWords } from './harsh-words.ts'

const WORD_LETTERS_MAX = 20

/**
 * A sign-in name that the device makes: a word the person likes and two random ones, about 21 bits. It
 * collides with nobody's in practice and says nothing about who is here. No random word of it is harsh.
 */
export function makeSignInName(
  liked: string,
  wordList: readonly string[],
  random: RandomBytes
): string {
  const letters =
    liked
      .normalize('NFKC')
      .toLowerCase()
      .match(/\p{L}+/gu)
      ?.join('') ?? ''
  const gentle = wordList.filter((word) => !harshWords.has(word))
  const first = Array.from(letters).slice(0, WORD_LETTERS_MAX).join('')
  return [
    first || pickWord(gentle, random),
    pickWord(gentle, random),
    pickWord(gentle, random)
  ].join('-')
}

function pickWord(wordList: readonly string[], random: RandomBytes): string {
  // Of four bytes, no word is more likely than another by more than one in a million.
  const number = new DataView(random(4).buffer).getUint32(0)
  return wordList[number % wordList.length] ?? ''
}
