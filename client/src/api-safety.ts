/** Showing words to the safety team, and keeping them: a part of the client's surface. */
import type {
  Choosable,
  Decision,
  HeldBack,
  PauseRefusal,
  ReportKind,
  ReportRefusal,
  WordsChosen
} from './api-safety-views.ts'
import type { Done } from './outcome.ts'

type Reported = {
  readonly caseId: string
  readonly unreached: readonly string[]
  readonly isRefused: boolean
}

export type SafetyActs = {
  /** Looks now for reports, notes and answers; it is done by itself as well, after a while. */
  lookAtReports(): Done<true>
  /** What came and does not open goes from the server for good, and leaves its room to others. */
  removeUnopened(): Done<true>
  /** What is there of reports is known from now on, and no news any more. */
  noteCasesSeen(input: { readonly isHandler: boolean }): Done<true>
  /**
   * The words of a conversation that this page has opened, also those that were taken back since: the newest, or those
   * around an item.
   */
  readChoosable(input: { readonly talkId: string; readonly itemId: string }): Done<Choosable>
  /**
   * Goes to those who are named in `tell`, to each alone. Whom it does not reach is named, and tried again while this
   * page is open. `isRefused`: the listener whom it is about is not offered again.
   */
  report(input: {
    readonly chosen: WordsChosen
    readonly reason: ReportKind
    readonly words: string
    readonly tell: readonly string[]
    /** Where it is about a listener: they are not offered to this person again either. */
    readonly refusesListener: boolean
  }): Done<Reported, ReportRefusal>
  /** A copy in one's own space, with what proves the words. */
  keepWords(chosen: WordsChosen): Done<true, ReportRefusal>
  letGoOfWords(keptId: string): Done<true>
  /** By somebody of the safety team; the others of them see it. */
  takeUpCase(caseId: string): Done<true>
  /** To another of those whom the reporter told; the reporter sees it as well. */
  passCaseOn(input: { readonly caseId: string; readonly to: string }): Done<true>
  /** Asks whoever reported whether one more of the team may read it: one of `moreToAsk`, once. */
  askForMoreInCase(input: {
    readonly caseId: string
    readonly to: string
    readonly words: string
  }): Done<true, 'too-long' | 'nothing-written'>
  /** By whoever reported. With a yes that person gets the report; nothing brings it back. */
  answerMoreInCase(input: {
    readonly caseId: string
    readonly askId: string
    readonly isYes: boolean
  }): Done<true, 'too-many'>
  /** A note goes to both sides, unless it is held back from one of them. */
  decideCase(input: {
    readonly caseId: string
    readonly decision: Decision
    readonly words: string
    readonly heldBack: HeldBack | null
  }): Done<true, 'too-long' | 'nothing-written'>
  /**
   * Asks for a pause of somebody's account, or says the second yes to one. Two who handle the case ask for the same
   * days; it begins when that person next comes.
   */
  pauseInCase(input: {
    readonly caseId: string
    readonly memberId: string
    readonly days: number
    readonly words: string
    readonly heldBack: HeldBack | null
  }): Done<true, PauseRefusal | 'too-long' | 'nothing-written'>
  /** Takes back what was asked for, or ends a pause early. */
  endPauseInCase(input: {
    readonly caseId: string
    readonly memberId: string
    readonly words: string
    readonly heldBack: HeldBack | null
  }): Done<true, PauseRefusal | 'too-long' | 'nothing-written'>
  /**
   * Asks those who lead the circle to end a membership, except whom the report is about. They read who asks, the line
   * of the agreement and the words, and nothing of the report.
   */
  askRemovalInCase(input: {
    readonly caseId: string
    readonly memberId: string
    readonly rule: string
    readonly words: string
    readonly heldBack: HeldBack | null
  }): Done<true, 'too-long' | 'nothing-written'>
  /** By somebody who leads the circle: not now. The words come to whoever asked; they can be empty. */
  sayNoRemoval(input: {
    readonly circleId: string
    readonly askId: string
    readonly words: string
  }): Done<true, 'too-long' | 'too-many'>
  /** Out of the list, or into it again. One's own copy of what was put away goes after 90 days. */
  putCaseAway(input: { readonly caseId: string; readonly isAway: boolean }): Done<true>
  /** One's own copy goes for good. */
  letGoOfCase(caseId: string): Done<true>
  /** Asks another person of the team than the one who decided. */
  appealCase(input: {
    readonly caseId: string
    readonly side: 'reporter' | 'concerned'
    readonly words: string
    readonly to: string
  }): Done<true, 'too-long' | 'nothing-written' | 'too-many'>
}
