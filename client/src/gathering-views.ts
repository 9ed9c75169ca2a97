/** When a circle meets, as people plan it and as screens show it. */

export type GatheringRhythm = 'once' | 'weekly' | 'fortnightly' | 'monthly'
export type GatheringAnswer = 'yes' | 'no' | 'unsure'
/** How long before a date one wants to read of it. */
export type GatheringReminder = 'day' | 'hour'

export type GatheringPlan = {
  readonly what: string
  /** The first day, `2027-05-06`, in the calendar of `zone`. Later dates follow from it. */
  readonly date: string
  /** `18:00` by the clocks of `zone`, on each date. */
  readonly time: string
  /** As the time zone database calls it. */
  readonly zone: string
  readonly minutes: number
  /** Where, in words; empty where nothing is said. */
  readonly place: string
  /** An https address; empty where there is none. */
  readonly link: string
  /** How to get in, what is there, what helps. */
  readonly access: string
  readonly notes: readonly string[]
  /** `monthly` is the same weekday of the month: the second Tuesday, or the last one. */
  readonly rhythm: GatheringRhythm
  /** How many dates there are in all. */
  readonly times: number
  /** For how many people there is room; null where there is room for everybody. */
  readonly seats: number | null
}

/** What can be written anew of a plan while its dates stay. */
export type GatheringChange = Pick<
  GatheringPlan,
  'what' | 'place' | 'link' | 'access' | 'notes' | 'seats'
>

/** What somebody said about one date. */
export type GatheringAnswerOf = {
  readonly memberId: string
  readonly name: string
  readonly isMe: boolean
  readonly answer: GatheringAnswer
  /** They said yes, and the seats went to those who said it before. */
  readonly isWaiting: boolean
}

export type GatheringDate = {
  /** The day as it was planned first: by this it is known, also after it was moved. */
  readonly date: string
  readonly startsAt: number
  readonly endsAt: number
  readonly state: 'planned' | 'moved' | 'called-off'
  /** When it was to begin before it was moved. */
  readonly firstStartsAt: number
  /** Why it was moved or called off. */
  readonly reason: string
  /** What we said for the time that stands there now; null where that was for another one, or nothing. */
  readonly mine: GatheringAnswer | null
  /** Whether the last thing that we said of this date was a yes, also where it was for another time. */
  readonly saidYes: boolean
  /** In the order in which they said it. Whoever said nothing is not among them. */
  readonly answers: readonly GatheringAnswerOf[]
}

export type GatheringView = {
  readonly gatheringId: string
  readonly plan: GatheringPlan
  /** Those that are not over, the next one first. */
  readonly dates: readonly GatheringDate[]
  /** When this person wants to read of it on Today; null for never. */
  readonly reminder: GatheringReminder | null
}
