const LONG = 8
const SHORT = 5

/** How many typing mistakes a word may have: short words are too like each other. */
export function mistakesFor(word: string): number {
  if (word.length < SHORT) return 0
  return word.length < LONG ? 1 : 2
}

/** A bit for each letter that is in it: words that differ by k mistakes differ in 2k bits at most. */
export function letterMask(word: string): number {
  let mask = 0
  for (let index = 0; index < word.length; index += 1) mask |= 1 << (word.charCodeAt(index) & 31)
  return mask
}

export function canBeNear(one: number, other: number, mistakes: number): boolean {
  let bits = one ^ other
  let count = 0
  while (bits !== 0) {
    bits &= bits - 1
    count += 1
    if (count > 2 * mistakes) return false
  }
  return true
}

/** Letters left out, added, changed or swapped between two words; more than `most` is `most + 1`. */
export function countMistakes(one: string, other: string, most: number): number {
  if (Math.abs(one.length - other.length) > most) return most + 1
  let [last, before] = [range(other.length + 1), range(other.length + 1)]
  for (let row = 1; row <= one.length; row += 1) {
    const now = [row]
    let least = row
    for (let column = 1; column <= other.length; column += 1) {
      const isSame = one[row - 1] === other[column - 1]
      const changed = (last[column - 1] ?? 0) + (isSame ? 0 : 1)
      let best = Math.min(changed, (last[column] ?? 0) + 1, (now[column - 1] ?? 0) + 1)
      const isSwapped =
        row > 1 &&
        column > 1 &&
        one[row - 1] === other[column - 2] &&
        one[row - 2] === other[column - 1]
      if (isSwapped) best = Math.min(best, (before[column - 2] ?? 0) + 1)
      now.push(best)
      least = Math.min(least, best)
    }
    if (least > most) return most + 1
    before = last
    last = now
  }
  return Math.min(last[other.length] ?? 0, most + 1)
}

function range(length: number): number[] {
  return Array.from({ length }, (_, index) => index)
}
