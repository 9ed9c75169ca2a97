import type { Device } from '@beside/client'
import { beside } from '#lib/beside/app.svelte.ts'
import { sayTrouble } from '#lib/beside/say-trouble.ts'
import type { Said } from '#lib/beside/words.ts'
import { spokenDoor } from '#lib/beside/words-in.ts'
import { spokenArrival } from './words-in.ts'

/** Coming back, by a passphrase or by twelve words. What was typed stays until it works. */
export class SignIn {
  by: 'passphrase' | 'kit' = $state('passphrase')
  signInName = $state('')
  nameProblem = $state('')
  passphrase = $state('')
  passphraseProblem = $state('')
  kit = $state('')
  kitProblem = $state('')
  device: Device = $state('shared')
  said: Said | null = $state.raw(null)
  isBusy = $state(false)
  readonly #words = spokenArrival.here()
  readonly #troubles = spokenDoor.here().troubles

  /** Whether the door is open now. */
  async signIn(): Promise<boolean> {
    if (this.isBusy) return false
    this.isBusy = true
    this.said = null
    const isOpen = this.by === 'kit' ? await this.#byKit() : await this.#byPassphrase()
    if (isOpen) {
      this.passphrase = ''
      this.kit = ''
    }
    this.isBusy = false
    return isOpen
  }

  async #byPassphrase(): Promise<boolean> {
    const signInName = this.signInName.trim()
    this.nameProblem = signInName === '' ? this.#words.signIn.nameMissing : ''
    this.passphraseProblem = this.passphrase === '' ? this.#words.signIn.passphraseMissing : ''
    if (this.nameProblem !== '' || this.passphraseProblem !== '') return false
    const { passphrase, device } = this
    const signedIn = await beside.signInWithPassphrase({ signInName, passphrase, device })
    if (!signedIn.ok) {
      this.said = sayTrouble(signedIn.reason, this.#refusals('passphrase'), this.#troubles)
    }
    return signedIn.ok
  }

  async #byKit(): Promise<boolean> {
    const signedIn = await beside.signInWithKit({ words: this.kit, device: this.device })
    this.kitProblem = ''
    if (signedIn.ok) return true
    if (signedIn.reason === 'not-a-kit') this.kitProblem = this.#words.kitProblem(signedIn.refusal)
    else this.said = sayTrouble(signedIn.reason, this.#refusals('kit'), this.#troubles)
    return false
  }

  #refusals(way: 'passphrase' | 'kit') {
    const { signInRefusals, notThisPlace, keyringClosed } = this.#words
    return {
      'sign-in-refused': signInRefusals[way],
      'another-server': notThisPlace,
      'keyring-does-not-open': keyringClosed
    }
  }
}
