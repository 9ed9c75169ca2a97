import { sayTrouble } from './say-trouble.ts'
import type { Said } from './words.ts'

type Outcome<Value> =
  { readonly ok: true; readonly value: Value } | { readonly ok: false; readonly reason: string }

/** One thing a page can do: at work or not, and what is said when it did not work yet. */
export class OneAct {
  isBusy = $state(false)
  said: Said | null = $state.raw(null)
  readonly #words: Readonly<Record<string, Said>>

  constructor(words: Readonly<Record<string, Said>> = {}) {
    this.#words = words
  }

  /** Does it once, however often it is pressed. Undefined if it did not work. */
  async run<Value>(act: () => Promise<Outcome<Value>>): Promise<Value | undefined> {
    if (this.isBusy) return undefined
    this.isBusy = true
    this.said = null
    const outcome = await act()
    this.isBusy = false
    if (outcome.ok) return outcome.value
    this.said = sayTrouble<string>(outcome.reason, this.#words)
    return undefined
  }
}
