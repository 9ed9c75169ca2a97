/** What a circle's members write beside their conversation, and what passes through its door. Checked when read. */
import { TAKEN_OFF_REASONS } from '@beside/contract'
import * as v from 'valibot'
import { Profile } from '../../account/settings.ts'
import { KNOCK_OR_FOUND_PARTS, Text43 } from '../../drops/knock-shapes.ts'
import { readerOf } from '../../talk/entries.ts'
import { CardRole, RoleProof } from '../../teams/proof.ts'
import { CARD_ROLES_MAX } from '../../teams/shown.ts'
import { Clock, GatheringAnswerBody, GatheringBody } from './gathering-entries.ts'
import { isZone, KEPT_OPEN_MAX } from './hours.ts'
import { oneLine } from './one-line.ts'

const CIRCLE_NAME_MAX = 60
export const CIRCLE_TEXT_MAX = 600
const AGREEMENT_MAX = 4000
/** How many people a circle may want to hold; the chain lets in no more than twelve. */
const SEATS_MIN = 3
export const SEATS_MAX = 12
const LISTED_TEXT_MAX = 300
const LISTED_TIMES_MAX = 120
const Seats = v.pipe(v.number(), v.integer(), v.minValue(SEATS_MIN), v.maxValue(SEATS_MAX))
const ShortText = v.pipe(v.string(), v.maxLength(CIRCLE_TEXT_MAX))

const Moment = v.pipe(v.number(), v.integer())
const Hours = v.object({
  /** From Monday, 1, to Sunday, 7. */
  days: v.pipe(v.array(v.picklist([1, 2, 3, 4, 5, 6, 7])), v.minLength(1), v.maxLength(7)),
  from: Clock,
  to: Clock,
  zone: v.pipe(v.string(), v.maxLength(64), v.check(isZone))
})

/** What the circle is for. */
export const AboutBody = v.object({
  name: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(CIRCLE_NAME_MAX)),
  purpose: ShortText,
  welcome: ShortText,
  notWelcome: ShortText,
  seats: v.optional(Seats, SEATS_MAX),
  /** Null for always; and where this device cannot tell the hours, it closes nobody out. */
  hours: v.fallback(v.optional(v.nullable(Hours), null), null),
  hoursSince: v.optional(Moment, 0),
  /** What this device cannot tell, it does not take for a leave to show everything. */
  newcomers: v.fallback(v.optional(v.picklist(['all', 'from-today']), 'all'), 'from-today')
})
/** For how many days words stay: a month, three, a year, or 0 for until the circle ends. */
export const StayDays = v.optional(v.picklist([0, 30, 90, 365]))
export type AboutBody = v.InferOutput<typeof AboutBody>
export const AgreementText = v.object({
  text: v.pipe(v.string(), v.maxLength(AGREEMENT_MAX)),
  /** Whether a content note may say "in detail". */
  allowsDetail: v.optional(v.boolean(), false),
  /** Written once more, for newcomers, as it was. */
  isAgain: v.optional(v.boolean(), false)
})

/** A line that a member suggests for the agreement. */
const AgreementLine = v.pipe(
  v.string(),
  v.transform(oneLine),
  v.minLength(1),
  v.maxLength(CIRCLE_TEXT_MAX)
)
export const SuggestionBody = v.object({
  line: AgreementLine,
  /** The line of the agreement that it would change; empty for a new one. */
  instead: v.pipe(v.string(), v.transform(oneLine), v.maxLength(AGREEMENT_MAX))
})
export type SuggestionBody = v.InferOutput<typeof SuggestionBody>
/** As much as words may hold, with the lines that are answered. */
export const LINE_ANSWERS_MAX = 12

