import { beside } from '#lib/beside/app.svelte.ts'
import { sayTrouble } from '#lib/beside/say-trouble.ts'
import type { Said } from '#lib/beside/words.ts'
import { showRoleRefusals } from './words.ts'

/** What a person switches on and off on one visit. Each is written, one after the other. */
export class ShowingRoles {
  /** What is wanted and not yet known to be written, by team. */
  #wanted: Readonly<Record<string, boolean>> = $state.raw({})
  said: Said | null = $state.raw(null)
  #writing: Promise<unknown> = Promise.resolve()

  isOn(teamId: string, shown: readonly string[]): boolean {
    return this.#wanted[teamId] ?? shown.includes(teamId)
  }

  /** True once it is so. If not, the switch goes back to what is shown, and it is said beside it. */
  async show(spaceId: string, teamId: string, isShown: boolean): Promise<boolean> {
    this.#wanted = { ...this.#wanted, [teamId]: isShown }
    this.said = null
    const write = this.#writing.then(() => beside.showRole({ spaceId, teamId, isShown }))
    this.#writing = write
    const done = await write
    if (this.#writing === write) this.#wanted = {}
    if (!done.ok) this.said = sayTrouble(done.reason, showRoleRefusals)
    return done.ok
  }
}
