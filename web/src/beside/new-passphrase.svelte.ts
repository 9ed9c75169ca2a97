import type { Strength } from '@beside/client'
import { beside } from './app.svelte.ts'
import { spokenDoor } from './words-in.ts'

/** What somebody nearby would try first. */
type Names = { readonly nickname: string; readonly signInName: string | null }

/** A passphrase that is being chosen: what is typed, how strong it is, what would help. Made with its component. */
export class NewPassphrase {
  typed = $state('')
  problem = $state('')
  strength: 'empty' | Strength = $state('empty')
  readonly #owner: () => Names
  readonly #words = spokenDoor.here().newPassphrase

  constructor(owner: () => Names) {
    this.#owner = owner
  }

  async weigh(): Promise<void> {
    const { typed } = this
    const { nickname, signInName } = this.#owner()
    const own = [nickname, signInName ?? '']
    const strength = typed === '' ? 'empty' : await beside.weighPassphrase({ typed, own })
    // An answer to what was typed before says nothing about what stands there now.
    if (typed === this.typed) this.strength = strength
    if (this.#isStrong()) this.problem = ''
  }

  /** Whether it can be used; if not, the field says what would help. */
  async check(): Promise<boolean> {
    await this.weigh()
    this.problem = this.#isStrong() ? '' : this.#words.tooShort
    return this.#isStrong()
  }

  forget(): void {
    this.typed = ''
    this.strength = 'empty'
    this.problem = ''
  }

  #isStrong(): boolean {
    return this.strength === 'fair' || this.strength === 'strong'
  }
}
