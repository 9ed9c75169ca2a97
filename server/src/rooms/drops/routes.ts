/** Drops: sent to an address by anybody who is here, read by whose address it is. No session stands with one. */
import { DAY_MS, MINUTE_MS, ReadMailboxes, SendDrop, WIRE_LIMITS } from '@beside/contract'
import type { DropPage, MailboxDrops } from '@beside/contract'
import { holdsPost, mailboxAddress, plainHash, presentMemberByKey } from '@beside/kernel/wire'
import { dateOf } from '../../clock/clock.ts'
import { isPlaceClosed } from '../../gates/closing-gate.ts'
import type { Context } from '../../gates/context.ts'
import { isPaused } from '../../gates/pause-gate.ts'
import { json, no, route } from '../../gates/route.ts'
import type { RefusalReply, Reply, Route } from '../../gates/route.ts'
import type { SpaceMember } from '../../gates/token-gate.ts'
import { bytesOf, textOf } from '../../log/wire-records.ts'
import { addDrop, isWaiting, removeDrops, removeFreeDrop, takeDrop } from '../../store/drops.ts'
import type { Drop, DropPlace, Taking } from '../../store/drops.ts'
import { findSpace } from '../../store/spaces.ts'
import type { Writer } from '../../store/tables.ts'
import { mineRoutes } from './mine.ts'
import { noteDrop } from './note-drop.ts'
import { dropToWire, readWaiting } from './waiting.ts'

export function dropRoutes(context: Context): readonly Route[] {
  return [
    sendRoute(context),
    listRoute(context),
    takeRoute(context),
    removeRoute(context),
    ...mineRoutes(context),
    mailboxesRoute(context)
  ]
}

// Nobody asks whose address it is, so that nobody learns whether it is one.
function sendRoute({ store, clock }: Context): Route {
  return route({
    method: 'POST',
    path: '/api/drops/:address',
    limits: {
      bodyBytes: Math.ceil((WIRE_LIMITS.dropBytes * 4) / 3) + 512,
      perMinute: 6,
      per: 'session',
      allPerMinute: 600
    },
    needs: 'session',
    body: SendDrop,
    async answer({ body, bytesIn }) {
      const address = bytesIn('address', 32)
      if (!address) return no('not-found')
      if (!clock.isSure()) return no('clock-unsure')
      if (await isPlaceClosed(store.read, clock)) return no('community-closed')
      const bytes = bytesOf(body.bytes)
      const until = dateOf(clock.now() + body.days * DAY_MS)
      const drop = { address, id: plainHash(bytes), until, bytes }
      const { dropsOfAddress: count, dropBytesOfAddress: most } = WIRE_LIMITS
      const room = { today: clock.today(), count, bytes: most }
      const kept = await store.write(async (db) => {
        const done = await addDrop(db, drop, room)
        if (done === 'new') await noteDrop(db, address, clock.now())
        return done
      })
      return kept === 'no-room' ? no('too-many') : json({})
    }
  })
}

function listRoute(context: Context): Route {
  const { store, clock } = context
  return route({
    method: 'GET',
    path: '/api/spaces/:spaceId/drops',
    limits: { bodyBytes: 0, perMinute: 60, per: 'session' },
    needs: 'member',
    body: null,
    async answer({ member, bytesAsked }) {
      const refusal = await refuseOthers(context, member)
      if (refusal) return refusal
      const queue = { address: member.spaceId, after: bytesAsked('after', 32) }
      const { drops, hasMore } = await readWaiting(store.read, [{ ...queue, today: clock.today() }])
      const now = clock.now()
      return json({
        drops: drops.map((drop) => ({ ...dropToWire(drop), takenBy: takenBy(drop, now) })),
        hasMore
      } satisfies DropPage)
    }
  })
}

function takeRoute(context: Context): Route {
  const path = '/api/spaces/:spaceId/drops/:dropId/take'
  return routeOfDrop(context, { method: 'POST', path }, async (db, place, by) => {
    if (await takeDrop(db, place, { ...by, takenUntil: endOfTaking(by.now) })) return json({})
    return no((await isWaiting(db, place)) ? 'drop-taken' : 'not-found')
  })
}

