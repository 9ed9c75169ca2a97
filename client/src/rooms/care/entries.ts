/** What is said about a role before somebody holds it, and beside its end. Checked when read. */
import { TeamRole } from '@beside/contract'
import * as v from 'valibot'
import { KNOCK_PARTS, Text43 } from '../../drops/knock-shapes.ts'
import { Checked, Shown } from '../../teams/words.ts'

export const REASON_MAX = 600
const ShortText = v.pipe(v.string(), v.maxLength(REASON_MAX))

/** What a role would be: read by whoever is asked, and said again with their yes. */
export const Offer = v.object({
  checked: Checked.entries.checked,
  /** Ms since 1970. */
  until: v.pipe(v.number(), v.integer(), v.minValue(0)),
  mustReport: v.boolean(),
  /** Whether they would look after the team, as stewards do. */
  isSteward: v.boolean(),
  isLead: v.optional(v.boolean())
})
export type Offer = v.InferOutput<typeof Offer>

/** The sealed card of a link to a role. It holds no key of what the team says. */
export const TeamCard = v.object({
  version: v.literal(0),
  kind: v.literal('team'),
  spaceId: Text43,
  /** The inbox of the epoch in which the card was made. */
  inbox: Text43,
  instanceRoot: Text43,
  role: TeamRole,
  /** Who asks, as they show themselves. */
  by: Shown.entries.name,
  offer: Offer,
  expiresAt: v.number()
})
export type TeamCard = v.InferOutput<typeof TeamCard>

/** What somebody drops who says yes to a role. */
export const TeamKnock = v.object({ ...KNOCK_PARTS, shown: Shown, offer: Offer })
export type TeamKnock = v.InferOutput<typeof TeamKnock>

/** The sealed words beside the end of a role: for the team, and for the one whom it concerns. */
export const EndWords = v.object({ reason: ShortText })
