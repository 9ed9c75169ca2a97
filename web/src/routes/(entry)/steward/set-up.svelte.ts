import { goto } from '$app/navigation'
import {
  openStewardLink,
  readSettings,
  saveCommunity,
  type StewardTrouble
} from '#lib/community/steward.ts'
import { keepEntryWay } from '#lib/ui/entry-way.ts'
import {
  beginSettings,
  type Clash,
  communityOf,
  overNewer,
  type SettingsDraft
} from '#lib/community/community-form.ts'

export type SetUpStep = 'no-link' | 'ready' | 'opening' | 'form' | 'saving' | 'saved'

/** A steward's link on its way from the address to a community that is set up. */
export class SetUp {
  step = $state.raw<SetUpStep>('no-link')
  trouble = $state.raw<StewardTrouble | null>(null)
  draft = $state<SettingsDraft | null>(null)
  /** What another steward changed at the same time. */
  clashes = $state.raw<readonly Clash[]>([])
  #secret = ''
  #stewardKey = ''

  take(fragment: string): void {
    if (fragment === '' || this.draft !== null) return
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
    const { community, version } = opened.value
    this.draft = beginSettings({ community, version })
    this.step = 'form'
  }

  async save(): Promise<void> {
    const draft = $state.snapshot(this.draft)
    if (draft === null) return
    this.#begin('saving')
    const { body, version } = draft
    const saved = await saveCommunity(this.#stewardKey, { community: communityOf(body), version })
    if (!saved.ok) {
      this.#meet(saved.reason, 'form')
      if (saved.reason === 'settings-moved') await this.#putUnder(draft)
      return
    }
    this.draft = beginSettings(saved.value)
    this.clashes = []
    this.step = 'saved'
  }

  async #putUnder(draft: SettingsDraft): Promise<void> {
    const newer = await readSettings(this.#stewardKey)
    if (!newer.ok) return
    const over = overNewer(draft, newer.value)
    this.draft = over.draft
    this.clashes = over.clashes
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
