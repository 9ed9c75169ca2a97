/** The side of whoever listens: what waits, while they are on a shift, and what they do with one of it. */
import type { AskPage, HeldAsk, TakenAsk } from '@beside/contract'
import type { Bytes } from '@beside/kernel/wire'
import type { Context } from '../../gates/context.ts'
import { isPaused } from '../../gates/pause-gate.ts'
import { json, no, route } from '../../gates/route.ts'
import type { RefusalReply, Route } from '../../gates/route.ts'
import { countFitting } from '../../log/page-size.ts'
import { textOf } from '../../log/wire-records.ts'
import { findShare, isFreedFrom, listAsked, listHeldBy, readAskWords } from '../../store/asks.ts'
import type { FoundAsk } from '../../store/asks.ts'
import { readListening } from '../../store/community.ts'
import { findShift } from '../../store/shifts.ts'
import type { Reader, Writer } from '../../store/tables.ts'
import { findTakeable, openAsk, returnAsk, takeAsk } from './conversation.ts'
import type { Claim } from './conversation.ts'
import { beginnerBy, listenerBy } from './listener.ts'
import { endShiftOf, viewOfShift } from './shift.ts'

const LIMITS = { bodyBytes: 0, perMinute: 60, per: 'session' } as const
/** What one question weighs in a reply beside its words. */
const REST_BYTES = 128

export function askRoutes(context: Context): readonly Route[] {
  return [
    listRoute(context),
    takeRoute(context),
    claimRoute(context, 'open', openAsk),
    claimRoute(context, 'return', returnAsk)
  ]
}

function listRoute(context: Context): Route {
  const { store, clock } = context
  return route({
    method: 'GET',
    path: '/api/spaces/:spaceId/asks',
    limits: LIMITS,
    needs: 'member',
    body: null,
    async answer({ member, bytesAsked, session }) {
      const who = await listenerBy(context, member)
      if (!who.ok) return who
      const now = clock.now()
      const by = { space: member.spaceId, member: who.value.id }
      const found = viewOfShift(await findShift(store.read, by), now)
      // No row ties a member to an account: only who looks shows that the shift is of somebody who is paused.
      const isOver = found.endsAt !== null && (await isPaused(context, session))
      const shift = isOver ? await store.write((db) => endShiftOf(db, by, now)) : found
      const queue = { ...by, after: bytesAsked('after', 32), now }
      const isOn = shift.endsAt !== null
      const page = isOn ? await readAsks(store.read, queue) : { asks: [], hasMore: false }
      const held = await listHeldBy(store.read, by, now)
      const limits = await readListening(store.read)
      return json({ ...page, held: held.map(heldToWire), shift, limits } satisfies AskPage)
    }
  })
}

type AskQueue = {
  readonly space: Bytes
  readonly member: Bytes
  readonly after: Bytes | undefined
  readonly now: number
}

/** What may be offered to this member, as much as one reply holds. */
async function readAsks(
  db: Reader,
  { space, member, after, now }: AskQueue
): Promise<Pick<AskPage, 'asks' | 'hasMore'>> {
  const all = await listAsked(db, { space, after }, now)
  const waiting = all.filter(
    (ask) => ask.is_held === 0 && ask.size > 0 && !isFreedFrom(ask, member)
  )
  const fitting = countFitting(waiting.map(({ size }) => size + REST_BYTES))
  const ids = waiting.slice(0, fitting).map(({ id }) => id)
  const found = await readAskWords(db, space, ids)
  // Its words may have gone since.
  const asks = found
    .filter(({ bytes }) => bytes.length > 0)
    .map(({ id, desk, bytes }) => ({
      id: textOf(id),
      desk: textOf(desk),
      bytes: textOf(bytes)
    }))
  return { asks, hasMore: fitting < waiting.length }
}

function heldToWire({ id, stage, until, taken_until }: FoundAsk): HeldAsk {
  return {
    id: textOf(id),
    isOpen: stage !== 'asked',
    isContinuing: stage === 'goes-on',
    until: taken_until ?? until
  }
}

/** A yes, which begins something new. With it goes what is needed to come. */
function takeRoute(context: Context): Route {
  const { store, clock } = context
  return route({
    method: 'POST',
    path: '/api/spaces/:spaceId/asks/:askId/take',
    limits: LIMITS,
    needs: 'member',
    body: null,
    async answer({ member, session, bytesIn }) {
      const who = await beginnerBy(context, { member, session })
      if (!who.ok) return who
      const id = bytesIn('askId', 32)
      if (!id) return no('not-found')
      const asked = { space: member.spaceId, id, member: who.value.id }
      // Of many who want one question all but one hear that it is taken, and none of them waits for a turn to write.
      const found = await findTakeable(store.read, asked, clock.now())
      if ('reason' in found) return found
      return store.write(async (db) => {
        const taken = await takeAsk(db, asked, clock.now())
        if ('reason' in taken) return taken
        const share = await findShare(db, taken.desk)
        return share ? json({ share: textOf(share) } satisfies TakenAsk) : no('ask-taken')
      })
    }
  })
}

/** What a listener does with a question that they took. */
function claimRoute(
  context: Context,
  act: 'open' | 'return',
  claim: (db: Writer, claim: Claim, now: number) => Promise<RefusalReply | undefined>
): Route {
  const { store, clock } = context
  return route({
    method: 'POST',
    path: `/api/spaces/:spaceId/asks/:askId/${act}`,
    limits: LIMITS,
    needs: 'member',
    body: null,
    async answer({ member, bytesIn }) {
      const who = await listenerBy(context, member)
      if (!who.ok) return who
      const id = bytesIn('askId', 32)
      if (!id) return no('not-found')
      const asked = { space: member.spaceId, id, member: who.value.id }
      return store.write(async (db) => (await claim(db, asked, clock.now())) ?? json({}))
    }
  })
}
