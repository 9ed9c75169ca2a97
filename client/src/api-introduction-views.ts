/** What screens show of warm introductions: from an entry of Find support to somebody of that service who is here. */
import type { RoleService } from './api-team-views.ts'

/** Somebody with a role, by their team. */
export type IntroductionId = { readonly teamId: string; readonly memberId: string }
export type IntroductionWords = {
  /** As they may be called there. */
  readonly name: string
  readonly words: string
  /** When they can be reached. */
  readonly reach: string
}
export type IntroductionWish = IntroductionId & IntroductionWords & { readonly serviceId: string }

/** What I asked, until I put it away. */
export type OwnIntroduction = IntroductionId & {
  readonly service: RoleService
  /** Of whom I asked, as they were shown then. */
  readonly name: string
  /** Until when it waits, ms since 1970. */
  readonly until: number
  /**
   * `unsure`: the line broke, so it may have arrived. `nobody`: its time is over without an answer. `gone`: they do not
   * hold that role any more.
   */
  readonly state: 'unsure' | 'waiting' | 'yes' | 'not-now' | 'nobody' | 'gone'
  /** With which they answered. */
  readonly words: string
  /** They wish not to be asked again. */
  readonly isLast: boolean
  /** Of the link to the bond, with a yes. */
  readonly fragment: string | null
}

/** What somebody asks me, who belong to a service. */
export type IntroductionAsk = IntroductionWords & {
  readonly dropId: string
  readonly teamId: string
  readonly service: RoleService
}

export type IntroductionsView = {
  readonly own: readonly OwnIntroduction[]
  readonly asked: readonly IntroductionAsk[]
  /** Members of teams who wish not to be asked again by this person. */
  readonly closed: readonly string[]
  /** Whether there is room for one more question: three wait together at most. */
  readonly canAsk: boolean
}
