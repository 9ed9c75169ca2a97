/** Pauses: two of the safety team set one, on the key of a member, and any of them ends it. */
import { SetPause, WIRE_LIMITS } from '@beside/contract'
import type { PauseSet } from '@beside/contract'
import { isSameBytes } from '@beside/kernel/wire'
import type { Bytes } from '@beside/kernel/wire'
import type { Context } from '../../gates/context.ts'
import { json, no, route } from '../../gates/route.ts'
import type { Reply, Route } from '../../gates/route.ts'
import { holdersOf, teamMember } from '../../gates/team-gate.ts'
import { bytesOf } from '../../log/wire-records.ts'
import {
  countOfOne,
  findPause,
  putPause,
  removePause,
  removeUnconfirmedBut
} from '../../store/pauses.ts'
import type { Pause } from '../../store/pauses.ts'
import type { Writer } from '../../store/tables.ts'

export function pauseRoutes(context: Context): readonly Route[] {
  return [setRoute(context), endRoute(context)]
}

// Whether there is such a space or member is not looked up: whoever sets a pause learns nothing by it.
function setRoute(context: Context): Route {
  const { store, clock } = context
  return route({
    method: 'POST',
    path: '/api/pauses',
    limits: { bodyBytes: 256, perMinute: 20, per: 'session' },
    needs: 'session',
    body: SetPause,
    async answer(asked) {
      const by = await teamMember(context, 'safety', asked)
      if (!by.ok) return by
      const { spaceId, memberId, days } = asked.body
      const place = { space: bytesOf(spaceId), member: bytesOf(memberId) }
      const wish = { ...place, days, made_on: clock.today() }
      return store.write((db) => setPause(db, wish, { by: by.value.id, now: clock.now() }))
    }
  })
}

async function setPause(
  db: Writer,
  wish: Omit<Pause, 'set_by' | 'is_confirmed'>,
  { by, now }: { readonly by: Bytes; readonly now: number }
): Promise<Reply> {
  // What somebody asked for who is not of the team any more counts for nothing, and takes no room.
  await removeUnconfirmedBut(db, await holdersOf(db, 'safety', now))
  const earlier = await findPause(db, wish)
  const isSame = earlier?.days === wish.days
  // The end of an earlier one gives way: whoever is met by neither yet waits for what comes of this.
  if (earlier?.is_confirmed === 1 && earlier.days > 0) {
    // What two have decided is not changed by one: it can be taken away, and begun anew.
    return isSame ? json({ state: 'set' } satisfies PauseSet) : no('not-allowed')
  }
  const isSecond = earlier && isSame && !isSameBytes(earlier.set_by, by)
  const pause = { ...wish, set_by: isSecond ? earlier.set_by : by, is_confirmed: isSecond ? 1 : 0 }
  if (!earlier && (await countOfOne(db, by)) >= WIRE_LIMITS.pausesOfOne) return no('too-many')
  if (!(await putPause(db, pause, WIRE_LIMITS.pausesWaiting))) return no('too-many')
  return json({ state: isSecond ? 'set' : 'waits' } satisfies PauseSet)
}

function endRoute(context: Context): Route {
  const { store, clock } = context
  return route({
    method: 'DELETE',
    path: '/api/pauses/:spaceId/:memberId',
    limits: { bodyBytes: 0, perMinute: 20, per: 'session' },
    needs: 'session',
    body: null,
    async answer(asked) {
      const by = await teamMember(context, 'safety', asked)
      if (!by.ok) return by
      const [space, member] = [asked.bytesIn('spaceId', 32), asked.bytesIn('memberId', 32)]
      if (!space || !member) return no('not-found')
      const end = { space, member, days: 0, made_on: clock.today() }
      return store.write((db) => endPause(db, end, by.value.id))
    }
  })
}

/**
 * The member may have met the pause before, and then its row is gone: so the end waits for the same key, in the place
 * of what stood there.
 */
async function endPause(
  db: Writer,
  end: Omit<Pause, 'set_by' | 'is_confirmed'>,
  by: Bytes
): Promise<Reply> {
  const stands = await findPause(db, end)
  if (stands?.is_confirmed === 0) {
    // One asked and nobody agreed: a question that is taken back ends nothing.
    await removePause(db, end)
    return json({})
  }
  if (!stands && (await countOfOne(db, by)) >= WIRE_LIMITS.pausesOfOne) return no('too-many')
  const row = { ...end, set_by: by, is_confirmed: 1 }
  return (await putPause(db, row, WIRE_LIMITS.pausesWaiting)) ? json({}) : no('too-many')
}
