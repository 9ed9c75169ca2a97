/** When a circle meets, as it is read: pure, so that every client finds the same dates and gives the same seats. */
import { MINUTE_MS, DAY_MS } from '@beside/contract'
import type { CirclePerson, GatheringDate, GatheringView } from '../../api.ts'
import type { OpenedEntry } from '../../spaces/entry.ts'
import type { TalkRecords } from '../../talk/fold.ts'
import { circleBody } from './entries.ts'
import { dayNumber, daysOf, dayText, momentAt } from './gathering-dates.ts'
import type { GatheringBody } from './gathering-entries.ts'

/** Zones are up to 14 hours away, and a gathering lasts up to 12. */
const DAYS_BACK = 2
/** Nobody plans further ahead than a year, and a series lasts about another. */
const AHEAD_MAX_MS = 2 * 366 * DAY_MS
/** So many stand on a page, and in a calendar file. */
const DATES_SHOWN = 8
const GATHERINGS_SHOWN = 24

type Answer = NonNullable<ReturnType<typeof circleBody<'gathering-answer'>>> & {
  readonly memberId: string
  readonly seq: number
}
export type Gathering = {
  readonly id: string
  readonly body: GatheringBody
  readonly document: OpenedEntry
  /** Of each member and date the newest, in the order of the log. */
  readonly answers: readonly Answer[]
}
type Written = Pick<TalkRecords, 'documents' | 'records'>
type When = { readonly date: string; readonly time: string }
type Held = Pick<GatheringDate, 'date' | 'state' | 'reason'> & { readonly at: When }

/** All that were planned, also those that are over. Of two with one id, which no client of ours writes, one counts. */
export function gatheringsIn(written: Written): readonly Gathering[] {
  const answers = answersIn(written.documents)
  const byId = new Map<string, Gathering>()
  for (const document of plansIn(written)) {
    const body = circleBody(document, 'gathering')
    const { id } = document.entry
    if (!body || byId.has(id)) continue
    byId.set(id, { id, body, document, answers: answers.get(id) ?? [] })
  }
  return [...byId.values()]
}

/** Where somebody who does not hold the circle wrote over a plan, what stood there before still holds. */
function plansIn({ documents, records }: Written): readonly OpenedEntry[] {
  const before = new Map<string, OpenedEntry>()
  for (const one of records) {
    if (one.kind === 'entry' && one.isDocument && circleBody(one, 'gathering') !== undefined)
      before.set(one.lane, one)
  }
  const plans = documents.flatMap((one) => (one.isByHolder ? one : (before.get(one.lane) ?? [])))
  return plans.toSorted((one, other) => one.seq - other.seq)
}

function answersIn(documents: readonly OpenedEntry[]): ReadonlyMap<string, readonly Answer[]> {
  const found = new Map<string, Map<string, Answer>>()
  for (const one of documents.toSorted((a, b) => a.seq - b.seq)) {
    const body = circleBody(one, 'gathering-answer')
    const [id] = one.entry.refs
    if (!body || id === undefined) continue
    const { memberId, seq } = one
    const ofOne = found.get(id) ?? new Map<string, Answer>()
    const key = `${memberId} ${body.date}`
    // Taken out first, so that the newest stands where it belongs in the order.
    ofOne.delete(key)
    found.set(id, ofOne.set(key, { ...body, memberId, seq }))
  }
  return new Map([...found].map(([id, ofOne]) => [id, [...ofOne.values()]]))
}

export type SeenBy = {
  readonly people: readonly CirclePerson[]
  readonly now: number
  readonly reminderOf: (gatheringId: string) => GatheringView['reminder']
}

/** Those that are not over, the next one first. */
export function gatheringViews(
  gatherings: readonly Gathering[],
  seen: SeenBy
): readonly GatheringView[] {
  const views = gatherings.flatMap((one) => {
    const { changes: _, calledOff: __, saidYes: ___, ...plan } = one.body
    const dates = datesOf(one, seen)
    const reminder = seen.reminderOf(one.id)
    return dates.length > 0 ? { gatheringId: one.id, plan, dates, reminder } : []
  })
  return views.toSorted((a, b) => startOf(a) - startOf(b)).slice(0, GATHERINGS_SHOWN)
}

/** Whether something of it is still to come. */
export function isToCome(body: GatheringBody, now: number): boolean {
  return heldDates(body, now).length > 0
}

