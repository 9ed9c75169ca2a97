/** Gatherings: what anybody reads, seats that nobody's name stands on, and what stewards do. */
import type { GatheringCalendar, Gatherings, PublicGathering } from '@beside/contract'
import type { Context } from '../../gates/context.ts'
import { json, no, route } from '../../gates/route.ts'
import type { Route } from '../../gates/route.ts'
import { textOf } from '../../log/wire-records.ts'
import { findShown, listDatesAfter, listDatesOf } from '../../store/gatherings.ts'
import { countSeats } from '../../store/gathering-seats.ts'
import { countOf, dateOf, ID_BYTES, wordsIn } from './keep.ts'
import { seatRoutes } from './seats.ts'
import { stewardGatheringRoutes } from './steward.ts'

const LIMITS = { bodyBytes: 0, perMinute: 300, per: 'address' } as const
const DATES_LISTED = 60
const DATES_IN_CALENDAR = 400
/** Whoever follows the calendar still learns that one was cancelled, some days after it was to be. */
const BACK_MS = 14 * 86_400_000

export function gatheringRoutes(context: Context): readonly Route[] {
  return [
    listRoute(context),
    oneRoute(context),
    calendarRoute(context),
    ...seatRoutes(context),
    ...stewardGatheringRoutes(context)
  ]
}

function listRoute({ store, clock }: Context): Route {
  return route({
    method: 'GET',
    path: '/api/gatherings',
    limits: LIMITS,
    needs: 'nobody',
    body: null,
    async answer() {
      const now = clock.now()
      const rows = await listDatesAfter(store.read, now, DATES_LISTED)
      const counts = await countSeats(
        store.read,
        rows.map((row) => row.gathering)
      )
      const dates = rows.map((row) => {
        const words = wordsIn(row)
        const { language, title, place, isOnline, zone } = words
        const date = dateOf(row, { words, count: countOf(counts, row), now })
        return { id: textOf(row.gathering), language, title, place, isOnline, zone, ...date }
      })
      return json({ dates } satisfies Gatherings)
    }
  })
}

function oneRoute({ store, clock }: Context): Route {
  return route({
    method: 'GET',
    path: '/api/gatherings/:id',
    limits: LIMITS,
    needs: 'nobody',
    body: null,
    async answer({ bytesIn }) {
      const id = bytesIn('id', ID_BYTES)
      const shown = id && (await findShown(store.read, id))
      // A draft looks like a gathering that never was.
      if (!shown) return no('not-found')
      const [words, now] = [wordsIn(shown), clock.now()]
      const counts = await countSeats(store.read, [shown.gathering])
      const rows = await listDatesOf(store.read, shown.gathering)
      const dates = rows
        .filter((row) => row.ends_at > now)
        .map((row) => dateOf(row, { words, count: countOf(counts, row), now }))
      const changedOn = shown.number > 1 ? shown.shown_on : null
      return json({
        id: textOf(shown.gathering),
        words,
        dates,
        changedOn
      } satisfies PublicGathering)
    }
  })
}

function calendarRoute({ store, clock }: Context): Route {
  return route({
    method: 'GET',
    path: '/api/gatherings-calendar',
    limits: LIMITS,
    needs: 'nobody',
    body: null,
    async answer({ bytesAsked }) {
      const of = bytesAsked('of', ID_BYTES)
      const rows = await listDatesAfter(store.read, clock.now() - BACK_MS, DATES_IN_CALENDAR)
      const shown = of && (await findShown(store.read, of))
      const dates = shown
        ? (await listDatesOf(store.read, shown.gathering)).map((row) => ({
            ...row,
            words: shown.words
          }))
        : of
          ? []
          : rows
      return json({ dates: dates.map((row) => entryOf(row)) } satisfies GatheringCalendar)
    }
  })
}

function entryOf(
  row: Awaited<ReturnType<typeof listDatesAfter>>[number]
): GatheringCalendar['dates'][number] {
  return {
    uid: `${textOf(row.gathering)}-${row.day}`,
    neutral: wordsIn(row).neutral,
    startsAt: row.starts_at,
    endsAt: row.ends_at,
    isHeld: row.because === null,
    sequence: row.sequence
  }
}
