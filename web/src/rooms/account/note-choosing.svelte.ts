import type { NoteChoice } from '@beside/client'
import { beside } from '#lib/beside/app.svelte.ts'
import { sayTrouble } from '#lib/beside/say-trouble.ts'
import type { Said } from '#lib/beside/words.ts'

/** What a person chooses on one visit of the page. Each choice is saved, one after the other. */
export class NoteChoosing {
  /** What is chosen and not yet known to be saved. */
  readonly #waiting: Record<string, NoteChoice | undefined> = $state({})
  /** The note whose choice could not be saved, and why. */
  failed: { readonly note: string; readonly said: Said } | null = $state.raw(null)
  #saving: Promise<unknown> = Promise.resolve()

  chosen(note: string): NoteChoice | undefined {
    return this.#waiting[note]
  }

  /** True once it is saved. If not, the choice of before stands again, and it is said beside it. */
  async choose(note: string, choice: NoteChoice): Promise<boolean> {
    this.#waiting[note] = choice
    if (this.failed?.note === note) this.failed = null
    const save = this.#saving.then(() => beside.setNoteChoice({ note, choice }))
    this.#saving = save
    const done = await save
    if (this.#waiting[note] === choice) this.#waiting[note] = undefined
    if (!done.ok) this.failed = { note, said: sayTrouble(done.reason, {}) }
    return done.ok
  }
}
