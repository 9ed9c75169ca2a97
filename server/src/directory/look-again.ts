/**
 * Work that knows what is there when it begins. Whoever asks while it goes on waits for one more time, since the one
 * that goes on may not know of what they did.
 */
export type LookAgain = {
  readonly look: () => Promise<void>
  /** Fulfilled once nothing goes on any more, however it ended. */
  readonly settled: () => Promise<void>
}

export function lookAgain(work: () => Promise<void>): LookAgain {
  let looking: Promise<void> | undefined
  let next: Promise<void> | undefined
  function begin() {
    looking = work().finally(() => (looking = undefined))
    return looking
  }
  async function beginAfter(before: Promise<void>) {
    await before.catch(() => undefined)
    next = undefined
    await begin()
  }
  return {
    look() {
      // Where one more was asked for, it may be about to begin, and nothing begins beside it.
      if (next) return next
      if (!looking) return begin()
      next = beginAfter(looking)
      return next
    },
    async settled() {
      await (next ?? looking)?.catch(() => undefined)
    }
  }
}
