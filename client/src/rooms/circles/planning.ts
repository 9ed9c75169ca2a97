/** What one can do about when a circle meets. */
import { DAY_MS, MINUTE_MS, readExitPlace } from '@beside/contract'
import { ok, refused, type Result } from '@beside/kernel'
import * as v from 'valibot'
import type {
  GatheringAnswer,
  GatheringChange,
  GatheringPlan,
  PlanRefusal,
  Trouble
} from '../../api.ts'
import type { OpenedEntry } from '../../spaces/entry.ts'
import type { Space } from '../../spaces/space.ts'
import {
  newEntryId,
  settled,
  writeDocument,
  writeInto,
  type RoomTools
} from '../../sync/writing.ts'
import { talkRecords } from '../../talk/fold.ts'
import { narrowed } from '../../wire/server-link.ts'
import { isFacilitator } from './anew.ts'
import { circleBody } from './entries.ts'
import { dayText, isDay, momentAt, timesUntil } from './gathering-dates.ts'
import { Clock, PlanBody, REASON_MAX, TIMES_MAX, type GatheringBody } from './gathering-entries.ts'
import { gatheringsIn, heldOn, isToCome, isTooFar, timeOf, type Gathering } from './gatherings.ts'
import { isZone } from './hours.ts'
import { oneLine } from './one-line.ts'

/** A member has forty documents in a space, and other things to say with them. */
const GATHERINGS_EACH = 6
const ANSWERS_EACH = 12

type PlanWish = { readonly plan: GatheringPlan; readonly lastDay: string | null }
type OfDate = { readonly gatheringId: string; readonly date: string }
type ChangeWish = {
  readonly gatheringId: string
  readonly before: GatheringChange
  readonly change: GatheringChange
}
type Done<Value, Reason extends string = PlanRefusal> = Promise<Result<Value, Reason | Trouble>>

/** Everybody inside can read it. A plan that is over makes room where nothing else does. */
export async function planGathering(
  tools: RoomTools,
  space: Space,
  wish: PlanWish
): Done<{ readonly gatheringId: string }> {
  const checked = checkPlan(wish, tools.spaces.serverNow())
  if (!isFacilitator(space)) return refused('not-now')
  if (!checked.ok) return checked
  const before = placeForPlan(space, tools.spaces.serverNow())
  if (before === 'none') return refused('too-many')
  const id = newEntryId(tools.environment)
  const body: GatheringBody = { ...checked.value, changes: [], calledOff: null, saidYes: [] }
  const written = await writeDocument(tools, space, { kind: 'gathering', body, id, before })
  if (!written.ok) return narrowed(written)
  await tellOf(tools, space, id)
  return ok({ gatheringId: id })
}

/** What it is, where, for how many, as far as it was changed. A yes was for a time, so it stands. */
export async function changeGathering(
  tools: RoomTools,
  space: Space,
  { gatheringId, before, change }: ChangeWish
): Done<true, PlanRefusal | 'changed-elsewhere'> {
  const found = findIn(space, gatheringId)
  if (!found || !isToCome(found.body, tools.spaces.serverNow())) return refused('not-now')
  if (!isFacilitator(space)) return refused('not-now')
  if (oneLine(change.what) === '') return refused('nothing-written')
  const link = linkIn(change)
  if (link === undefined) return refused('not-an-address')
  const { what, place, access, notes, seats } = change
  const plan = v.safeParse(PlanBody, { ...found.body, what, place, access, notes, seats, link })
  if (!plan.success) return refused('too-long')
  const own = changedFields(before, plan.output)
  const changedByBoth = changedFields(found.body, plan.output).filter(
    (field) => own.includes(field) && changedFields(before, found.body).includes(field)
  )
  if (changedByBoth.length > 0) return refused('changed-elsewhere')
  const written = Object.fromEntries(own.map((field) => [field, plan.output[field]]))
  return writeOver(tools, space, { found, next: { ...found.body, ...written } })
}

const CHANGED = ['what', 'place', 'link', 'access', 'notes', 'seats'] as const

function changedFields(before: GatheringChange, after: GatheringChange) {
  const textOf = (value: unknown): string => JSON.stringify(value)
  return CHANGED.filter((field) => textOf(before[field]) !== textOf(after[field]))
}

/** One date at another time. Whoever said yes is asked again: that was for the time before. */
export async function moveGathering(
  tools: RoomTools,
  space: Space,
  { gatheringId, date, to, reason }: OfDate & { readonly to: When; readonly reason: string }
): Done<true> {
  const found = findIn(space, gatheringId)
  if (!found || !heldOn(found.body, date)) return refused('not-now')
  if (!isDay(to.date) || !v.is(Clock, to.time)) return refused('not-a-time')
  if (!isAhead({ ...found.body, ...to }, tools.spaces.serverNow())) return refused('not-a-time')
  return writeChanged(tools, space, { found, reason, changed: { date, to } })
}

/** One date, or all that are to come. */
export async function callGatheringOff(
  tools: RoomTools,
  space: Space,
  {
    gatheringId,
    date,
    isAll,
    reason
  }: OfDate & { readonly isAll: boolean; readonly reason: string }
): Done<true> {
  const found = findIn(space, gatheringId)
  if (!found || !heldOn(found.body, date)) return refused('not-now')
  return writeChanged(tools, space, { found, reason, changed: isAll ? 'all' : { date, to: null } })
}

