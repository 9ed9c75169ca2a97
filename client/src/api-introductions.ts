/** Warm introductions: a part of the client's surface. */
import type { IntroductionId, IntroductionWish } from './api-introduction-views.ts'
import type { Agreement, BondInviteView, InviteRefusal } from './api-views.ts'
import type { Done } from './outcome.ts'

/** `not-now`: they cannot be asked. `enough-asked`: three wait already. */
export type IntroductionRefusal =
  'not-now' | 'asked-already' | 'enough-asked' | 'too-many' | 'too-long' | 'nothing-written'

export type IntroductionActs = {
  /** Asks one person of a service. It waits for fourteen days. */
  askForIntroduction(wish: IntroductionWish): Done<true, IntroductionRefusal>
  takeIntroductionBack(whom: IntroductionId): Done<true>
  putIntroductionAway(whom: IntroductionId): Done<true>
  /** What stands behind a yes: the bond that they offer. */
  readIntroduction(whom: IntroductionId): Done<BondInviteView, InviteRefusal>
  /** Comes into it, under the name with which one asked. */
  sayYesToIntroduction(whom: IntroductionId): Done<{ readonly bondId: string }, InviteRefusal>
  /**
   * By whoever was asked. With an agreement it is a yes, and a bond begins; without one it is "not now". `no-room`: it
   * could not reach them, and the question is gone all the same.
   */
  answerIntroduction(input: {
    readonly dropId: string
    readonly words: string
    readonly agreement: Agreement | null
    /** Whether this person is not to ask again. */
    readonly isLast: boolean
  }): Done<'reached' | 'no-room', 'drop-taken' | 'too-long'>
}
