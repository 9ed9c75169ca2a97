import type { InstanceView, InviteView } from '@beside/client'
import { beside } from '#lib/beside/app.svelte.ts'
import { NewPassphrase } from '#lib/beside/new-passphrase.svelte.ts'
import { memory, type Newcomer } from '#lib/beside/memory.svelte.ts'
import { sayTrouble } from '#lib/beside/say-trouble.ts'
import type { Said } from '#lib/beside/words.ts'
import { spokenDoor } from '#lib/beside/words-in.ts'
import { closingOf } from '#lib/community/closing.ts'
import { plainWay, type WayIn } from '#lib/ui/entry-way.ts'
import { type Onward, takeUpInvite } from './take-up-invite.ts'
import { spokenArrival } from './words-in.ts'

type Step = 'about' | 'you' | 'kit'

/** One person coming in, from the first page to the last. It is made with the page, in its language, and lives as long. */
export class Arrival {
  step: Step = $state('about')
  community: InstanceView | null = $state.raw(null)
  invite: InviteView | null = $state.raw(null)
  said: Said | null = $state.raw(null)
  isBusy = $state(false)

  /** It outlives this page, so that a look at Help now costs nothing but the passphrase. */
  readonly newcomer = takeUpNewcomer()
  nicknameProblem = $state('')
  readonly passphrase = new NewPassphrase(() => this.newcomer)
  kitWords: readonly string[] = $state([])
  /** Where they go on once the twelve words are looked at. */
  onward: Onward = '/app'

  readonly #words = spokenArrival.here()
  readonly #troubles = spokenDoor.here().troubles
  readonly #way: WayIn

  constructor(way: WayIn) {
    this.#way = way
  }

  /** Whether a person with this way in can come in at all, as far as is known. */
  get door(): 'unknown' | 'open' | 'closed' | 'invitation' {
    if (this.#way.by === 'steward') return 'open'
    if (this.community === null) return 'unknown'
    if (this.community.admission === 'closed' || closingOf(this.community)?.isOver) return 'closed'
    const isAsked = this.#way.by === 'invite' || this.hasCard
    return this.community.admission === 'invitation' && !isAsked ? 'invitation' : 'open'
  }

  get hasCard(): boolean {
    return this.#way.by === 'card'
  }

  /** Reads what this place is, and who invited. */
  async begin(): Promise<void> {
    this.said = null
    const community = await beside.readInstance()
    if (community.ok) this.community = community.value
    else this.said = sayTrouble(community.reason, {}, this.#troubles)
    if (this.#way.by === 'invite') {
      const invite = await beside.readInvite(this.#way.fragment)
      if (invite.ok) this.invite = invite.value
      else this.said = sayTrouble(invite.reason, this.#words.inviteRefusals, this.#troubles)
    }
  }

  async goToYou(): Promise<void> {
    this.step = 'you'
    if (this.newcomer.signInName === '') await this.suggestName()
  }

  async suggestName(): Promise<void> {
    // Not from the nickname: the server stores this name and must not learn the other.
    this.newcomer.signInName = await beside.suggestSignInName('')
  }

  /** Makes the account. What is missing is said beside its field; what was typed stays. */
  async arrive(): Promise<void> {
    if (this.isBusy) return
    // Whoever presses twice makes one account: also while the passphrase is still being looked at.
    this.isBusy = true
    await this.#arrive()
    this.isBusy = false
  }

  async #arrive(): Promise<void> {
    const isStrong = await this.passphrase.check()
    const nickname = this.newcomer.nickname.trim()
    this.nicknameProblem = nickname === '' ? this.#words.you.nicknameMissing : ''
    if (!isStrong || this.nicknameProblem !== '') return
    this.said = null
    const arrived = await beside.arrive({
      ...this.newcomer,
      nickname,
      passphrase: this.passphrase.typed,
      way: plainWay(this.#way)
    })
    if (arrived.ok) await this.#settle(arrived.value)
    else this.said = sayTrouble(arrived.reason, this.#refusals, this.#troubles)
  }

  get #refusals() {
    return this.hasCard ? this.#words.cardRefusals : this.#words.arriveRefusals
  }

  /** The twelve words are written down, and two of them were typed again. */
  async keepKit(): Promise<boolean> {
    this.isBusy = true
    const kept = await beside.keepKit()
    this.isBusy = false
    if (!kept.ok) this.said = sayTrouble(kept.reason, {}, this.#troubles)
    return kept.ok
  }

  async #settle(made: { readonly kitWords: readonly string[]; readonly signInName: string }) {
    this.passphrase.forget()
    this.kitWords = made.kitWords
    this.newcomer.signInName = made.signInName
    memory.newcomer = null
    this.onward = await takeUpInvite(this.#way)
    this.step = 'kit'
  }
}

function takeUpNewcomer(): Newcomer {
  if (memory.newcomer === null) {
    const shape = { form: 'stone', colour: 'moss' } as const
    memory.newcomer = { nickname: '', shape, signInName: '', device: 'shared' }
  }
  return memory.newcomer
}