/** Everybody inside can see it. It is for the time that stands there now. */
export async function answerGathering(
  tools: RoomTools,
  space: Space,
  { gatheringId, date, answer }: OfDate & { readonly answer: GatheringAnswer }
): Done<true, 'too-many' | 'not-now'> {
  const found = findIn(space, gatheringId)
  const held = found && heldOn(found.body, date)
  if (!held) return refused('not-now')
  const before = placeForAnswer(space, { gatheringId, date }, tools.spaces.serverNow())
  if (before === 'none') return refused('too-many')
  const body = { date, for: timeOf(held.at), answer }
  const refs = [gatheringId]
  return settled(
    await writeDocument(tools, space, { kind: 'gathering-answer', body, refs, before })
  )
}

type When = { readonly date: string; readonly time: string }
type Changing = {
  readonly found: Gathering
  readonly reason: string
  readonly changed: 'all' | { readonly date: string; readonly to: When | null }
}

async function writeChanged(
  tools: RoomTools,
  space: Space,
  { found, reason, changed }: Changing
): Done<true> {
  const why = oneLine(reason)
  if (!isFacilitator(space)) return refused('not-now')
  if (why === '') return refused('nothing-written')
  if (why.length > REASON_MAX) return refused('too-long')
  const { body } = found
  const changes = body.changes.filter((one) => changed !== 'all' && one.date !== changed.date)
  const next: GatheringBody =
    changed === 'all'
      ? { ...body, calledOff: why }
      : { ...body, changes: [...changes, { ...changed, reason: why }] }
  return writeOver(tools, space, { found, next })
}

async function writeOver(
  tools: RoomTools,
  space: Space,
  { found, next }: { readonly found: Gathering; readonly next: GatheringBody }
): Done<true> {
  const { document, id } = found
  const saying = { kind: 'gathering', body: next, id, before: document }
  const written = await writeDocument(tools, space, saying)
  if (!written.ok) return narrowed(written)
  await tellOf(tools, space, id)
  return ok(true)
}

/**
 * A document wakes no nudge, and a line in the conversation does. Where that line is lost, the plan itself stands:
 * whoever said it should not plan twice.
 */
async function tellOf(tools: RoomTools, space: Space, id: string): Promise<void> {
  await writeInto(tools, space, { kind: 'gathering-news', body: null, refs: [id] })
}

function checkPlan(
  { plan, lastDay }: PlanWish,
  now: number
): Result<v.InferOutput<typeof PlanBody>, PlanRefusal> {
  const link = linkIn(plan)
  if (oneLine(plan.what) === '') return refused('nothing-written')
  if (link === undefined) return refused('not-an-address')
  if (!isDay(plan.date) || !v.is(Clock, plan.time) || !isZone(plan.zone))
    return refused('not-a-time')
  const isLastDay = lastDay === null || (isDay(lastDay) && !isTooFar(lastDay, now))
  const times = lastDay === null ? plan.times : timesUntil(plan, lastDay, TIMES_MAX)
  if (!isLastDay || !isAhead(plan, now)) return refused('not-a-time')
  if (times === 0) return refused('ends-before')
  const body = v.safeParse(PlanBody, { ...plan, link, times })
  return body.success ? ok(body.output) : refused('too-long')
}

/** Empty for none; undefined where it is no address. */
function linkIn({ link }: Pick<GatheringPlan, 'link'>): string | undefined {
  return link.trim() === '' ? '' : readExitPlace(link)
}

function isAhead(
  { date, time, zone, minutes }: When & Pick<GatheringPlan, 'zone' | 'minutes'>,
  now: number
): boolean {
  return !isTooFar(date, now) && momentAt(date, time, zone) + minutes * MINUTE_MS > now
}

function findIn(space: Space, gatheringId: string): Gathering | undefined {
  return gatheringsIn(talkRecords(space)).find(({ id }) => id === gatheringId)
}

function placeForPlan(space: Space, now: number): OpenedEntry | undefined | 'none' {
  const isFree = (one: OpenedEntry): boolean => {
    const body = circleBody(one, 'gathering')
    return !body || !isToCome(body, now)
  }
  return placeAmong(mineOf(space, 'gathering'), isFree, GATHERINGS_EACH)
}

/** The answer to the same date, or one to a date that is over. */
function placeForAnswer(
  space: Space,
  { gatheringId, date }: OfDate,
  now: number
): OpenedEntry | undefined | 'none' {
  const mine = mineOf(space, 'gathering-answer')
  const isSame = (one: OpenedEntry): boolean =>
    one.entry.refs[0] === gatheringId && circleBody(one, 'gathering-answer')?.date === date
  const same = mine.findLast(isSame)
  if (same) return same
  const oldest = dayText(Math.floor(now / DAY_MS) - 2)
  const plans = gatheringsIn(talkRecords(space))
  // A date may have been moved on: it is over once its plan says so.
  const isFree = (one: OpenedEntry): boolean => {
    const body = circleBody(one, 'gathering-answer')
    const plan = plans.find(({ id }) => id === one.entry.refs[0])
    const at = body && plan && heldOn(plan.body, body.date)?.at.date
    return at === undefined || at < oldest
  }
  return placeAmong(mine, isFree, ANSWERS_EACH)
}

function mineOf({ documents, me }: Space, kind: string): readonly OpenedEntry[] {
  return [...documents.values()].filter((one) => one.entry.kind === kind && one.memberId === me)
}

function placeAmong(
  mine: readonly OpenedEntry[],
  isFree: (one: OpenedEntry) => boolean,
  max: number
): OpenedEntry | undefined | 'none' {
  return mine.find(isFree) ?? (mine.length < max ? undefined : 'none')
}
