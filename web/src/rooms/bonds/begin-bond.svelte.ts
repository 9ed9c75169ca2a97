import type { Relation } from '@beside/client'
import { beside } from '#lib/beside/app.svelte.ts'
import { sayTrouble } from '#lib/beside/say-trouble.ts'
import type { Said } from '#lib/beside/words.ts'
import { shortTextMax } from './words.ts'

/** An invitation while it is being written: first what is said, then a look at who sees what. */
export class BeginBond {
  step: 'write' | 'look' = $state('write')
  relation: Relation = $state('close')
  relationWords = $state('')
  purpose = $state('')
  pace = $state('')
  note = $state('')
  isBusy = $state(false)
  said: Said | null = $state.raw(null)

  /** Goes on to who sees what, unless something is longer than it can be: its field says so. */
  look(): void {
    const texts = [this.purpose, this.pace, this.note]
    if (texts.every((text) => text.trim().length <= shortTextMax)) this.step = 'look'
  }

  /** Makes the link. Gives the bond it belongs to, or null if it did not work. */
  async make(): Promise<string | null> {
    if (this.isBusy) return null
    this.isBusy = true
    const begun = await beside.beginBond({
      relation: this.relation,
      relationWords: this.relation === 'other' ? this.relationWords.trim() : '',
      agreement: { purpose: this.purpose.trim(), pace: this.pace.trim() },
      note: this.note.trim()
    })
    this.isBusy = false
    this.said = begun.ok ? null : sayTrouble(begun.reason, {})
    return begun.ok ? begun.value.bondId : null
  }
}
