/** Circles that can be found: their half of the client's surface. */
import { ok, refused } from '@beside/kernel'
import * as v from 'valibot'
import type { Beside } from '../api.ts'
import type { ListingActs } from '../api-listing.ts'
import { askFound, readList } from '../rooms/circles/finding.ts'
import { putOnList, takeOffList } from '../rooms/circles/listing.ts'
import { narrowed } from '../wire/server-link.ts'
import { stewardToken } from './care-actions.ts'
import { askOnce, short } from './circle-actions.ts'
import type { House } from './house.ts'
import { inSpace, teamsOf, toolsOf } from './tools.ts'

type In<Name extends keyof ListingActs> = Parameters<Beside[Name]>[0]

export function listingActions(house: House): ListingActs {
  return {
    putOnList: ({ circleId, ...wish }) =>
      inSpace(house, circleId, (tools, space) => putOnList(tools, space, wish)),
    takeOffList: (circleId) => inSpace(house, circleId, takeOffList),
    readFoundCircles: () => readFound(house),
    askFoundCircle: ({ note, ...seen }) =>
      askOnce(house, seen.circleId, async (tools) => {
        const teams = await teamsOf(house)
        if (!teams) return refused('not-signed-in')
        return askFound(tools, teams, { ...seen, note: short(note) })
      }),
    endListing: (input) => end(house, input)
  }
}

async function readFound(house: House): ReturnType<Beside['readFoundCircles']> {
  const tools = toolsOf(house)
  const teams = house.rooms?.teams
  if (!tools || !teams) return refused('not-signed-in')
  // A role that was given, or ended, a moment ago is said so.
  await teams.look()
  const list = await readList(tools, teams)
  if (!list.ok) return list
  return ok(list.value.map(({ inbox: _inbox, ...circle }) => circle))
}

async function end(house: House, input: In<'endListing'>): ReturnType<Beside['endListing']> {
  const token = await stewardToken(house)
  if (!token) return refused('not-found')
  const path = `/api/listings/${input.circleId}/end`
  const call = { method: 'POST', path, token, body: { reason: input.reason } } as const
  const ended = await house.link.call(call, v.unknown())
  // It may have gone already, which is as was wished.
  return ended.ok || ended.reason === 'not-found' ? ok(true) : narrowed(ended)
}
