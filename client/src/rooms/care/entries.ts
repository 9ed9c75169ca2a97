/** What is said about a role before somebody holds it, and beside its end. Checked when read. */
import { TeamRole } from '@beside/contract'
import * as v from 'valibot'
import { NICKNAME_MAX } from '../../account/settings.ts'
import { Fragment, KNOCK_PARTS, Millis, Text43 } from '../../drops/knock-shapes.ts'
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
  isLead: v.optional(v.boolean()),
  services: Checked.entries.services
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

const HelpingRole = v.picklist(['listener', 'facilitator'])

/** What somebody says to the stewards who would like to take on a role. */
export const HelpingSays = v.object({
  role: HelpingRole,
  name: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(NICKNAME_MAX)),
  /** What draws them, and what they learned or lived. */
  drawn: v.pipe(ShortText, v.trim()),
  lived: v.pipe(ShortText, v.trim())
})

/** What they drop. Nobody signs it, so nothing ties the name to anybody. */
export const HelpingWish = v.object({
  version: v.literal(0),
  kind: v.literal('helping'),
  ...HelpingSays.entries,
  askedAt: Millis,
  answerTo: v.object({ address: Text43, kem: Text43 })
})
export type HelpingWish = v.InferOutput<typeof HelpingWish>

/** What they drop who take that back: the key of the mailbox that it named, which nobody else has. */
export const HelpingTakenBack = v.object({
  version: v.literal(0),
  kind: v.literal('helping-taken-back'),
  readKey: Text43
})
export type HelpingTakenBack = v.InferOutput<typeof HelpingTakenBack>

const HelpingSaid = { words: ShortText, fragment: v.nullable(Fragment) } as const
/** What comes back: a link to the role, or "not now" in words. */
export const HelpingAnswer = v.object({
  version: v.literal(0),
  kind: v.literal('helping-answer'),
  ...HelpingSaid
})
export type HelpingAnswer = v.InferOutput<typeof HelpingAnswer>

/** What the keyring remembers of one's own: by the mailbox any device of this person reads the answer. */
export const HelpingMark = v.object({
  role: HelpingRole,
  mailbox: Text43,
  teamId: Text43,
  inbox: Text43,
  until: Millis,
  isSent: v.boolean(),
  answer: v.optional(v.object(HelpingSaid))
})
export type HelpingMark = v.InferOutput<typeof HelpingMark>

/** The sealed words beside the end of a role: for the team, and for the one whom it concerns. */
export const EndWords = v.object({ reason: ShortText })
