import { goto } from '$app/navigation'
import type { InviteRefusal, InviteView, Trouble } from '@beside/client'
import { app, beside } from '#lib/beside/app.svelte.ts'
import { memory } from '#lib/beside/memory.svelte.ts'
import type { Asking } from '#lib/rooms/arrival/asking.svelte.ts'
import { takeUpInvite } from '#lib/rooms/arrival/take-up-invite.ts'
import {
  keepEntryWay,
  layAside,
  moveWay,
  noteIn,
  takeAside,
  type WayIn
} from '#lib/ui/entry-way.ts'
import { circleTextMax } from '#lib/rooms/circles/words.ts'
import { languageHere, linksHere } from '#lib/words/spoken.ts'
import { pathIn } from '#lib/words/language.ts'

export type InvitationState =
  | { readonly at: 'empty' }
  | { readonly at: 'opening' }
  | { readonly at: 'card' | 'accepting' | 'declined'; readonly invite: InviteView }
  /** A link into a circle that they know already. */
  | { readonly at: 'known'; readonly circle: string }
  | { readonly at: 'refused'; readonly reason: InviteRefusal | Trouble }
  /** They asked to come into a circle, and the question did not go out. */
  | { readonly at: 'unasked'; readonly asking: Asking }

/** One invitation on its way from the link to an answer. Made with its page. */
export class Invitation {
  /** What they write to a circle. */
  note = $state('')
  #state = $state.raw<InvitationState>({ at: 'opening' })
  #fragment = ''
  #isOnItsWay = false
  readonly #language = languageHere()
  readonly #to = linksHere()

  get state(): InvitationState {
    return this.#state
  }

  /** The whole link again, for another browser. */
  get link(): string {
    return `${location.origin}${pathIn(this.#language, '/i')}#${this.#fragment}`
  }

  /** @param text a fragment, or a whole link as somebody pastes it */
  async read(text: string): Promise<void> {
    const trimmed = text.trim()
    this.#fragment = trimmed.slice(trimmed.indexOf('#') + 1)
    if (this.#fragment === '') this.#takeUpAgain()
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
    else if (!read.value.isOwn) this.#state = { at: 'card', invite: read.value }
    else if (read.value.kind === 'circle')
      this.#state = { at: 'known', circle: read.value.about.name }
    else if (read.value.kind === 'team') await goto('/app/who', { replace: true })
    else this.#state = { at: 'refused', reason: 'own-link' }
  }

  startOver(): void {
    memory.wayIn = null
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
      await goto(this.#to(page))
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

  /** The same for a circle, which lets nobody in without an answer. */
  async ask(page: '/come-in' | '/sign-in'): Promise<void> {
    const note = this.note.trim()
    if (this.#state.at !== 'card' || note.length > circleTextMax) return
    const way = { by: 'invite', fragment: this.#fragment, note } as const
    if (app.me === null) {
      this.#isOnItsWay = true
      keepEntryWay(way)
      await goto(this.#to(page))
      return
    }
    this.#state = { at: 'accepting', invite: this.#state.invite }
    const onward = await takeUpInvite(way)
    if (typeof onward === 'string') await goto(onward, { replace: true })
    else this.#state = { at: 'unasked', asking: onward }
  }

  /** A role is answered inside, by whoever is signed in. */
  async readRole(page: '/come-in' | '/sign-in'): Promise<void> {
    const way = { by: 'invite', fragment: this.#fragment, isRole: true } as const
    if (app.me === null) {
      keepEntryWay(way)
      await goto(this.#to(page))
      return
    }
    memory.roleLink = this.#fragment
    await goto('/app/role', { replace: true })
  }

  /** The page goes, to Help now for example. What was written to a circle waits for the way back. */
  leave(): void {
    const isOpen = this.#state.at === 'card' && !this.#isOnItsWay
    if (isOpen && this.note.trim() !== '')
      layAside({ by: 'invite', fragment: this.#fragment, note: this.note })
  }

  /** The same page in another language is made anew, and finds the link and the words again. */
  move(): void {
    if (this.#fragment === '') return
    moveWay({ by: 'invite', fragment: this.#fragment, note: this.note })
  }

  #takeUpAgain(): void {
    const way: WayIn | null = takeAside() ?? memory.wayIn
    const note = way === null ? null : noteIn(way)
    if (way?.by !== 'invite' || note === null) return
    // They are deciding once more.
    memory.wayIn = null
    this.#fragment = way.fragment
    this.note = note
  }
}
