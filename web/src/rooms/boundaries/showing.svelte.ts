import type { ShownBoundaries } from '@beside/client'
import { beside } from '#lib/beside/app.svelte.ts'
import { sayTrouble } from '#lib/beside/say-trouble.ts'
import type { Said } from '#lib/beside/words.ts'
import { showRefusals } from './words.ts'

/** What the switches of one space say. */
export type Switches = Pick<ShownBoundaries, 'parts' | 'mayAsk'>

/** What a person switches on and off on one visit. Each is written, one after the other. */
export class Showing {
  /** What is wanted and not yet known to be written. */
  #wanted: Switches | null = $state.raw(null)
  said: Said | null = $state.raw(null)
  #writing: Promise<unknown> = Promise.resolve()

  /** What the switches say: what is wanted, or else what is shown. */
  switches(shown: Switches): Switches {
    return this.#wanted ?? shown
  }

  /** True once it is so. If not, the switches go back to what is shown, and it is said beside them. */
  async show(spaceId: string, wish: Switches): Promise<boolean> {
    this.#wanted = wish
    this.said = null
    const write = this.#writing.then(() => beside.showBoundaries({ spaceId, ...wish }))
    this.#writing = write
    const done = await write
    if (this.#wanted === wish) this.#wanted = null
    if (!done.ok) this.said = sayTrouble(done.reason, showRefusals)
    return done.ok
  }
}
