import type { RandomBytes } from '@beside/kernel'

const WORD_LETTERS_MAX = 20

/**
 * A sign-in name that the device makes: a word the person likes and two random ones, about 22 bits. It
 * collides with nobody's in practice and says nothing about who is here.
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
  const first = Array.from(letters).slice(0, WORD_LETTERS_MAX).join('')
  return [
    first || pickWord(wordList, random),
    pickWord(wordList, random),
    pickWord(wordList, random)
  ].join('-')
}

function pickWord(wordList: readonly string[], random: RandomBytes): string {
  const [high = 0, low = 0] = random(2)
  // 2,048 words divide 65,536 evenly, so every word is as likely as any other.
  return wordList[((high << 8) | low) % wordList.length] ?? ''
}
