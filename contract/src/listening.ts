/** Being heard: somebody asks, and whoever of the listeners' team is on a shift says yes. */
import * as v from 'valibot'
import { WIRE_LIMITS } from './limits.ts'
import { bytesUpTo, fixedBytes, Id32, ListeningLimits } from './shapes.ts'

/**
 * PUT /api/asks (session) → DeskView. What somebody asks, sealed to the inbox of the listeners' team. It lies at a
 * desk: the hash of `readKey`, which nobody else has. What waited at the same desk goes; where somebody said yes to
 * that, it is refused as `ask-taken`. The same bytes at the same desk are one question, however often they are sent.
 * `too-many` where the room for all that waits is full, `not-found` where there is no listeners' team; `slow-down`
 * also where one account has put many at new desks in a day.
 */
export const PutAsk = v.strictObject({
  readKey: fixedBytes(32),
  bytes: bytesUpTo(WIRE_LIMITS.askBytes),
  /** Random. Only whoever says yes is given it, and without it nobody comes to the one who asked. */
  share: Id32,
  /** After so long, to the full hour, nobody sees it any more. */
  hours: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(WIRE_LIMITS.askHours))
})
export type PutAsk = v.InferOutput<typeof PutAsk>

/**
 * POST /api/asks/desk (session) → DeskView: how it stands with one's own question, after what is done about it.
 *
 * - `look`: nothing is done.
 * - `withdraw`: nobody sees it any more. Refused as `ask-taken` once somebody said yes.
 * - `free`: whoever said yes, which is `from`, did not come, or is the wrong one: it waits again, and is not offered to
 *   them, also where their time was over already. Nothing is done where another said yes since. Once they said `open` its words are gone here: then it is `gone`, and what is put at
 *   the same desk is not offered to them.
 * - `end`: the conversation is over, and the listener's place is free again. Nothing stays at this desk.
 * - `go-on`: it goes on after its first day, as one of the listener's continuing ones, from now on; `too-many` where
 *   they have no room for one more, `not-found` where none is open, `slow-down` where one account did it often today.
 */
export const AskDesk = v.variant('act', [
  v.strictObject({
    readKey: fixedBytes(32),
    act: v.picklist(['look', 'withdraw', 'end', 'go-on'])
  }),
  v.strictObject({ readKey: fixedBytes(32), act: v.literal('free'), from: Id32 })
])
export type AskDesk = v.InferOutput<typeof AskDesk>

export const DeskView = v.strictObject({
  /** `taken`: somebody said yes and is on their way. `open`: they are there. `gone`: nothing is there, or not any more. */
  state: v.picklist(['waiting', 'taken', 'open', 'gone']),
  /** The member of the team who said yes, by the id that stays the same with new keys. */
  takenBy: v.nullable(Id32),
  /** Whether anybody is on a shift now and has room for somebody new. */
  isSomebodyFree: v.boolean()
})
export type DeskView = v.InferOutput<typeof DeskView>

/** GET /api/asks (session) → ListeningNow: said to everybody alike before they ask. */
export const ListeningNow = v.strictObject({ isSomebodyFree: v.boolean() })
export type ListeningNow = v.InferOutput<typeof ListeningNow>

/**
 * GET /api/spaces/:spaceId/asks?after → AskPage (token of somebody who holds a post in the listeners' team): what
 * waits, in the order of ids from the one after `after`, for whoever is on a shift; and how it stands with oneself.
 *
 * POST /api/spaces/:spaceId/asks/:askId/take → TakenAsk: the first one has it, and gets it again where they ask again. `ask-taken` where another was first,
 * `off-shift`, `resting`, `too-many` where one has as many conversations as may be. Whoever did not open it after
 * `askTakenMinutes`, or left the team, gives it back: POST …/open → {} says that they are in the conversation, and is
 * refused as `not-found` or `ask-taken` where it is not theirs any more; POST …/return → {} gives it back before, and
 * is `not-allowed` once it is open; one that goes on a listener gives back at any time, as nobody asked them for it. A
 * conversation that is open is closed by the one who asked, or after a day. Whose
 * post is over finds nothing here. Whoever is paused may open, return and end what they have, and begin nothing.
 */
export const WaitingAsk = v.strictObject({
  id: Id32,
  /** Where it lies. The same stands inside: what was copied to another desk is none. */
  desk: Id32,
  bytes: bytesUpTo(WIRE_LIMITS.askBytes)
})
export type WaitingAsk = v.InferOutput<typeof WaitingAsk>

export const TakenAsk = v.strictObject({ share: Id32 })
export type TakenAsk = v.InferOutput<typeof TakenAsk>

export const HeldAsk = v.strictObject({
  id: Id32,
  isOpen: v.boolean(),
  isContinuing: v.boolean(),
  /** Ms since 1970: to the full minute while it is not open, then to the full hour. */
  until: v.number()
})
export type HeldAsk = v.InferOutput<typeof HeldAsk>

/** Times are ms since 1970, to the minute. */
export const Shift = v.strictObject({
  /** Null while none runs. */
  endsAt: v.nullable(v.number()),
  /** From when the next one may begin; null where nothing stands in its way. */
  nextFrom: v.nullable(v.number()),
  /** No new conversation before; null where one does not rest. */
  restsUntil: v.nullable(v.number()),
  /** A shift was held, and its debrief is not done yet: the next one waits for it. */
  needsDebrief: v.boolean()
})
export type Shift = v.InferOutput<typeof Shift>

export const AskPage = v.strictObject({
  asks: v.array(WaitingAsk),
  hasMore: v.boolean(),
  held: v.array(HeldAsk),
  shift: Shift,
  limits: ListeningLimits
})
export type AskPage = v.InferOutput<typeof AskPage>

/**
 * POST /api/spaces/:spaceId/shift → Shift (the same token). `begin` is refused as `debrief-first`, and as `resting`
 * before `nextFrom`; a shift ends with the post, at the latest. `rest` is the break after a hard conversation, and can
 * be taken at any time of a shift, `off-shift` else. `debriefed` counts once the shift is over.
 */
export const ChangeShift = v.strictObject({
  act: v.picklist(['begin', 'end', 'rest', 'debriefed'])
})
export type ChangeShift = v.InferOutput<typeof ChangeShift>

/** Our own questions, for whoever was heard. */
export const HEARD_QUESTIONS = ['heard', 'pace', 'couldSayNo'] as const
export type HeardQuestion = (typeof HEARD_QUESTIONS)[number]

/**
 * POST /api/heard-totals (session) → {}. One answer for the totals of this place, on whose device a coin was tossed: heads,
 * and `isYes` is their own; tails, and it is what a second coin said. Of one account one counts within
 * `heardAnswerDays`; any other is answered alike.
 */
export const AnswerHeard = v.strictObject({
  question: v.picklist(HEARD_QUESTIONS),
  isYes: v.boolean()
})
export type AnswerHeard = v.InferOutput<typeof AnswerHeard>

const Tenths = v.nullable(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(10)))

/**
 * GET /api/heard-totals (session) → HeardTotals: of ten who answered, about how many said yes, with the chance taken out,
 * over the last four quarters of a year that are over. Null for a question with fewer answers than `heardAnswersShown`.
 */
export const HeardTotals = v.strictObject({ heard: Tenths, pace: Tenths, couldSayNo: Tenths })
export type HeardTotals = v.InferOutput<typeof HeardTotals>
