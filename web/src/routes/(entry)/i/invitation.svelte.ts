import { goto } from '$app/navigation'
import type { InviteRefusal, InviteView, Trouble } from '@beside/client'
import { app, beside } from '#lib/beside/app.svelte.ts'
import { memory } from '#lib/beside/memory.svelte.ts'
import { keepEntryWay } from '#lib/ui/entry-way.ts'

export type InvitationState =
  | { readonly at: 'empty' }
  | { readonly at: 'opening' }
  | { readonly at: 'card' | 'accepting' | 'declined'; readonly invite: InviteView }
  | { readonly at: 'refused'; readonly reason: InviteRefusal | Trouble }

/** One invitation on its way from the link to an answer. */
export class Invitation {
  #state = $state.raw<InvitationState>({ at: 'opening' })
  #fragment = ''

  get state(): InvitationState {
    return this.#state
  }

  /** The whole link again, for another browser. */
  get link(): string {
    return `${location.origin}/i#${this.#fragment}`
  }

  /** @param text a fragment, or a whole link as somebody pastes it */
  async read(text: string): Promise<void> {
    const trimmed = text.trim()
    this.#fragment = trimmed.slice(trimmed.indexOf('#') + 1)
    if (this.#fragment === '') {
      this.#state = { at: 'empty' }
      return
    }
    await this.readAgain()
  }

  async readAgain(): Promise<void> {
    this.#state = { at: 'opening' }
    // On one's own device somebody may still be signed in: then no second account is needed.
    if (app.me === null) await beside.resume()
    const read = await beside.readInvite(this.#fragment)
    if (!read.ok) this.#state = { at: 'refused', reason: read.reason }
    else if (read.value.isOwn) this.#state = { at: 'refused', reason: 'own-link' }
    else this.#state = { at: 'card', invite: read.value }
  }

  startOver(): void {
    this.#fragment = ''
    this.#state = { at: 'empty' }
  }

  decline(): void {
    if (this.#state.at === 'card') this.#state = { at: 'declined', invite: this.#state.invite }
  }

  reconsider(): void {
    if (this.#state.at === 'declined') this.#state = { at: 'card', invite: this.#state.invite }
  }

  /** Signed in: at once. Otherwise the link waits in memory for the account. */
  async accept(page: '/come-in' | '/sign-in'): Promise<void> {
    if (this.#state.at !== 'card') return
    if (app.me === null) {
      keepEntryWay({ by: 'invite', fragment: this.#fragment })
      await goto(page)
      return
    }
    this.#state = { at: 'accepting', invite: this.#state.invite }
    const accepted = await beside.acceptInvite(this.#fragment)
    if (!accepted.ok) {
      this.#state = { at: 'refused', reason: accepted.reason }
      return
    }
    memory.openBondId = accepted.value.bondId
    await goto('/app/people/talk', { replace: true })
  }
}
