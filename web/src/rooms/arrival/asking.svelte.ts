import type { InviteRefusal, Trouble } from '@beside/client'
import { beside } from '#lib/beside/app.svelte.ts'
import { memory } from '#lib/beside/memory.svelte.ts'
import type { AskingWay } from '#lib/ui/entry-way.ts'
import { isPassing } from './is-passing.ts'

/** A question to a circle, from somebody who is in here. What they wrote stays until it is asked. */
export class Asking {
  refusal: InviteRefusal | Trouble | null = $state(null)
  isBusy = $state(false)
  readonly #way: AskingWay

  constructor(way: AskingWay) {
    this.#way = way
  }

  get note(): string {
    return this.#way.note
  }

  get mayWorkLater(): boolean {
    return this.refusal !== null && isPassing(this.refusal)
  }

  /** Whether the circle has been asked. */
  async ask(): Promise<boolean> {
    if (this.isBusy) return false
    this.isBusy = true
    // So long it is kept: a look at Help now, or a new sign-in, leads back to it.
    memory.wayIn = this.#way
    const { fragment, note } = this.#way
    const asked = await beside.askToComeIn({ fragment, note })
    this.isBusy = false
    this.refusal = asked.ok ? null : asked.reason
    if (asked.ok) memory.wayIn = null
    return asked.ok
  }

  /** They go on without it. */
  letBe(): void {
    memory.wayIn = null
  }
}
