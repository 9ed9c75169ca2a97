/** Circles that can be found: what stands in the list. */
import type { TakenOffReason } from '@beside/contract'
import type { CardRoleView } from './api-team-views.ts'

export type { TakenOffReason } from '@beside/contract'

/** What a circle says of itself to everybody here, and to whoever runs the server. */
export type ListedCircleLines = {
  readonly name: string
  readonly purpose: string
  readonly welcome: string
  readonly notWelcome: string
  /** When people can write in it, in words. */
  readonly times: string
  readonly seats: number
  /** It is for those who are close to somebody who lives with trauma. */
  readonly isForClose: boolean
}

/** How it stands with the list, for those inside. */
export type CircleListing = {
  readonly isOn: boolean
  readonly lines: ListedCircleLines
  /** Ms since 1970. */
  readonly until: number
  /** Whether our own roles stand beside it. */
  readonly showsMyRoles: boolean
  /** Why stewards took it off, if they did. */
  readonly takenOff: TakenOffReason | null
}

/** A circle in the list, for whoever may ask. */
export type FoundCircle = {
  readonly circleId: string
  readonly lines: ListedCircleLines
  readonly until: number
  /** Roles of whoever signed, as the chains of the teams have them. Without any, nobody here has checked who it is. */
  readonly roles: readonly CardRoleView[]
  /** Which version of its lines, and of where one asks, was shown. */
  readonly version: string
  readonly standing: 'open' | 'asked' | 'in'
}

/** `held-off`: stewards want to talk about it first. `listed-often`: one account put many on it in a short time. */
export type ListingRefusal =
  'too-long' | 'nothing-written' | 'list-full' | 'held-off' | 'listed-often'
