import { memory } from '#lib/beside/memory.svelte.ts'
import { goOnFromHere } from '#lib/ui/stay-or-go.ts'
import type { Asking } from './asking.svelte.ts'
import { type Onward, takeUpInvite } from './take-up-invite.ts'

/** What follows on a page through which somebody came in. It is made while the page is being made. */
export class WayOn {
  /** A question that could not be asked yet: the page shows it instead. */
  asking: Asking | null = $state.raw(null)
  readonly #goOn = goOnFromHere()

  /** For whoever is in: does what they said to an invitation, if there is one. */
  async takeUp(): Promise<void> {
    await this.follow(await takeUpInvite(memory.wayIn))
  }

  async follow(onward: Onward): Promise<void> {
    if (typeof onward === 'string') await this.#goOn(onward, { replace: true })
    else this.asking = onward
  }
}
