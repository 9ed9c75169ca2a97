import type { FoundCircle } from '@beside/client'
import { beside } from '#lib/beside/app.svelte.ts'
import { OneAct } from '#lib/beside/one-act.svelte.ts'

/** The list of circles that can be found. It is asked for as a whole each time, so no look says which one is meant. */
export class FoundList {
  circles: readonly FoundCircle[] | null = $state.raw(null)
  readonly reading = new OneAct()

  async read(): Promise<void> {
    const circles = await this.reading.run(() => beside.readFoundCircles())
    if (circles !== undefined) this.circles = circles
  }
}
