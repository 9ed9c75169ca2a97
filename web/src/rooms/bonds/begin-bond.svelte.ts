import { beside } from '#lib/beside/app.svelte.ts'
import { leftAfter } from '#lib/beside/draft.ts'
import { type Invitation, memory } from '#lib/beside/memory.svelte.ts'
import { sayTrouble } from '#lib/beside/say-trouble.ts'
import type { Said } from '#lib/beside/words.ts'
import { shortTextMax } from './words.ts'

/** An invitation while it is being written: first what is said, then a look at who sees what. */
export class BeginBond {
  step: 'write' | 'look' = $state('write')
  /** It outlives this page, so that a look at Help now costs no words. */
  readonly wish = takeUpWish()
  isBusy = $state(false)
  said: Said | null = $state.raw(null)

  /** Goes on to who sees what, unless something is longer than it can be: its field says so. */
  look(): void {
    const texts = [this.wish.purpose, this.wish.pace, this.wish.note]
    if (texts.every((text) => text.trim().length <= shortTextMax)) this.step = 'look'
  }

  /** Makes the link. Gives the bond it belongs to, or null if it did not work. */
  async make(): Promise<string | null> {
    if (this.isBusy) return null
    this.isBusy = true
    const sent = { before: plainWish(), body: { ...this.wish } }
    const { relation, relationWords, purpose, pace, note } = sent.body
    const begun = await beside.beginBond({
      relation,
      relationWords: relation === 'other' ? relationWords.trim() : '',
      agreement: { purpose: purpose.trim(), pace: pace.trim() },
      note: note.trim()
    })
    this.isBusy = false
    this.said = begun.ok ? null : sayTrouble(begun.reason, {})
    if (!begun.ok) return null
    memory.invitationDraft = leftAfter(sent, memory.invitationDraft)
    return begun.value.bondId
  }
}

function takeUpWish(): Invitation {
  if (memory.invitationDraft === null)
    memory.invitationDraft = { before: plainWish(), body: plainWish() }
  return memory.invitationDraft.body
}

function plainWish(): Invitation {
  return { relation: 'close', relationWords: '', purpose: '', pace: '', note: '' }
}
