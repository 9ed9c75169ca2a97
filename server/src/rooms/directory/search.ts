/** The same search for pages without a script: here the server sees what is asked, and keeps nothing of it. */
import { DirectorySearch } from '@beside/contract'
import type { DirectoryFound } from '@beside/contract'
import { AUDIENCES } from '@beside/find'
import type { Card, Finder, Found, FoundPlace, Query } from '@beside/find'
import type { Context } from '../../gates/context.ts'
import { json, no, route } from '../../gates/route.ts'
import type { Route } from '../../gates/route.ts'
import { openTurns } from '../../gates/turns.ts'

const SHOWN = 20
const WITHIN_KM = 50

export function searchRoutes(context: Context): readonly Route[] {
  return [findRoute(context), entryRoute(context), choicesRoute(context)]
}

function findRoute({ packs, clock }: Context): Route {
  // A crowd that searches keeps nobody waiting who writes.
  const inTurn = openTurns()
  return route({
    method: 'POST',
    path: '/api/directory/search',
    limits: { bodyBytes: 8192, perMinute: 60, per: 'address', allPerMinute: 1200 },
    needs: 'nobody',
    body: DirectorySearch,
    async answer({ body }) {
      const finder = await packs.finder()
      if (!finder) return no('not-found')
      const moment = { now: clock.now(), today: clock.today() }
      return json(await inTurn(async () => search(finder, body, moment)))
    }
  })
}

type Moment = { readonly now: number; readonly today: string }

function search(
  finder: Finder,
  asked: DirectorySearch,
  { now, today }: Moment
): DirectoryFound<Found, Card, FoundPlace> {
  const { place, withinKm, openNowAhead, audiences, ...plain } = asked
  const places = place === undefined || place.trim() === '' ? [] : finder.places(place)
  const [here] = places
  const { latitude, longitude } = here ?? {}
  const isNear = latitude !== undefined && longitude !== undefined
  const query: Query = {
    limit: SHOWN,
    ...withoutUndefined(plain),
    today,
    audiences: AUDIENCES.filter((audience) => audiences?.includes(audience)),
    ...(isNear && { near: { latitude, longitude, withinKm: withinKm ?? WITHIN_KM } }),
    ...(openNowAhead !== undefined && { openAt: { at: now, offsetMinutes: openNowAhead } })
  }
  const found = finder.search(query)
  const cards = found.hits.flatMap(({ index }) => {
    const card = finder.card(index)
    return card ? [{ ...card, id: finder.idOf(index) }] : []
  })
  return { made: finder.today, found, cards, places }
}

type Said<Value> = { [Name in keyof Value]: Exclude<Value[Name], undefined> }

// What a page leaves out is left out, and not asked for as nothing.
function withoutUndefined<Value extends object>(value: Value): Said<Value> {
  return Object.fromEntries(
    Object.entries(value).filter(([, one]) => one !== undefined)
  ) as Said<Value>
}

function entryRoute({ packs }: Context): Route {
  return route({
    method: 'GET',
    path: '/api/directory/services/:id',
    limits: { bodyBytes: 0, perMinute: 120, per: 'address' },
    needs: 'nobody',
    body: null,
    async answer({ wordIn }) {
      const finder = await packs.finder()
      const index = finder?.byId(wordIn('id'))
      const details = index === undefined ? undefined : finder?.details(index)
      return details ? json({ details, made: finder?.today }) : no('not-found')
    }
  })
}

function choicesRoute({ packs }: Context): Route {
  return route({
    method: 'GET',
    path: '/api/directory/choices',
    limits: { bodyBytes: 0, perMinute: 120, per: 'address' },
    needs: 'nobody',
    body: null,
    async answer() {
      const finder = await packs.finder()
      return finder ? json({ choices: finder.choices(), made: finder.today }) : no('not-found')
    }
  })
}
