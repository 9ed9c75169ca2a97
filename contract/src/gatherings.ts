/**
 * Gatherings that anybody may read of: written by stewards, shown when they say. A seat is asked for without an account
 * and without a name. A code holds it, which whoever asked sees once, and of which the server keeps a keyed hash.
 */
import * as v from 'valibot'
import { CardCode } from './card-code.ts'
import { TextLanguage } from './library.ts'
import { WIRE_LIMITS } from './limits.ts'
import { Count, Id16, Millis } from './shapes.ts'

/** One line: nothing in it can begin another line of a file, or turn the line around. */
const Line = (max: number) =>
  v.pipe(v.string(), v.trim(), v.maxLength(max), v.regex(/^[^\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]*$/u))
const WrittenLine = (max: number) => v.pipe(Line(max), v.minLength(1))
const Text = (max: number) =>
  v.pipe(v.string(), v.trim(), v.maxLength(max), v.regex(/^[^\0\p{Cs}]*$/u))
const whole = (min: number, max: number) =>
  v.pipe(v.number(), v.integer(), v.minValue(min), v.maxValue(max))

/** A day of this century that a calendar has. */
export const GatheringDay = v.pipe(
  v.string(),
  v.regex(/^20\d{2}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])$/u),
  v.check(isDay)
)
/** As a clock on the wall says it, in the zone of the gathering: `2026-12-01T18:30`. */
export const WallTime = v.pipe(
  v.string(),
  v.regex(/^.{10}T(?:[01]\d|2[0-3]):[0-5]\d$/u),
  v.check((time) => v.is(GatheringDay, time.slice(0, 10)))
)

function isDay(day: string): boolean {
  const date = new Date(`${day}T00:00:00Z`)
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(day)
}

const Zone = v.pipe(
  v.string(),
  v.maxLength(60),
  v.regex(/^[A-Za-z][\w+-]*(?:\/[\w+-]+)*$/u),
  v.check(isZone)
)

function isZone(zone: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone !== ''
  } catch {
    return false
  }
}

/** It ends, by a day or by how often. `month` keeps the weekday and its place in the month: the second Tuesday. */
export const GatheringSeries = v.strictObject({
  every: v.picklist(['week', 'month']),
  step: whole(1, 12),
  end: v.variant('by', [
    v.strictObject({ by: v.literal('day'), day: GatheringDay }),
    v.strictObject({ by: v.literal('times'), times: whole(1, WIRE_LIMITS.datesOfGathering) })
  ])
})
export type GatheringSeries = v.InferOutput<typeof GatheringSeries>

/** What a steward writes, and anybody reads once it is shown. */
export const GatheringWords = v.strictObject({
  language: TextLanguage,
  title: WrittenLine(120),
  text: v.pipe(Text(4000), v.minLength(1)),
  /** What whoever has a body with its own needs wants to know before. */
  access: Text(1000),
  /** In which languages people speak there, in words. */
  spoken: Line(120),
  /** Where people meet; empty where they meet online alone. */
  place: Line(300),
  isOnline: v.boolean(),
  zone: Zone,
  starts: WallTime,
  ends: WallTime,
  /** Null for a single date. */
  series: v.nullable(GatheringSeries),
  /** Of each date. */
  seats: whole(1, WIRE_LIMITS.seatsOfDate),
  hasWaitingList: v.boolean(),
  /** Hours before it begins, from which on no seat can be asked for. */
  askUntil: whole(0, 720),
  /** What calendars say instead of its title. */
  neutral: WrittenLine(40)
})
export type GatheringWords = v.InferOutput<typeof GatheringWords>

/** One date as anybody sees it. */
export const GatheringDate = v.strictObject({
  /** On which it was to be first: it stays its name, also where it was moved. */
  day: GatheringDay,
  startsAt: Millis,
  endsAt: Millis,
  wasMoved: v.boolean(),
  /** Why it is not held; empty where it left the series; null where it is held. */
  because: v.nullable(v.string()),
  isFull: v.boolean(),
  canAsk: v.boolean()
})
export type GatheringDate = v.InferOutput<typeof GatheringDate>

/** GET /api/gatherings → the dates that come, the soonest first. */
export const Gatherings = v.strictObject({
  dates: v.array(
    v.strictObject({
      id: Id16,
      ...v.pick(GatheringWords, ['language', 'title', 'place', 'isOnline', 'zone']).entries,
      ...GatheringDate.entries
    })
  )
})
export type Gatherings = v.InferOutput<typeof Gatherings>

/** GET /api/gatherings/:id → PublicGathering. A draft looks like one that never was. */
export const PublicGathering = v.strictObject({
  id: Id16,
  words: GatheringWords,
  /** Those that come. */
  dates: v.array(GatheringDate),
  /** The day on which it was written anew; null where it is as it was first. */
  changedOn: v.nullable(v.string())
})
export type PublicGathering = v.InferOutput<typeof PublicGathering>

