/** Chance that a seed repeats. */
import { createHash } from 'node:crypto'

export type Dice = {
  /** A whole number from 0 to below `sides`. */
  readonly roll: (sides: number) => number
  readonly shuffle: <Item>(items: readonly Item[]) => Item[]
}

export function diceOf(seed: string): Dice {
  let count = 0
  function roll(sides: number): number {
    count += 1
    return createHash('sha256').update(`${seed}:${count}`).digest().readUInt32BE() % sides
  }
  return {
    roll,
    shuffle: (items) =>
      items
        .map((item) => ({ item, at: roll(2 ** 31) }))
        .toSorted((one, other) => one.at - other.at)
        .map(({ item }) => item)
  }
}
