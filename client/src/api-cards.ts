/** Printed cards of entry: a part of the client's surface. */
import type { CardCode } from '@beside/contract'
import type { Done } from './outcome.ts'

/** Cards as they are told once: afterwards nobody can show them again. */
export type MadeCards = {
  readonly codes: readonly CardCode[]
  /** The last day on which they let somebody in, such as `2027-05-03`. */
  readonly until: string
}

export type CardActs = {
  /** For stewards. No card says who made it, and nobody is told who came by one. */
  makeCards(wish: { readonly count: number; readonly days: number }): Done<MadeCards, 'too-many'>
  /** All that nobody used yet let nobody in any more, whoever made them. */
  takeCardsBack(): Done<true>
}
