export type Scored = { readonly index: number; readonly score: number; readonly tie: number }

/** Keeps the best few of many, without putting all in order. */
export class BestOf {
  readonly #most: number
  // The worst of those that are kept stands first.
  readonly #heap: Scored[] = []

  constructor(most: number) {
    this.#most = most
  }

  add(scored: Scored): void {
    const heap = this.#heap
    if (heap.length < this.#most) {
      heap.push(scored)
      this.#rise(heap.length - 1)
      return
    }
    const [worst] = heap
    if (worst === undefined || !isBefore(scored, worst)) return
    heap[0] = scored
    this.#sink(0)
  }

  /** The best first. */
  inOrder(): readonly Scored[] {
    return this.#heap.toSorted((one, other) => (isBefore(one, other) ? -1 : 1))
  }

  #rise(from: number): void {
    let at = from
    while (at > 0) {
      const parent = (at - 1) >> 1
      if (!this.#swapIfWorse(at, parent)) return
      at = parent
    }
  }

  #sink(from: number): void {
    let at = from
    for (;;) {
      const left = at * 2 + 1
      let worst = at
      for (const child of [left, left + 1]) if (this.#isWorse(child, worst)) worst = child
      if (worst === at) return
      this.#swapIfWorse(worst, at)
      at = worst
    }
  }

  #isWorse(one: number, other: number): boolean {
    const [first, second] = [this.#heap[one], this.#heap[other]]
    return first !== undefined && second !== undefined && isBefore(second, first)
  }

  #swapIfWorse(child: number, parent: number): boolean {
    const [lower, upper] = [this.#heap[child], this.#heap[parent]]
    if (lower === undefined || upper === undefined || !isBefore(upper, lower)) return false
    this.#heap[child] = upper
    this.#heap[parent] = lower
    return true
  }
}

function isBefore(one: Scored, other: Scored): boolean {
  if (one.score !== other.score) return one.score > other.score
  return one.tie === other.tie ? one.index < other.index : one.tie < other.tie
}
