/** From being helped to helping: a part of the client's surface. */
import type { HelpingRefusal, HelpingWords, RoleOffer } from './api-team-views.ts'
import type { Done } from './outcome.ts'

export type HelpingActs = {
  /** Asks the stewards for a role. One question at a time; it waits for thirty days. */
  askToHelp(words: HelpingWords): Done<true, HelpingRefusal | 'nothing-written'>
  takeHelpingBack(): Done<true>
  putHelpingAway(): Done<true>
  /**
   * By a steward. With an offer they get the link to that role; without one it is "not now". `no-room`: it could not
   * reach them, and the wish is gone all the same.
   */
  answerHelping(input: {
    readonly dropId: string
    readonly words: string
    readonly offer: RoleOffer | null
  }): Done<'reached' | 'no-room', 'drop-taken' | 'nothing-written' | 'too-long' | 'link-used'>
  /** By a steward: takes a wish out with no answer. */
  removeHelping(dropId: string): Done<true, 'drop-taken'>
}
