/** A reason that somebody of the team writes, and what they choose with it. All of it outlasts the page. */
import type { HeldBack } from '@beside/client'
import { type CaseChoices, memory } from '#lib/beside/memory.svelte.ts'

const NOTHING: CaseChoices = { held: null, choice: null, memberId: null, days: null }

export class Reason {
  isAsked = $state(false)
  readonly #key: () => string
  readonly #isForBoth: () => boolean

  constructor(key: () => string, isForBoth = () => true) {
    this.#key = key
    this.#isForBoth = isForBoth
  }

  /** Whether both sides would get the note, or only whoever showed it. */
  get isForBoth(): boolean {
    return this.#isForBoth()
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

  /** The line of an agreement, where one is asked for. */
  get rule(): string {
    return memory.caseDrafts[`${this.#key()} rule`] ?? ''
  }
  set rule(rule: string) {
    memory.caseDrafts[`${this.#key()} rule`] = rule
  }

  get chosen(): CaseChoices {
    return memory.caseChoices[this.#key()] ?? NOTHING
  }
  choose(change: Partial<CaseChoices>): void {
    memory.caseChoices[this.#key()] = { ...this.chosen, ...change }
  }

  /** From whom the note is kept. Nothing stands there until it was chosen among what is offered now. */
  get held(): CaseChoices['held'] {
    const { held } = this.chosen
    const offered = this.isForBoth ? ['nobody', 'reporter', 'concerned'] : ['told', 'reporter']
    return held !== null && offered.includes(held) ? held : null
  }
  set held(held: CaseChoices['held']) {
    this.choose({ held })
  }

  get isHeldBack(): boolean {
    return this.held === 'reporter' || this.held === 'concerned'
  }

  /** Whether it can be sent. Otherwise the fields say what is missing. */
  isWhole(): boolean {
    this.isAsked = true
    return this.held !== null
  }

  get input(): { readonly words: string; readonly heldBack: HeldBack | null } {
    const { held, words, why } = this
    const isHeld = held === 'reporter' || held === 'concerned'
    return { words, heldBack: isHeld ? { from: held, why } : null }
  }

  /** What stands there now, as one value: to be given to `sent`. */
  get asItIs(): string {
    const { words, why, rule, chosen } = this
    return JSON.stringify({ words, why, rule, chosen })
  }

  /** Clears what was sent. To send takes a while, and what was written meanwhile stays. */
  sent(before: string): void {
    this.isAsked = false
    if (before !== this.asItIs) return
    delete memory.caseDrafts[this.#key()]
    delete memory.caseDrafts[`${this.#key()} why`]
    delete memory.caseDrafts[`${this.#key()} rule`]
    delete memory.caseChoices[this.#key()]
  }
}
