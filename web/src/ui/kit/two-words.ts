const wordsOfKit = 12
// Enough letters to tell every word of the list from every other.
const tellingLetters = 4

/** Two places of the twelve, in order, counted from 1: one of each half. */
export function pickTwo(): readonly [number, number] {
  const half = wordsOfKit / 2
  const first = 1 + Math.floor(Math.random() * half)
  return [first, first + half]
}

/** Whether what was typed is this word: any case, spaces around, the first letters are enough. */
export function readsAs(typed: string, word: string): boolean {
  const short = typed.normalize('NFKC').trim().toLowerCase()
  return short === word || (short.length >= tellingLetters && word.startsWith(short))
}
