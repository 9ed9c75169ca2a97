/** What screens show of reports: words that can be shown, copies that are kept, and what became of them. */
import type { RoleHolder } from './api-team-views.ts'

export type ReportKind = 'danger' | 'minor' | 'contact' | 'harassment' | 'rules' | 'other'
export type Decision = 'quiet-word' | 'keep-apart' | 'leave-circle' | 'nothing'
/** Nobody is left who could be told; what was chosen does not fit into one report; or too much waits for them. */
export type ReportRefusal = 'nobody-to-tell' | 'too-long' | 'nothing-written' | 'too-many'
/**
 * A pause takes two who handle a case, and only one does; another pause stands; or too many wait for those whom they
 * are for.
 */
export type PauseRefusal = 'needs-two' | 'pause-stands' | 'pauses-wait'
/** A note is kept from one of the two, for a reason of safety that the others who handle it can read. */
export type HeldBack = { readonly from: 'reporter' | 'concerned'; readonly why: string }

/** Words in a conversation that can be shown to somebody, or kept. */
export type ChoosableWords = {
  readonly seq: number
  /** The item of the conversation; also where it is a change of earlier words. */
  readonly itemId: string
  readonly memberId: string
  readonly name: string
  readonly text: string
  readonly notes: readonly string[]
  /** Why the conversation folds them for this reader, whatever their notes are. */
  readonly folded: 'person' | 'topic' | 'thread' | 'closed' | null
  /** Ms since 1970, by the log. */
  readonly at: number
  readonly isMine: boolean
  /** Their author took them back since this page opened them. */
  readonly isTakenBack: boolean
}
/** What a conversation offers. */
export type Choosable = {
  readonly words: readonly ChoosableWords[]
  /** Everybody else who is there, or was. */
  readonly people: readonly { readonly memberId: string; readonly name: string }[]
}
/** What is shown, or kept: of an open conversation, or a copy that was kept before. */
export type WordsChosen =
  | {
      readonly from: 'talk'
      readonly talkId: string
      /** What the place is called; empty between two people. */
      readonly place: string
      readonly seqs: readonly number[]
      /** Member ids of whom it is about. */
      readonly about: readonly string[]
    }
  | { readonly from: 'kept'; readonly keptId: string }

