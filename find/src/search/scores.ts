import { IMPACT_STEPS } from '../build/write-index.ts'
import type { Index } from '../open/read-index.ts'
import type { Plan } from './plan.ts'

/** How well each service fits, in columns that are made once and used for each search. */
export class Scores {
  readonly #total: Float32Array
  readonly #best: Float32Array
  readonly #words: Uint32Array
  readonly #needs: Uint8Array
  readonly #touched: Uint32Array
  #count = 0

  constructor(services: number) {
    this.#total = new Float32Array(services)
    this.#best = new Float32Array(services)
    this.#words = new Uint32Array(services)
    this.#needs = new Uint8Array(services)
    this.#touched = new Uint32Array(services)
  }

  /** The services that have anything of what is wanted. */
  get touched(): Uint32Array {
    return this.#touched.subarray(0, this.#count)
  }

  total(service: number): number {
    return this.#total[service] ?? 0
  }

  words(service: number): number {
    return this.#words[service] ?? 0
  }

  needs(service: number): number {
    return this.#needs[service] ?? 0
  }

  /** Fills the columns; each service gets at most 1 for words, and 1 for each need. */
  fill(index: Index, { needs, words, wordShare }: Plan): void {
    this.clear()
    for (const [bit, { term, weight }] of needs.entries()) {
      index.each(term, (service, impact) => {
        this.#touch(service)
        this.#needs[service] = (this.#needs[service] ?? 0) | (1 << bit)
        this.#total[service] = (this.#total[service] ?? 0) + (impact * weight) / IMPACT_STEPS
      })
    }
    const whole = words.reduce((sum, { weight }) => sum + weight, 0)
    if (whole === 0) return
    for (const [bit, { choices, weight }] of words.entries()) {
      const share = (weight / whole) * wordShare
      for (const choice of choices) {
        const most = (share * choice.weight) / IMPACT_STEPS
        index.each(choice.term, (service, impact) => this.#better(service, impact * most, bit))
      }
      // The best of a word's choices counts: the next word begins anew.
      if (choices.length > 1) {
        for (const { term } of choices)
          index.each(term, (service) => void (this.#best[service] = 0))
      }
    }
  }

  clear(): void {
    for (const service of this.touched) {
      this.#total[service] = 0
      this.#best[service] = 0
      this.#words[service] = 0
      this.#needs[service] = 0
    }
    this.#count = 0
  }

  #better(service: number, value: number, bit: number): void {
    this.#touch(service)
    const mask = 1 << bit
    const words = this.#words[service] ?? 0
    const before = (words & mask) === 0 ? 0 : (this.#best[service] ?? 0)
    if (value <= before) return
    this.#words[service] = words | mask
    this.#best[service] = value
    this.#total[service] = (this.#total[service] ?? 0) + value - before
  }

  #touch(service: number): void {
    if ((this.#words[service] ?? 0) !== 0 || (this.#needs[service] ?? 0) !== 0) return
    this.#touched[this.#count] = service
    this.#count += 1
  }
}
