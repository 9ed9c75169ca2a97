/** Shifts: begun and ended by the listener, and by time. All that is kept of one are the times after which more may be. */
import { ChangeShift, MINUTE_MS } from '@beside/contract'
import type { ListeningLimits, Shift } from '@beside/contract'
import type { Member } from '@beside/kernel/wire'
import type { Context } from '../../gates/context.ts'
import { json, no, route } from '../../gates/route.ts'
import type { RefusalReply, Route } from '../../gates/route.ts'
import { readListening } from '../../store/community.ts'
import { findShift, putShift } from '../../store/shifts.ts'
import type { ShiftPlace, ShiftRow } from '../../store/shifts.ts'
import type { Writer } from '../../store/tables.ts'
import { beginnerBy, listenerBy } from './listener.ts'
import { downTo, upTo } from './times.ts'

const NONE: Shift = { endsAt: null, nextFrom: null, restsUntil: null, needsDebrief: false }
const NONE_ROW = { ends_at: 0, next_from: 0, rests_until: null, needs_debrief: 0 } as const

export function shiftRoutes(context: Context): readonly Route[] {
  const { store, clock } = context
  const change = route({
    method: 'POST',
    path: '/api/spaces/:spaceId/shift',
    limits: { bodyBytes: 128, perMinute: 20, per: 'session' },
    needs: 'member',
    body: ChangeShift,
    async answer({ body: { act }, member, session }) {
      const isNew = act === 'begin'
      const by = isNew ? beginnerBy(context, { member, session }) : listenerBy(context, member)
      const who = await by
      if (!who.ok) return who
      return store.write(async (db) => {
        const now = clock.now()
        const place = { space: member.spaceId, member: who.value.id }
        const before = (await findShift(db, place)) ?? { ...place, ...NONE_ROW }
        const limits = await readListening(db)
        const after = changeShift(before, { act, now, limits, post: who.value.post })
        if ('reason' in after) return after
        if (after !== before) await putShift(db, after)
        return json(viewOfShift(after, now))
      })
    }
  })
  return [change]
}

type Step = {
  readonly act: ChangeShift['act']
  readonly now: number
  readonly limits: ListeningLimits
  readonly post: Member['post']
}

/** The shift after this step; the same where it was done before, since an answer may have been lost. */
function changeShift(shift: ShiftRow, { act, now, limits, post }: Step): ShiftRow | RefusalReply {
  const isRunning = shift.ends_at > now
  const gapMs = limits.gapMinutes * MINUTE_MS
  switch (act) {
    case 'begin': {
      if (isRunning) return shift
      if (shift.needs_debrief === 1) return no('debrief-first')
      if (shift.next_from > now) return no('resting')
      const whole = upTo(MINUTE_MS, now + limits.shiftMinutes * MINUTE_MS)
      // Nobody who counts on a listener looks into the chain for it: so it ends with the post.
      const ends_at = Math.min(whole, downTo(MINUTE_MS, post?.until ?? whole))
      const next_from = ends_at + gapMs
      return { ...shift, ends_at, next_from, rests_until: null, needs_debrief: 1 }
    }
    case 'end':
      return isRunning ? ended(shift, { now, limits }) : shift
    case 'rest': {
      if (!isRunning) return no('off-shift')
      return { ...shift, rests_until: upTo(MINUTE_MS, now + limits.breakMinutes * MINUTE_MS) }
    }
    case 'debriefed':
      return isRunning ? shift : { ...shift, needs_debrief: 0 }
  }
}

/** Of whoever is paused: while it went on, everybody would be told that somebody is free. */
export async function endShiftOf(db: Writer, place: ShiftPlace, now: number): Promise<Shift> {
  const shift = await findShift(db, place)
  if (!shift || shift.ends_at <= now) return viewOfShift(shift, now)
  const over = ended(shift, { now, limits: await readListening(db) })
  await putShift(db, over)
  return viewOfShift(over, now)
}

function ended(shift: ShiftRow, { now, limits }: Pick<Step, 'now' | 'limits'>): ShiftRow {
  const next_from = upTo(MINUTE_MS, now + limits.gapMinutes * MINUTE_MS)
  return { ...shift, ends_at: downTo(MINUTE_MS, now), next_from, rests_until: null }
}

export function viewOfShift(shift: ShiftRow | undefined, now: number): Shift {
  if (!shift) return NONE
  const { ends_at: endsAt, next_from: nextFrom, rests_until: restsUntil } = shift
  const isRunning = endsAt > now
  const isResting = isRunning && restsUntil !== null && restsUntil > now
  return {
    endsAt: isRunning ? endsAt : null,
    nextFrom: nextFrom > now ? nextFrom : null,
    restsUntil: isResting ? restsUntil : null,
    needsDebrief: !isRunning && shift.needs_debrief === 1
  }
}