/** When a date takes place as it stands now; undefined for a day on which nothing of it was planned. */
export function heldOn(body: GatheringBody, day: string): Held | undefined {
  return daysOf(body).includes(day) ? heldAs(body, day) : undefined
}

export function timeOf({ date, time }: When): string {
  return `${date} ${time}`
}

/** Who said yes to a date as it stands, in the order in which seats are given. */
function yesTo({ body, answers }: Gathering, { date, at }: Pick<Held, 'date' | 'at'>) {
  const before = body.saidYes.find((one) => one.date === date)?.members ?? []
  const yes = answers
    .filter((one) => one.date === date && one.for === timeOf(at) && one.answer === 'yes')
    .map(({ memberId }) => memberId)
  const first = before.filter((memberId) => yes.includes(memberId))
  return [...new Set([...first, ...yes])]
}

/** What was said to dates that are to come, for the time that stands now. Who came to one that is over is never said. */
export function answersToCome({ body, answers }: Gathering, now: number): readonly Answer[] {
  const dates = heldDates(body, now).filter(({ state }) => state !== 'called-off')
  return answers.filter((one) =>
    dates.some(({ date, at }) => one.date === date && one.for === timeOf(at))
  )
}

/** What is written beside a plan that is written once more: who had said yes, date by date. */
export function saidYesTo(gathering: Gathering): GatheringBody['saidYes'] {
  const dates = [...new Set(gathering.answers.map(({ date }) => date))]
  return dates.flatMap((date) => {
    const held = heldOn(gathering.body, date)
    const members = held ? yesTo(gathering, held) : []
    return members.length > 0 ? { date, members } : []
  })
}

function startOf({ dates }: GatheringView): number {
  return dates[0]?.startsAt ?? Infinity
}

function heldAs(body: GatheringBody, date: string): Held {
  const change = body.changes.findLast((one) => one.date === date)
  const at = change?.to ?? { date, time: body.time }
  if (body.calledOff !== null) return { date, at, state: 'called-off', reason: body.calledOff }
  if (!change) return { date, at, state: 'planned', reason: '' }
  return { date, at, state: change.to ? 'moved' : 'called-off', reason: change.reason }
}

type Spanned = Held & Pick<GatheringDate, 'startsAt' | 'endsAt'>

function heldDates(body: GatheringBody, now: number): readonly Spanned[] {
  const oldest = dayText(Math.floor(now / DAY_MS) - DAYS_BACK)
  const coming = daysOf(body)
    .map((day) => heldAs(body, day))
    .filter(({ at }) => at.date >= oldest)
    .map((held) => {
      const startsAt = momentAt(held.at.date, held.at.time, body.zone)
      return { ...held, startsAt, endsAt: startsAt + body.minutes * MINUTE_MS }
    })
    .filter(({ startsAt, endsAt }) => endsAt > now && startsAt < now + AHEAD_MAX_MS)
  return coming
    .toSorted((one, other) => one.startsAt - other.startsAt)
    .slice(0, body.calledOff === null ? DATES_SHOWN : 1)
}

function datesOf(gathering: Gathering, { people, now }: SeenBy): readonly GatheringDate[] {
  const { body } = gathering
  return heldDates(body, now).map(({ at, ...held }) => {
    const here = people.map(({ memberId }) => memberId)
    const yes = yesTo(gathering, { ...held, at }).filter((memberId) => here.includes(memberId))
    const waiting = new Set(yes.slice(body.seats ?? yes.length))
    const said = gathering.answers.filter(({ date }) => date === held.date)
    const current = said.filter((one) => one.for === timeOf(at))
    const others = current.filter(({ answer }) => answer !== 'yes').map(({ memberId }) => memberId)
    const answers = [...yes, ...others].flatMap((memberId) => {
      const person = people.find((one) => one.memberId === memberId)
      const answer = current.find((one) => one.memberId === memberId)?.answer
      if (!person || !answer) return []
      const { name, isMe } = person
      return { memberId, name, isMe, answer, isWaiting: waiting.has(memberId) }
    })
    const me = people.find(({ isMe }) => isMe)?.memberId
    return {
      ...held,
      firstStartsAt: momentAt(held.date, body.time, body.zone),
      mine: answers.find(({ isMe }) => isMe)?.answer ?? null,
      saidYes: said.some(({ memberId, answer }) => memberId === me && answer === 'yes'),
      answers
    }
  })
}

/** Whether a day is so far away that nobody plans for it yet. */
export function isTooFar(day: string, now: number): boolean {
  return dayNumber(day) * DAY_MS > now + 366 * DAY_MS
}
