/** What Today says of when circles meet: what changed for whoever said yes, and what they want to be reminded of. */
import type { CircleView, GatheringDate, GatheringPlan, GatheringReminder } from '@beside/client'

const HOUR_MS = 3_600_000
const BEFORE_MS: Readonly<Record<GatheringReminder, number>> = { hour: HOUR_MS, day: 24 * HOUR_MS }

export type Told = {
  readonly circle: CircleView
  readonly gatheringId: string
  readonly plan: GatheringPlan
  readonly date: GatheringDate
  /** It is soon, or it is not as it was when this person said yes. */
  readonly why: 'soon' | 'moved' | 'called-off'
}

/** What is next comes first. */
export function toldOf(circles: readonly CircleView[], now: number): readonly Told[] {
  const told = circles
    .filter(({ state }) => state === 'in')
    .flatMap((circle) =>
      circle.gatherings.flatMap(({ gatheringId, plan, reminder, dates }) =>
        dates.flatMap((date) => {
          const why = whyTold(date, reminder, now)
          return why ? { circle, gatheringId, plan, date, why } : []
        })
      )
    )
  return told.toSorted((one, other) => one.date.startsAt - other.date.startsAt)
}

function whyTold(
  { state, saidYes, mine, startsAt, endsAt }: GatheringDate,
  reminder: GatheringReminder | null,
  now: number
): Told['why'] | null {
  if (endsAt <= now) return null
  if (state === 'called-off') return saidYes ? state : null
  if (saidYes && mine === null) return 'moved'
  const isSoon = reminder !== null && startsAt - BEFORE_MS[reminder] <= now
  return isSoon && mine !== 'no' ? 'soon' : null
}