/** GET /api/gatherings-calendar?of= → GatheringCalendar: of one gathering, or of all. No word of it says what it is. */
export const GatheringCalendar = v.strictObject({
  dates: v.array(
    v.strictObject({
      uid: v.string(),
      neutral: v.string(),
      startsAt: Millis,
      endsAt: Millis,
      isHeld: v.boolean(),
      /** Counts each time that it was moved, cancelled or held after all. */
      sequence: Count
    })
  )
})
export type GatheringCalendar = v.InferOutput<typeof GatheringCalendar>

/**
 * POST /api/gatherings/:id/seats → AskedSeat. The nonce is drawn for each form: sent twice, it is one seat and one
 * code. Also `gathering-full`, `asking-over`, and `too-many` for one visitor.
 */
export const AskForSeat = v.strictObject({ day: GatheringDay, nonce: Id16 })
/** `seat-freed`: it waited, and has a seat now. */
const Standing = v.picklist(['seat', 'seat-freed', 'waits'])
export const AskedSeat = v.strictObject({ code: CardCode, standing: Standing })
export type AskedSeat = v.InferOutput<typeof AskedSeat>

/**
 * POST /api/gathering-seats → HeldSeat; POST /api/gathering-seats/give-back → {}. Both say `seat-unknown` where nobody
 * holds this code. POST /api/steward/gatherings/:id/seats/give-back → SeatGivenBack: a steward gives back what somebody
 * told them the code of; `seat-unknown` also where it is of another gathering.
 */
export const ByCode = v.strictObject({ code: CardCode })
export const HeldSeat = v.strictObject({
  gathering: Id16,
  ...v.pick(GatheringWords, ['language', 'title', 'place', 'isOnline', 'zone', 'access']).entries,
  ...v.pick(GatheringDate, ['startsAt', 'endsAt', 'wasMoved', 'because']).entries,
  standing: Standing,
  /** Of those who wait, from 1; null with a seat. */
  inLine: v.nullable(Count),
  /** Where people meet online: for whoever has a seat, while it is held. */
  link: v.nullable(v.string())
})
export type HeldSeat = v.InferOutput<typeof HeldSeat>

/** https alone; empty for none. */
export const GatheringLink = v.union([
  v.literal(''),
  v.pipe(v.string(), v.maxLength(300), v.regex(/^https:\/\/[^\s<>"\\]+$/u), v.url())
])

/** A date as stewards see it: no count below ten, and nobody. */
export const StewardDate = v.strictObject({
  ...GatheringDate.entries,
  /** Seats that are taken and people who wait, in tens; null below ten. */
  taken: v.nullable(Count),
  waiting: v.nullable(Count)
})
export type StewardDate = v.InferOutput<typeof StewardDate>

const GatheringState = v.picklist(['draft', 'shown', 'changed'])

/** GET /api/steward/gatherings → StewardGatherings: also drafts, and those of before. */
export const StewardGatherings = v.strictObject({
  gatherings: v.array(
    v.strictObject({
      id: Id16,
      title: v.string(),
      /** `changed`: what was written last is not shown yet. */
      state: GatheringState,
      zone: v.string(),
      /** The next date that comes; null where none does. */
      next: v.nullable(Millis)
    })
  )
})
export type StewardGatherings = v.InferOutput<typeof StewardGatherings>

/** GET /api/steward/gatherings/:id → StewardGathering. */
export const StewardGathering = v.strictObject({
  id: Id16,
  words: GatheringWords,
  link: GatheringLink,
  /** Of what was read: whoever saves over something newer is told `settings-moved`. */
  version: Id16,
  state: GatheringState,
  dates: v.array(StewardDate),
  /** All that was public, the newest first. */
  history: v.array(v.strictObject({ shownOn: v.string(), words: GatheringWords }))
})
export type StewardGathering = v.InferOutput<typeof StewardGathering>

/**
 * PUT /api/steward/gatherings/:id → StewardGathering. The id is drawn by who begins it; the version is null then.
 * `dates-refused` where none is to come, one ends before it begins, or they are too many or too far ahead.
 */
export const SaveGathering = v.strictObject({
  words: GatheringWords,
  link: GatheringLink,
  version: v.nullable(Id16),
  isShown: v.boolean()
})
export type SaveGathering = v.InferOutput<typeof SaveGathering>

/** DELETE /api/steward/gatherings/:id → {}: a draft that nobody saw. */
export const DropGathering = v.strictObject({ version: Id16 })

/** POST /api/steward/gatherings/:id/dates → StewardGathering: about one date, or all that come. */
export const ChangeDates = v.variant('act', [
  v.strictObject({
    act: v.literal('cancel'),
    day: v.nullable(GatheringDay),
    because: WrittenLine(300)
  }),
  v.strictObject({ act: v.literal('hold'), day: GatheringDay }),
  v.strictObject({ act: v.literal('move'), day: GatheringDay, starts: WallTime, ends: WallTime })
])
export type ChangeDates = v.InferOutput<typeof ChangeDates>

/** The date of the seat, and what is so now. */
export const SeatGivenBack = v.strictObject({
  ...v.pick(GatheringDate, ['startsAt', 'endsAt']).entries,
  gathering: StewardGathering
})
export type SeatGivenBack = v.InferOutput<typeof SeatGivenBack>
