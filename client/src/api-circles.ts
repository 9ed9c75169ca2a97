/** Circles: a part of the client's surface. */
import type { InviteRefusal, KnockRefusal } from './api-views.ts'
import type { CircleAbout, LineSuggestion, Removal } from './circle-views.ts'
import type { Done } from './outcome.ts'

type OfLine = { readonly circleId: string } & Pick<LineSuggestion, 'memberId' | 'line'>

export type CircleActs = {
  beginCircle(input: {
    readonly about: CircleAbout
    readonly agreement: string
    /** Whether a content note may say "in detail". */
    readonly allowsDetail?: boolean
    /** For how many days words stay; 0 until the circle ends. Left out, it is ninety. */
    readonly retentionDays?: number
  }): Done<{ readonly circleId: string }, 'too-long' | 'nothing-written'>
  /** Whoever is in it is asked about a new agreement again. */
  changeCircle(input: {
    readonly circleId: string
    readonly about: CircleAbout
    readonly agreement: string
    readonly allowsDetail?: boolean
    /** Left out, it stays as it is. */
    readonly retentionDays?: number
  }): Done<true, 'too-long' | 'nothing-written'>
  agreeInCircle(circleId: string): Done<true>
  /** Opens it for an hour outside its times, or keeps it open for ten minutes more. */
  keepCircleOpen(circleId: string): Done<true>
  /** A link with which one person may ask to come in. */
  inviteIntoCircle(input: {
    readonly circleId: string
    readonly note: string
  }): Done<{ readonly link: string }>
  closeCircleInvite(input: { readonly circleId: string; readonly inviteId: string }): Done<true>
  askToComeIn(input: {
    readonly fragment: string
    readonly note: string
  }): Done<{ readonly circleId: string }, InviteRefusal>
  /** Takes the question back: nobody who holds the circle sees it any more. */
  takeAskingBack(circleId: string): Done<true>
  /** Looks now for answers and for people who ask; it is done by itself as well, after a while. */
  lookAtDoors(): Done<true>
  letIn(input: { readonly circleId: string; readonly dropId: string }): Done<true, KnockRefusal>
  /** The words come to the one who asked. */
  sayNotNow(input: {
    readonly circleId: string
    readonly dropId: string
    readonly words: string
  }): Done<true, KnockRefusal>
  leaveCircle(circleId: string): Done<true>
  removeFromCircle(
    input: { readonly circleId: string; readonly memberId: string } & Removal
  ): Done<true>
  setFacilitator(input: {
    readonly circleId: string
    readonly memberId: string
    readonly isFacilitator: boolean
  }): Done<true, 'last-facilitator'>
  /** Takes a circle that is over out of the list. */
  putCircleAway(circleId: string): Done<true>

  // lines that are suggested for the agreement
  /** Everybody inside sees it, with who suggests it. `too-many` where five of one's own wait. */
  suggestLine(input: {
    readonly circleId: string
    readonly line: string
    /** The line that it would change; empty for a new one. */
    readonly instead: string
  }): Done<true, 'too-long' | 'nothing-written' | 'too-many'>
  takeSuggestionBack(input: { readonly circleId: string; readonly line: string }): Done<true>
  /**
   * By a facilitator: it stands in the agreement then, and everybody is asked for a new yes. `not-found` also where it
   * would change another line by now than the one it was read with.
   */
  takeSuggestion(input: OfLine & Pick<LineSuggestion, 'instead'>): Done<true, 'too-long'>
  /** By a facilitator. Everybody inside can read it. */
  answerSuggestion(input: OfLine & { readonly words: string }): Done<true, 'too-many'>
}
