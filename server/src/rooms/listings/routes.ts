/** Circles that can be found: put on the list by who holds them, read by everybody here, ended by stewards too. */
import { DAY_MS, EndListing, PutListing, WIRE_LIMITS } from '@beside/contract'
import type { Listings, OwnListing } from '@beside/contract'
import { admitKemKey, isSameBytes, listingHash, presentMemberByKey } from '@beside/kernel/wire'
import type { SignPublicKey, SpaceState } from '@beside/kernel/wire'
import { dateOf } from '../../clock/clock.ts'
import { isPlaceClosed } from '../../gates/closing-gate.ts'
import type { Context } from '../../gates/context.ts'
import { countUpTo } from '../../gates/count-up-to.ts'
import { isPaused } from '../../gates/pause-gate.ts'
import { json, no, route } from '../../gates/route.ts'
import type { Route } from '../../gates/route.ts'
import { refuseOthers } from '../../gates/steward-gate.ts'
import type { SpaceMember } from '../../gates/token-gate.ts'
import { verifyInTurn } from '../../log/node-signatures.ts'
import { bytesOf, textOf } from '../../log/wire-records.ts'
import {
  endListing,
  findListing,
  listListings,
  putListing,
  removeListing
} from '../../store/listings.ts'
import type { Listing } from '../../store/listings.ts'
import { findSpace } from '../../store/spaces.ts'

/** How many circles that were not on the list one account puts there in a day: it has room for few. */
const NEW_OF_ACCOUNT = 8
const PATH = '/api/spaces/:spaceId/listing'
const LIMITS = { bodyBytes: 0, perMinute: 60, per: 'session' } as const

export function listingRoutes(context: Context): readonly Route[] {
  return [
    listRoute(context),
    endRoute(context),
    putRoute(context),
    ownRoute(context),
    removeRoute(context)
  ]
}

function listRoute({ store, clock }: Context): Route {
  return route({
    method: 'GET',
    path: '/api/listings',
    limits: { ...LIMITS, perMinute: 30, allPerMinute: 600 },
    needs: 'session',
    body: null,
    async answer() {
      if (!clock.isSure()) return no('clock-unsure')
      const rows = await listListings(store.read, clock.today())
      const listings = rows.filter((row) => holds(row.state, row)).map(toWire)
      return json({ listings } satisfies Listings)
    }
  })
}

function endRoute(context: Context): Route {
  const { store, clock } = context
  return route({
    method: 'POST',
    path: '/api/listings/:spaceId/end',
    limits: { ...LIMITS, bodyBytes: 256, perMinute: 20 },
    needs: 'session',
    body: EndListing,
    async answer(asked) {
      const refusal = await refuseOthers(context, asked)
      if (refusal) return refusal
      const space = asked.bytesIn('spaceId', 32)
      if (!space) return no('not-found')
      if (!clock.isSure()) return no('clock-unsure')
      const { reason } = asked.body
      const until = lastDay(clock)
      const isEnded = await store.write((db) => endListing(db, space, { reason, until }))
      return isEnded ? json({}) : no('not-found')
    }
  })
}

function putRoute(context: Context): Route {
  const { store, clock } = context
  const newOfAccount = countUpTo(NEW_OF_ACCOUNT, {
    lifeMs: DAY_MS,
    elapsed: () => clock.elapsed()
  })
  return route({
    method: 'PUT',
    path: PATH,
    limits: { ...LIMITS, bodyBytes: 9216, perMinute: 12 },
    needs: 'member',
    body: PutListing,
    async answer({ member, session, body }) {
      const state = await ledBy(context, member)
      if (!state) return no('not-found')
      if (!clock.isSure()) return no('clock-unsure')
      if (await isPaused(context, session)) return no('paused')
      if (await isPlaceClosed(store.read, clock)) return no('community-closed')
      const today = clock.today()
      if (body.until < today || body.until > lastDay(clock)) return no('bad-request')
      const inbox = admitKemKey(bytesOf(body.inbox))
      const row = { inbox: bytesOf(body.inbox), key: member.key }
      if (!inbox || !holds(state, row)) return no('wrong-epoch')
      const [words, signature] = [bytesOf(body.words), bytesOf(body.signature)]
      const signed = listingHash(member.spaceId, inbox, words)
      if (!(await verifyInTurn(signature, signed, member.key))) return no('bad-signature')
      const { spaceId: space } = member
      const listing = { ...row, space, until: body.until, words, signature }
      return store.write(async (db) => {
        const before = await findListing(db, { space, today })
        if (before && today <= heldUntil(before)) return no('not-allowed')
        const isNew = before?.taken_off !== null
        if (isNew && !newOfAccount.take(textOf(session.account))) {
          return { ...no('slow-down'), retryAfterSeconds: 3600 }
        }
        const room = { today, max: WIRE_LIMITS.listingsOfPlace }
        return (await putListing(db, listing, room)) ? json({}) : no('too-many')
      })
    }
  })
}