function removeRoute(context: Context): Route {
  const path = '/api/spaces/:spaceId/drops/:dropId'
  return routeOfDrop(context, { method: 'DELETE', path }, async (db, place, by) => {
    if (await removeFreeDrop(db, place, by)) return json({})
    // An answer may have been lost: what is not there is gone, as was asked.
    return (await isWaiting(db, place)) ? no('drop-taken') : json({})
  })
}

/** What a member who leads does with one drop that waits for their space. */
function routeOfDrop(
  context: Context,
  { method, path }: Pick<Route, 'method' | 'path'>,
  act: (
    db: Writer,
    place: DropPlace & { readonly today: string },
    by: Pick<Taking, 'taker' | 'now'>
  ) => Promise<Reply>
): Route {
  const { store, clock } = context
  return route({
    method,
    path,
    limits: { bodyBytes: 0, perMinute: 60, per: 'session' },
    needs: 'member',
    body: null,
    async answer({ member, bytesIn, session }) {
      const refusal = await refuseOthers(context, member)
      if (refusal) return refusal
      if (await isPaused(context, session)) return no('paused')
      const id = bytesIn('dropId', 32)
      if (!id) return no('not-found')
      return store.write((db) => {
        const place = { address: member.spaceId, id, today: clock.today() }
        return act(db, place, { taker: member.key, now: clock.now() })
      })
    }
  })
}

// Whoever can show the key may read: the address, which is its hash, lets nobody.
function mailboxesRoute({ store, clock }: Context): Route {
  return route({
    method: 'POST',
    path: '/api/mailboxes',
    limits: { bodyBytes: 49_152, perMinute: 60, per: 'session' },
    needs: 'session',
    body: ReadMailboxes,
    async answer({ body }) {
      if (!clock.isSure()) return no('clock-unsure')
      const today = clock.today()
      const boxes = body.boxes.map(({ readKey, done }) => ({
        queue: { address: mailboxAddress(bytesOf(readKey)), today },
        done: done.map(bytesOf)
      }))
      const emptied = boxes.filter(({ done }) => done.length > 0)
      // Whoever only looks waits for no turn to write.
      if (emptied.length > 0) {
        await store.write(async (db) => {
          for (const { queue, done } of emptied) await removeDrops(db, queue.address, done)
        })
      }
      const { drops, hasMore } = await readWaiting(
        store.read,
        boxes.map(({ queue }) => queue)
      )
      return json({
        drops: drops.map((drop) => ({ ...dropToWire(drop), address: textOf(drop.address) })),
        hasMore
      } satisfies MailboxDrops)
    }
  })
}

// What waits at the door of a circle is for those who lead: whoever else is here could answer in their place, or
// take it away. What waits for a team is for each who holds a post in it.
async function refuseOthers(
  { store, clock }: Context,
  { spaceId, key, upTo }: SpaceMember
): Promise<RefusalReply | undefined> {
  const space = upTo === undefined ? await findSpace(store.read, spaceId) : undefined
  const reader = space && presentMemberByKey(space.state, key)
  if (!reader) return no('not-found')
  const isOfTeam = space.state.kind === 'team'
  if (!isOfTeam && reader.role !== 'admin') return no('not-found')
  if (!clock.isSure()) return no('clock-unsure')
  return isOfTeam && !holdsPost(reader, clock.now()) ? no('not-found') : undefined
}

// To the full minute: a moment to the millisecond could be matched to what else happened then.
function endOfTaking(now: number): number {
  const end = now + WIRE_LIMITS.dropTakenMinutes * MINUTE_MS
  return Math.ceil(end / MINUTE_MS) * MINUTE_MS
}

function takenBy({ taker, taken_until }: Drop, now: number): string | null {
  return taker && taken_until !== null && taken_until > now ? textOf(taker) : null
}
