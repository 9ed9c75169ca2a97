/** What people write of a circle: what it is, its set times, and why a membership ended. */
import type { Shape } from './shape-views.ts'

export type CircleAbout = {
  readonly name: string
  readonly purpose: string
  /** Topics that are welcome, and those that are not. */
  readonly welcome: string
  readonly notWelcome: string
  /** How many people it is for, from three to twelve. */
  readonly seats: number
  /** When people can write in it; null for always. */
  readonly hours: CircleHours | null
  /** What whoever comes in sees: all, also where nothing is said, or from that day on. */
  readonly newcomers?: 'all' | 'from-today'
}

/** A line that somebody suggests for the agreement. It is known by whose it is and by its words. */
export type LineSuggestion = {
  readonly memberId: string
  readonly name: string
  readonly isMine: boolean
  readonly line: string
  /** The line of the agreement that it would change; empty for a new one, or where that stands there no more. */
  readonly instead: string
  /** Whether it stands in the agreement now. */
  readonly isIn: boolean
  /** Why it is not taken, by those who hold the circle. */
  readonly answers: readonly {
    readonly memberId: string
    readonly name: string
    readonly words: string
  }[]
}

/** Set times of a circle, by the clocks of a zone, called as the time zone database does. */
export type CircleHours = {
  /** From Monday, 1, to Sunday, 7. */
  readonly days: readonly number[]
  /** `19:00`. Where `to` is not later, it goes on into the next day. */
  readonly from: string
  readonly to: string
  readonly zone: string
}

/** Somebody who asks to come in, as facilitators see them. */
export type CircleAsking = {
  readonly dropId: string
  readonly name: string
  readonly shape: Shape
  readonly note: string
  /** Whether the link with which they asked was closed, used or ran out meanwhile: they can be let in all the same. */
  readonly isLinkOver: boolean
  /** Whether they found the circle in the list, and came by no link. */
  readonly isFound: boolean
}

/** Somebody of the safety team asks whoever leads a circle to end a membership. */
export type RemovalAsk = {
  readonly askId: string
  /** The name of whoever asks, as they wrote it. */
  readonly by: string
  readonly memberId: string
  readonly rule: string
  readonly reason: string
}

/** What somebody reads whose membership was ended. */
export type Removal = {
  /** The line of the agreement. */
  readonly rule: string
  readonly reason: string
  /** How to ask again. */
  readonly next: string
}