/** What a circle says of itself in the list of those that can be found: plain to everybody here, and to the server. */
const ListedText = v.pipe(v.string(), v.maxLength(LISTED_TEXT_MAX))
export const ListedLines = v.object({
  name: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(CIRCLE_NAME_MAX)),
  purpose: ListedText,
  welcome: ListedText,
  notWelcome: ListedText,
  times: v.pipe(v.string(), v.maxLength(LISTED_TIMES_MAX)),
  seats: Seats,
  /** For those who are close to somebody, and not for those who live with it themselves. */
  isForClose: v.optional(v.boolean(), false)
})
/** The words that a facilitator signs for the list. */
export const ListingWords = v.object({
  version: v.literal(0),
  kind: v.literal('listing'),
  lines: ListedLines,
  /** The last day. */
  until: v.pipe(v.string(), v.isoDate()),
  /** Roles of whoever signs, proved for their key in the circle. */
  roles: v.pipe(v.array(RoleProof), v.maxLength(CARD_ROLES_MAX))
})
export type ListingWords = v.InferOutput<typeof ListingWords>
/** Whether it can be found, for those inside. */
export const ListedBody = v.object({
  lines: ListedLines,
  /** Until when; it is set to now where somebody takes it off. */
  until: Moment,
  /** The member who shows their roles beside it. */
  rolesOf: v.optional(v.nullable(Text43), null),
  /** Why stewards took it off, if they did. */
  takenOff: v.optional(v.nullable(v.picklist(TAKEN_OFF_REASONS)), null)
})
export type ListedBody = v.InferOutput<typeof ListedBody>

const CIRCLE_KINDS = {
  'circle-about': AboutBody,
  'circle-agreement': AgreementText,
  /** When it was kept open beside its set times, oldest first. */
  'circle-opened': v.object({
    times: v.pipe(v.array(v.object({ from: Moment, until: Moment })), v.maxLength(KEPT_OPEN_MAX))
  }),
  'circle-listed': ListedBody,
  /** By each member, one document for each line; without a body once it is taken back. */
  suggestion: SuggestionBody,
  /** By each who holds the circle: why lines are not taken. An answer is to words, as a yes is. */
  'suggestion-answers': v.object({
    answers: v.pipe(
      v.array(v.object({ memberId: Text43, line: AgreementLine, words: ShortText })),
      v.maxLength(LINE_ANSWERS_MAX)
    )
  }),
  /** By each member, for the agreement that the entry refers to: a later one is asked for again. */
  agreed: v.null(),
  /** When people meet, one document for each plan. */
  gathering: GatheringBody,
  /** That something of it is new: a line in the conversation, and what wakes a nudge. */
  'gathering-news': v.null(),
  /** By each member, one document for each date. */
  'gathering-answer': GatheringAnswerBody
} as const
/** What only those may say who hold the circle: what anybody else writes in its place is read by nobody. */
const BY_HOLDERS = [
  'circle-about',
  'circle-agreement',
  'circle-opened',
  'circle-listed',
  'suggestion-answers',
  'gathering',
  'gathering-news'
] as const
export const circleBody = readerOf(CIRCLE_KINDS, BY_HOLDERS)

/** What counts from whoever holds the circle alone. */
export function isForHolders(kind: string): boolean {
  return BY_HOLDERS.some((one) => one === kind)
}

/** The sealed words beside a removal, for everybody and for the one whom it concerns. */
export const RemovalWords = v.object({ rule: ShortText, reason: ShortText, next: ShortText })
export type RemovalWords = v.InferOutput<typeof RemovalWords>

/** The sealed card of an invitation to a circle. It holds no key of what is said there. */
export const CircleCard = v.object({
  version: v.literal(0),
  kind: v.literal('circle'),
  spaceId: Text43,
  /** The inbox of the epoch in which the card was made. */
  inbox: Text43,
  instanceRoot: Text43,
  inviter: Profile,
  about: AboutBody,
  agreement: v.pipe(v.string(), v.maxLength(AGREEMENT_MAX)),
  /** For how many days words stay; 0 until the circle ends. */
  retentionDays: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0)), 0),
  /** Shown by those who hold the circle. */
  roles: v.fallback(v.optional(v.pipe(v.array(CardRole), v.maxLength(CARD_ROLES_MAX)), []), []),
  note: ShortText,
  expiresAt: v.number()
})
export type CircleCard = v.InferOutput<typeof CircleCard>

/** What somebody drops who asks to come in. */
export const CircleKnock = v.object({ ...KNOCK_OR_FOUND_PARTS, profile: Profile, note: ShortText })
export type CircleKnock = v.InferOutput<typeof CircleKnock>