export type SafetyView = {
  /** False while it is not known who is in the safety team. */
  readonly isKnown: boolean
  /** Whom a report can be sent to. */
  readonly tellable: readonly {
    readonly memberId: string
    readonly name: string
    readonly lines: string
    readonly mustReport: boolean
    readonly isReportSaid: boolean
  }[]
  /** Copies that only this person can see. */
  readonly kept: readonly KeptWordsView[]
  /** What this person reported, what concerns them, and what they handle. */
  readonly cases: readonly CaseView[]
  /** Whether this person is of the safety team. */
  readonly amHandler: boolean
  /** Something came for this person that does not open. While it lies there, others may find no room. */
  readonly hasUnopened: boolean
}
export type KeptWordsView = {
  readonly keptId: string
  readonly place: string
  readonly names: readonly string[]
  readonly texts: readonly string[]
  /** The content notes of each. */
  readonly notes: readonly (readonly string[])[]
  readonly keptAt: number
}
export type Untold = {
  readonly who: 'handler' | 'reporter' | 'concerned' | 'facilitator'
  readonly name: string
}
export type CaseView = {
  readonly caseId: string
  readonly side: 'reporter' | 'concerned' | 'handler'
  readonly at: number
  /** Null for whom it concerns, and where only a note of it came. */
  readonly reason: ReportKind | null
  /** Whom it is about, by the names that they chose; empty for whom it concerns. */
  readonly names: readonly string[]
  /** Who was told, for the one who reported. */
  readonly told: readonly string[]
  /** Whom it has not reached so far: of those who were told, or whom a step is for. It is tried again. */
  readonly untold: readonly Untold[]
  /** The rest of what a report says; null for everybody else. */
  readonly report: {
    readonly reporter: string
    readonly words: string
    readonly place: string
    /** Whom the reporter names, by the names that they chose; and whether words in it prove that it is about them. */
    readonly about: readonly { readonly name: string; readonly isProved: boolean }[]
    readonly records: readonly ReportedWords[]
  } | null
  readonly steps: readonly CaseStep[]
  readonly appeals: readonly {
    readonly side: 'reporter' | 'concerned'
    readonly words: string
    readonly at: number
  }[]
  /** For whoever handles it: each whom a pause can be for, since the words are proved to be theirs. */
  readonly pauses: readonly PauseView[]
  /**
   * For whoever handles it: whose membership those who lead the circle can be asked to end, or why nobody can be asked.
   * Null for everybody else.
   */
  readonly removal: {
    readonly people: readonly { readonly memberId: string; readonly name: string }[]
    /** No words prove whom it is about; or nobody leads the circle but those whom it is about. */
    readonly whyNot: 'unproved' | 'nobody-to-ask' | null
  } | null
  /** When one's own copy goes, which was put away; null for what lies in the list. */
  readonly goesAt: number | null
  /** Who else of those who were told it can be passed on to; for whoever handles it. */
  readonly passTo: readonly { readonly memberId: string; readonly name: string }[]
  /** Who came to the team since: whoever reported can be asked whether they may read it too. By whoever handles it. */
  readonly moreToAsk: readonly { readonly memberId: string; readonly name: string }[]
  /** Whom whoever reported is asked about, and has not answered. */
  readonly moreAsked: readonly ({
    readonly askId: string
    readonly by: string
  } & Pick<
    RoleHolder,
    'name' | 'checked' | 'checkedBy' | 'givenAt' | 'mustReport' | 'isReportSaid'
  >)[]
  /** Who can be asked to look at the newest decision anew. */
  readonly appealTo: readonly { readonly memberId: string; readonly name: string }[]
}
/** How a pause stands with somebody: `asked` waits for the yes of a second person. */
export type PauseView =
  | { readonly memberId: string; readonly name: string; readonly state: 'none' }
  | {
      readonly memberId: string
      readonly name: string
      readonly state: 'asked' | 'set'
      readonly days: number
      readonly words: string
      readonly heldBack: HeldBack | null
      /** Who asked, or said the second yes. */
      readonly by: string
      readonly isMine: boolean
    }
export type ReportedWords = {
  readonly at: number
  /** The name that this person chose; it proves nothing. */
  readonly name: string
  readonly text: string
  /** The author's content notes, which are proved with the words. */
  readonly notes: readonly string[]
  /** A change of earlier words that are not in the report: its notes are not known. */
  readonly isChange: boolean
  /** Whether the author's key really wrote these words there. */
  readonly isProved: boolean
  /** Whether it was shown whose key that is: a member's, by the operations of the space. */
  readonly isWriterShown: boolean
  /** Whether it is by somebody whom the report is about. */
  readonly isByReported: boolean
  /** Whether that key holds a role here. */
  readonly isRoleProved: boolean
}
export type CaseStep = {
  readonly what:
    | 'taken'
    | 'passed'
    | 'decided'
    | 'pause-asked'
    | 'paused'
    | 'pause-ended'
    | 'removal-asked'
    | 'removal-over'
    | 'removal-not-now'
    | 'more-asked'
    | 'more-yes'
    | 'more-no'
  /** To whom it was passed on, or whom the reporter is asked about. */
  readonly to: string | null
  readonly decision: Decision | null
  /** For how long somebody is paused. */
  readonly days: number | null
  /** Whose membership it is about, and the line of the agreement that was named. */
  readonly about: { readonly name: string; readonly rule: string } | null
  readonly words: string
  readonly name: string
  readonly isMine: boolean
  readonly at: number
  /** Where only the day is told, such as `2027-05-04`. */
  readonly day: string | null
  readonly heldBack: HeldBack | null
  /** For the end of a pause: whether it was set before, or only asked for. */
  readonly ending: 'ended' | 'refused' | 'taken-back' | null
}
