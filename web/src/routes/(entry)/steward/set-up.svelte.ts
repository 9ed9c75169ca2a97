import { goto } from '$app/navigation'
import { openStewardLink, saveCommunity, type StewardTrouble } from '#lib/community/steward.ts'
import { keepEntryWay } from '#lib/ui/entry-way.ts'
import { communityOf, type CommunityForm, formOf } from '#lib/rooms/care/settings/community-form.ts'

export type SetUpStep = 'no-link' | 'ready' | 'opening' | 'form' | 'saving' | 'saved'

/** A steward's link on its way from the address to a community that is set up. */
export class SetUp {
  step = $state.raw<SetUpStep>('no-link')
  trouble = $state.raw<StewardTrouble | null>(null)
  form = $state<CommunityForm | null>(null)
  #secret = ''
  #stewardKey = ''

  take(fragment: string): void {
    if (fragment === '' || this.form !== null) return
    this.#secret = fragment
    this.step = 'ready'
  }

  // The link works once, so it is opened by a press and not by looking at the page.
  async open(): Promise<void> {
    this.#begin('opening')
    const opened = await openStewardLink(this.#secret)
    if (!opened.ok) {
      this.#meet(opened.reason, 'ready')
      return
    }
    this.#secret = ''
    this.#stewardKey = opened.value.stewardKey
    this.form = formOf(opened.value.community)
    this.step = 'form'
  }

  async save(): Promise<void> {
    if (this.form === null) return
    this.#begin('saving')
    const saved = await saveCommunity(this.#stewardKey, communityOf(this.form))
    if (saved.ok) this.step = 'saved'
    else this.#meet(saved.reason, 'form')
  }

  change(): void {
    this.step = 'form'
  }

  async comeIn(page: '/come-in' | '/sign-in'): Promise<void> {
    keepEntryWay({ by: 'steward', stewardKey: this.#stewardKey })
    await goto(page)
  }

  #begin(step: SetUpStep): void {
    this.trouble = null
    this.step = step
  }

  #meet(trouble: StewardTrouble, step: SetUpStep): void {
    this.trouble = trouble
    this.step = step
  }
}
