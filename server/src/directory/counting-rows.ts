import type { KeptRow } from './public-records.ts'

/** The rows that count, of those that come in the order of `readAllRows`: two sources may have the same one. */
export class CountingRows {
  readonly all: KeptRow[] = []
  readonly #known = new Set<string>()

  /** The first source has it. What is gone hides, and takes no other's place. */
  take(row: KeptRow): void {
    if (row.isGone) {
      this.all.push(row)
      return
    }
    const key = `${row.entity}:${row.id}`
    if (this.#known.has(key)) return
    this.#known.add(key)
    this.all.push(row)
  }
}
