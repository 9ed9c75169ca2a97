/** Being heard: a part of the client's surface. */
import type {
  AskWish,
  HandOverAsk,
  HeardTotals,
  LadderNote,
  ListenerSelf,
  LookedBack,
  Presence
} from './listening-views.ts'
import type { Done } from './outcome.ts'

/** `enough-open`: as many conversations go on as there is room for. */
export type AskRefusal =
  'nobody-listens' | 'too-long' | 'asked-already' | 'too-many' | 'enough-open'
export type TakeRefusal = 'ask-taken' | 'off-shift' | 'resting' | 'too-many'

export type ListeningActs = {
  /** Said to everybody alike, before they ask. */
  readListeningNow(): Done<{ readonly isSomebodyFree: boolean }>
  /** One question at a time, beside conversations that go on after their first day. */
  askToBeHeard(wish: AskWish): Done<{ readonly bondId: string }, AskRefusal>
  /** In the place of what waits. `ask-taken` where somebody said yes meanwhile. */
  changeAsk(wish: AskWish): Done<true, 'ask-taken' | 'too-long'>
  withdrawAsk(): Done<true, 'ask-taken'>
  /** Looks now how one's question stands; it is done by itself as well. */
  lookAtAsk(): Done<true>

  // by a listener
  saveListenerSelf(self: ListenerSelf): Done<true>
  beginShift(): Done<true, 'resting' | 'debrief-first'>
  endShift(): Done<true>
  /** The break after a hard one. */
  rest(): Done<true>
  debriefed(): Done<true>
  lookAtAsks(): Done<true>
  /** The first one has it, and is in the conversation. */
  takeAsk(askId: string): Done<{ readonly bondId: string }, TakeRefusal>

  // in the conversation
  sayPresence(input: {
    readonly bondId: string
    readonly presence: Presence
  }): Done<true, 'not-now'>
  /** By either: the last words come next, and then it ends. */
  windDown(bondId: string): Done<true, 'not-now'>
  /** By the listener: asks the person for a yes. */
  askHandOver(
    input: { readonly bondId: string } & HandOverAsk
  ): Done<true, 'not-now' | 'too-long' | 'another-day'>
  /** By the listener: they are not away any more. */
  sayBack(bondId: string): Done<true, 'not-now'>
  /**
   * By the person, to what they read. A yes asks other listeners, or a lead, anew; with a hand-over this conversation
   * then ends.
   */
  answerHandOver(input: {
    readonly bondId: string
    readonly entryId: string
    readonly isYes: boolean
  }): Done<true, 'nobody-listens' | 'too-many' | 'cover-gone' | 'asked-otherwise'>
  /**
   * A last word each, and it is over. Whoever says theirs first writes no more, and the other has an hour for theirs.
   * What was agreed of the words is done by each device. In an end without a word `lastWords` is empty.
   */
  endHeard(input: {
    readonly bondId: string
    readonly lastWords: string
  }): Done<true, 'not-now' | 'too-long'>
  /**
   * By the listener: a step where somebody is in danger, into the log of the team; and told here, unless that adds danger.
   * Of a conversation that is over `bondId` is null, and `conversation` names one in the log, or is null for another.
   */
  noteLadderStep(
    input: { readonly bondId: string | null; readonly conversation: string | null } & Omit<
      LadderNote,
      'id' | 'at' | 'conversation'
    >
  ): Done<true, 'too-long' | 'nothing-written' | 'not-now'>
  /** It goes on after today. `too-many` where the listener has no room for one more. */
  goOnHeard(bondId: string): Done<true, 'too-many'>
  /** Afterwards: kept in one's own space alone. Null puts the questions aside. */
  lookBack(input: { readonly bondId: string; readonly answers: LookedBack | null }): Done<true>
  /**
   * By whoever answered: one of these answers, by chance, joins the totals of this place. It is changed by a coin here, and
   * leaves at a time by chance in the next days.
   */
  tellTotals(bondId: string): Done<true>
  /** As long as it has not left. */
  takeBackTelling(): Done<true>
  readHeardTotals(): Done<HeardTotals>
  /** Never offered to this listener again. They are not told. */
  refuseListener(bondId: string): Done<true>
  /** A kind word, into one's own space. */
  keepKindWords(itemId: string): Done<true, 'too-long' | 'too-many'>
  letGoOfKindWords(keptId: string): Done<true>
}