function ownRoute(context: Context): Route {
  const { store, clock } = context
  return route({
    method: 'GET',
    path: PATH,
    limits: LIMITS,
    needs: 'member',
    body: null,
    async answer({ member }) {
      if (!(await ledBy(context, member))) return no('not-found')
      if (!clock.isSure()) return no('clock-unsure')
      const place = { space: member.spaceId, today: clock.today() }
      const found = await findListing(store.read, place)
      const takenOff = found?.taken_off ?? null
      const listing = found && takenOff === null ? toWire(found) : null
      return json({ listing, takenOff } satisfies OwnListing)
    }
  })
}

// Also while somebody is paused, or no clock can be trusted: to be found is theirs to end.
function removeRoute(context: Context): Route {
  return route({
    method: 'DELETE',
    path: PATH,
    limits: LIMITS,
    needs: 'member',
    body: null,
    async answer({ member, session }) {
      if (!(await ledBy(context, member))) return no('not-found')
      // They cannot say it inside. So the clients of the others hear it here, and list it no more by themselves.
      const mark = { reason: 'facilitator', until: lastDay(context.clock) } as const
      const isMarked = await isPaused(context, session)
      await context.store.write(async (db) => {
        if (isMarked) await endListing(db, member.spaceId, mark)
        else await removeListing(db, member.spaceId)
      })
      return json({})
    }
  })
}

/** No listing inside a circle lasts longer: so an end is known for as long as a client could list it by itself. */
function lastDay(clock: Context['clock']): string {
  return dateOf(clock.now() + WIRE_LIMITS.listingDays * DAY_MS)
}

/** The last day on which stewards hold it off who wanted to talk first; how it ended stays known after that. */
function heldUntil({ taken_off: end, until }: Listing): string {
  const days = WIRE_LIMITS.listingDays - WIRE_LIMITS.listingHeldDays
  return end === 'talk-first' ? dateOf(Date.parse(until) - days * DAY_MS) : ''
}

/** What the chain of a circle says that this member leads now. */
async function ledBy(
  { store }: Context,
  { spaceId, key, upTo }: SpaceMember
): Promise<SpaceState | undefined> {
  const space = upTo === undefined ? await findSpace(store.read, spaceId) : undefined
  const isLed = space?.state.kind === 'circle' && isAdmin(space.state, key)
  return isLed ? space.state : undefined
}

/** Whether only those who are in the circle now open what is sealed to this inbox, and its signer leads it. */
function holds(state: SpaceState, { inbox, key }: Pick<Listing, 'inbox' | 'key'>): boolean {
  const isNow = !state.isStale && isSameBytes(state.opening.inbox, inbox)
  // A key in a row was a member's when it came.
  return isNow && isAdmin(state, key as SignPublicKey)
}

function isAdmin(state: SpaceState, key: SignPublicKey): boolean {
  return presentMemberByKey(state, key)?.role === 'admin'
}

function toWire({ space, inbox, key, words, signature }: Listing): Listings['listings'][number] {
  return {
    spaceId: textOf(space),
    inbox: textOf(inbox),
    key: textOf(key),
    words: textOf(words),
    signature: textOf(signature)
  }
}
