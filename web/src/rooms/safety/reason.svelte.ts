/** A reason that somebody of the team writes, and from whom it is kept, if from anybody. Typed words outlast the page. */
import type { HeldBack } from '@beside/client'
import { memory } from '#lib/beside/memory.svelte.ts'

export class Reason {
  held: HeldBack['from'] | 'nobody' | null = $state('nobody')
  readonly #key: () => string

  constructor(key: () => string) {
    this.#key = key
  }

  get words(): string {
    return memory.caseDrafts[this.#key()] ?? ''
  }
  set words(words: string) {
    memory.caseDrafts[this.#key()] = words
  }

  /** The reason of safety. */
  get why(): string {
    return memory.caseDrafts[`${this.#key()} why`] ?? ''
  }
  set why(why: string) {
    memory.caseDrafts[`${this.#key()} why`] = why
  }

  get input(): { readonly words: string; readonly heldBack: HeldBack | null } {
    const { held, words, why } = this
    const isHeld = held === 'reporter' || held === 'concerned'
    return { words, heldBack: isHeld ? { from: held, why } : null }
  }

  sent(): void {
    delete memory.caseDrafts[this.#key()]
    delete memory.caseDrafts[`${this.#key()} why`]
  }
}
