/** What is written of when a circle meets. All of it comes from other people's clients, and is checked when read. */
import { readExitPlace } from '@beside/contract'
import * as v from 'valibot'
import { Text43 } from '../../drops/knock-shapes.ts'
import { NOTES_MAX } from '../../talk/entries.ts'
import { isDay } from './gathering-dates.ts'
import { isZone } from './hours.ts'
import { oneLine } from './one-line.ts'

/** A year of weeks: whoever wants more plans anew. It bounds the work of every reader. */
export const TIMES_MAX = 53
const WHAT_MAX = 80
const PLACE_MAX = 200
const ACCESS_MAX = 300
export const REASON_MAX = 300
const NOTE_MAX = 60
const MINUTES_MIN = 5
const MINUTES_MAX = 720
const SEATS_MIN = 2
const SEATS_MAX = 12

export const Clock = v.pipe(v.string(), v.regex(/^([01]\d|2[0-3]):[0-5]\d$/u))
const Day = v.pipe(v.string(), v.check(isDay))
const Zone = v.pipe(v.string(), v.maxLength(64), v.check(isZone))
// Line breaks would become lines of a calendar file.
const Line = (max: number) => v.pipe(v.string(), v.transform(oneLine), v.maxLength(max))

/** What is no https address is no link: nothing is opened by it. */
const Link = v.pipe(
  v.string(),
  v.check((link) => link === '' || readExitPlace(link) === link)
)

const PLAN = {
  what: v.pipe(Line(WHAT_MAX), v.minLength(1)),
  date: Day,
  time: Clock,
  zone: Zone,
  minutes: v.pipe(v.number(), v.integer(), v.minValue(MINUTES_MIN), v.maxValue(MINUTES_MAX)),
  place: Line(PLACE_MAX),
  access: Line(ACCESS_MAX),
  notes: v.pipe(v.array(v.pipe(v.string(), v.maxLength(NOTE_MAX))), v.maxLength(NOTES_MAX)),
  rhythm: v.picklist(['once', 'weekly', 'fortnightly', 'monthly']),
  times: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(TIMES_MAX)),
  seats: v.nullable(v.pipe(v.number(), v.integer(), v.minValue(SEATS_MIN), v.maxValue(SEATS_MAX)))
} as const
/** As somebody plans it here: an address that is none is said, and not left out. */
export const PlanBody = v.object({ ...PLAN, link: Link })

export const GatheringBody = v.object({
  ...PLAN,
  link: v.fallback(Link, ''),
  /** By the day as it was planned first: moved to another time, or called off. */
  changes: v.pipe(
    v.array(
      v.object({
        date: Day,
        to: v.nullable(v.object({ date: Day, time: Clock })),
        reason: Line(REASON_MAX)
      })
    ),
    v.maxLength(TIMES_MAX)
  ),
  /** Why nothing of it takes place any more; null where it does. */
  calledOff: v.nullable(Line(REASON_MAX)),
  /**
   * Who had said yes before it was written once more, in order. After a cut everybody's answers are written again too,
   * and nobody shall lose their seat by that.
   */
  saidYes: v.fallback(
    v.pipe(
      v.array(
        v.object({
          date: Day,
          members: v.pipe(v.array(Text43), v.maxLength(SEATS_MAX))
        })
      ),
      v.maxLength(TIMES_MAX)
    ),
    []
  )
})
export type GatheringBody = v.InferOutput<typeof GatheringBody>

/** By each member, for the gathering that the entry refers to. As a yes is to words, it is for a time. */
export const GatheringAnswerBody = v.object({
  date: Day,
  /** `2027-05-06 18:00`: another time is asked about anew. */
  for: v.pipe(v.string(), v.length(16)),
  answer: v.picklist(['yes', 'no', 'unsure'])
})
