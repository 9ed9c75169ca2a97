/**
 * Words that were withdrawn after they had been tried: one may have arrived all the same, and only its answer
 * got lost. What arrives is taken back.
 */
import { WAITING_MAX, type WaitingWords } from './outbox.ts'

const LOOK_MS = 2_000

export class Withdrawn {
  readonly #takeBackIfThere: (words: WaitingWords) => Promise<boolean>
  #waiting: readonly WaitingWords[] = []
  #timer: ReturnType<typeof setTimeout> | undefined

  /** `takeBackIfThere` says whether they had arrived and are taken back now. */
  constructor(takeBackIfThere: (words: WaitingWords) => Promise<boolean>) {
    this.#takeBackIfThere = takeBackIfThere
  }

  add(words: WaitingWords): void {
    this.#waiting = [...this.#waiting, words].slice(-WAITING_MAX)
    this.#timer ??= setTimeout(() => void this.#look(), 0)
  }

  close(): void {
    this.#waiting = []
    clearTimeout(this.#timer)
  }

  async #look(): Promise<void> {
    for (const words of this.#waiting) {
      if (await this.#takeBackIfThere(words))
        this.#waiting = this.#waiting.filter((one) => one !== words)
    }
    // What never arrives is looked for as long as the page lives: that asks nobody.
    const isOver = this.#waiting.length === 0
    this.#timer = isOver ? undefined : setTimeout(() => void this.#look(), LOOK_MS)
  }
}
