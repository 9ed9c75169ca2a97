import type { ShownPart } from '@beside/client'
import { beside } from '#lib/beside/app.svelte.ts'
import { sayTrouble } from '#lib/beside/say-trouble.ts'
import type { Said } from '#lib/beside/words.ts'
import { showRefusals } from './words.ts'

/** What a person switches on and off on one visit. Each is written, one after the other. */
export class Showing {
  /** What is wanted and not yet known to be written. */
  #wanted: readonly ShownPart[] | null = $state.raw(null)
  said: Said | null = $state.raw(null)
  #writing: Promise<unknown> = Promise.resolve()

  /** What the switches say: what is wanted, or else what is shown. */
  parts(shown: readonly ShownPart[]): readonly ShownPart[] {
    return this.#wanted ?? shown
  }

  /** True once it is so. If not, the switches go back to what is shown, and it is said beside them. */
  async show(spaceId: string, parts: readonly ShownPart[]): Promise<boolean> {
    this.#wanted = parts
    this.said = null
    const write = this.#writing.then(() => beside.showBoundaries({ spaceId, parts }))
    this.#writing = write
    const done = await write
    if (this.#wanted === parts) this.#wanted = null
    if (!done.ok) this.said = sayTrouble(done.reason, showRefusals)
    return done.ok
  }
}
