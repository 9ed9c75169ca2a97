/** A Poisson process, as people come; the same moments for both sides by the same seed. */
export function momentsOf(wish: { count: number; perSecond: number; seed: number }): number[] {
  const random = seededRandom(wish.seed)
  let at = 0
  return Array.from({ length: wish.count }, () => {
    at += (-Math.log(1 - random()) * 1000) / wish.perSecond
    return at
  })
}

/** mulberry32, for moments only. */
function seededRandom(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

export function sleepUntil(moment: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, Math.max(0, moment - performance.now())))
}
