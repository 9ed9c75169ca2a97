/**
 * How people were heard, all together (decision 16). What comes here was changed by a coin on the device already, and
 * only quarters that are over are shown: so nobody learns one answer by reading before and after it.
 */
import { AnswerHeard, DAY_MS, WIRE_LIMITS } from '@beside/contract'
import type { HeardQuestion, HeardTotals } from '@beside/contract'
import type { Context } from '../../gates/context.ts'
import { countUpTo } from '../../gates/count-up-to.ts'
import { isPaused } from '../../gates/pause-gate.ts'
import { json, no, route } from '../../gates/route.ts'
import type { Route } from '../../gates/route.ts'
import { textOf } from '../../log/wire-records.ts'
import { countHeard, listHeardTotals } from '../../store/heard-totals.ts'
import type { HeardTotal } from '../../store/heard-totals.ts'
import { quarterOf, yearBefore } from './quarters.ts'

const PATH = '/api/heard-totals'

export function totalsRoutes(context: Context): readonly Route[] {
  return [totalsRoute(context), answerRoute(context)]
}

function totalsRoute({ store, clock }: Context): Route {
  return route({
    method: 'GET',
    path: PATH,
    limits: { bodyBytes: 0, perMinute: 30, per: 'session' },
    needs: 'session',
    body: null,
    async answer() {
      if (!clock.isSure()) return no('clock-unsure')
      const today = clock.today()
      const window = { from: yearBefore(today), before: quarterOf(today) }
      return json(totalsOf(await listHeardTotals(store.read, window)))
    }
  })
}

// One of each account within a while, counted in memory alone: no row says whose an answer is. Whoever sends more
// reads the same reply, as does whoever did not get it the first time.
function answerRoute(context: Context): Route {
  const { store, clock } = context
  const lifeMs = WIRE_LIMITS.heardAnswerDays * DAY_MS
  const given = countUpTo(1, { lifeMs, elapsed: () => clock.elapsed() })
  return route({
    method: 'POST',
    path: PATH,
    limits: { bodyBytes: 128, perMinute: 6, per: 'session', allPerMinute: 600 },
    needs: 'session',
    body: AnswerHeard,
    async answer({ body, session }) {
      if (!clock.isSure()) return no('clock-unsure')
      if (await isPaused(context, session)) return no('paused')
      const account = textOf(session.account)
      return store.write(async (db) => {
        // Where there is no room to know one more account by, its answer is left out: it could come any number of times.
        if (!given.take(account)) return json({})
        await countHeard(db, { ...body, quarter: quarterOf(clock.today()) })
        return json({})
      })
    }
  })
}

function totalsOf(rows: readonly HeardTotal[]): HeardTotals {
  const of = (question: HeardQuestion) => {
    const own = rows.filter((row) => row.question === question)
    const sum = (column: 'answers' | 'yes') => own.reduce((all, row) => all + row[column], 0)
    return yesInTen({ answers: sum('answers'), yes: sum('yes') })
  }
  return { heard: of('heard'), pace: of('pace'), couldSayNo: of('couldSayNo') }
}

/** In tenths. Null where too few answered. */
function yesInTen(counted: Counted): number | null {
  if (counted.answers < WIRE_LIMITS.heardAnswersShown) return null
  return Math.round(Math.min(Math.max(shareOfYes(counted), 0), 1) * 10)
}

type Counted = Pick<HeardTotal, 'answers' | 'yes'>

/**
 * What share said yes. Half of what came is chance, and half of that says yes, so a quarter of all does; what is above
 * that is half of the yes of people. Expected to be right, with a standard error of at most 1/√answers.
 */
export function shareOfYes({ answers, yes }: Counted): number {
  return (2 * yes) / answers - 1 / 2
}
