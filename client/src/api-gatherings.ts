/** When a circle meets: a part of the client's surface. */
import type {
  GatheringAnswer,
  GatheringChange,
  GatheringPlan,
  GatheringReminder
} from './gathering-views.ts'
import type { Done } from './outcome.ts'

export type PlanRefusal =
  | 'nothing-written'
  | 'too-long'
  /** It is over, more than a year away, or no day at all. */
  | 'not-a-time'
  /** The last day is before the first. */
  | 'ends-before'
  | 'not-an-address'
  | 'too-many'
  /** Only those who hold the circle plan. */
  | 'not-now'
type OfDate = {
  readonly circleId: string
  readonly gatheringId: string
  /** The day as it was planned first. */
  readonly date: string
}

export type GatheringActs = {
  /** By a facilitator. Everybody inside can read it. */
  planGathering(input: {
    readonly circleId: string
    readonly plan: GatheringPlan
    /** Up to which day it goes on, in place of so many times; null where those say it. */
    readonly lastDay: string | null
  }): Done<{ readonly gatheringId: string }, PlanRefusal>
  /**
   * By a facilitator: what it is, where, for how many. Its dates stay, and so does who said yes. Only what differs from
   * `before`, as it was read, is written; what somebody else changed meanwhile stays, and is not taken back unseen.
   */
  changeGathering(input: {
    readonly circleId: string
    readonly gatheringId: string
    readonly before: GatheringChange
    readonly change: GatheringChange
  }): Done<true, PlanRefusal | 'changed-elsewhere'>
  /** By a facilitator: one date begins at another time. Everybody is asked again whether they come. */
  moveGathering(
    input: OfDate & {
      readonly to: { readonly date: string; readonly time: string }
      readonly reason: string
    }
  ): Done<true, PlanRefusal>
  /** By a facilitator: one date, or all that are to come. */
  callGatheringOff(
    input: OfDate & { readonly isAll: boolean; readonly reason: string }
  ): Done<true, PlanRefusal>
  /** Everybody inside can see it, with our name. `too-many` where we answered more dates than there is room for. */
  answerGathering(
    input: OfDate & { readonly answer: GatheringAnswer }
  ): Done<true, 'too-many' | 'not-now'>
  /** Kept in one's own space: nobody else sees it, and the server learns nothing of it. */
  remindOfGathering(input: {
    readonly circleId: string
    readonly gatheringId: string
    readonly before: GatheringReminder | null
  }): Done<true, 'too-many'>
}
