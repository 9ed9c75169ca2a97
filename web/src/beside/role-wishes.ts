/** What is written about roles and services before it is sent: as forms hold it. */
import type { Agreement, HelpingWords, RoleService, ShownWish, TeamRole } from '@beside/client'

/** A role as it is offered. What somebody has to choose is empty until they did. */
export type RoleWish = {
  role: TeamRole | null
  checked: string
  until: string
  mustReport: 'yes' | 'no' | null
  isSteward: 'yes' | 'no' | null
  /** Asked of listeners alone. */
  isLead: 'yes' | 'no' | null
  /** Of professionals and facilitators alone. */
  services: readonly RoleService[]
}
/** What one writes to the stewards who would like to help; no role before one is chosen. */
export type HelpingDraft = Omit<HelpingWords, 'role'> & {
  readonly role: HelpingWords['role'] | null
}
export type BeginWish = ShownWish & Pick<RoleWish, 'mustReport'>
/** What somebody of a service offers to whoever asked for an introduction. */
export type OfferWish = Agreement & { readonly words: string }
