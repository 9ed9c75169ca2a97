/** What screens show of the other one in a bond. */
import type { Shape } from './shape-views.ts'

export type Relation = 'close' | 'peer' | 'other'

export type PersonView = {
  readonly bondId: string
  readonly state:
    | 'invited' // our link waits for them
    | 'link-closed' // our link ran out, or we closed it, before anybody came
    | 'is-it-them' // they came; we have not yet said that it is them
    | 'together'
    | 'paused'
    | 'ended'
    | 'could-not-open'
  /** Who paused: only one of the two may go on. */
  readonly pausedBy: 'me' | 'them' | null
  readonly endedBy: 'me' | 'them' | null
  /** The name they chose; empty while nobody has come. */
  readonly name: string
  readonly shape: Shape | null
  readonly relation: Relation
  readonly relationWords: string
  readonly agreement: Agreement
  /** When something was last written, ms since 1970 by the log; null if nothing was. */
  readonly lastWords: { readonly by: 'me' | 'them'; readonly at: number } | null
  readonly hasNewWords: boolean
  readonly invite: { readonly link: string; readonly expiresAt: number } | null
  readonly areWordsCompared: boolean
}

export type Agreement = { readonly purpose: string; readonly pace: string }
