/** The community as a steward sets it up. Nothing here reaches what people share. */
import { OpenStewardLink, SaveCommunity } from '@beside/contract'
import type { StewardOpened } from '@beside/contract'
import { fromBase64url, toBase64url } from '@beside/kernel/wire'
import type { InferOutput } from 'valibot'
import { dateOf } from '../../clock/clock.ts'
import type { Context } from '../../gates/context.ts'
import { json, no, route } from '../../gates/route.ts'
import type { Route } from '../../gates/route.ts'
import { refuseOthers } from '../../gates/steward-gate.ts'
import { readCommunity, saveCommunity } from '../../store/community.ts'
import { checkSettings } from './settings.ts'
import { openStewardLink } from './steward-link.ts'

const DAY_MS = 86_400_000
const COMMUNITY_BYTES = 32_768

export function stewardshipRoutes(context: Context): readonly Route[] {
  return [openRoute(context), readRoute(context), saveRoute(context)]
}

function openRoute({ store, clock }: Context): Route {
  return route({
    method: 'POST',
    path: '/api/steward/open',
    limits: { bodyBytes: 256, perMinute: 10, per: 'address' },
    needs: 'nobody',
    body: OpenStewardLink,
    async answer({ body }) {
      const secret = fromBase64url(body.secret)
      const key = secret && (await openStewardLink(store, secret, clock.now()))
      if (!key) return no('link-used')
      const community = await readCommunity(store.read)
      return json({ stewardKey: toBase64url(key), community } satisfies InferOutput<
        typeof StewardOpened
      >)
    }
  })
}

function readRoute(context: Context): Route {
  return route({
    method: 'GET',
    path: '/api/steward/community',
    limits: { bodyBytes: 0, perMinute: 60, per: 'address' },
    needs: 'nobody',
    body: null,
    async answer(asked) {
      return (await refuseOthers(context, asked)) ?? json(await readCommunity(context.store.read))
    }
  })
}

function saveRoute(context: Context): Route {
  return route({
    method: 'PUT',
    path: '/api/steward/community',
    limits: { bodyBytes: COMMUNITY_BYTES, perMinute: 30, per: 'address' },
    needs: 'nobody',
    body: SaveCommunity,
    async answer(asked) {
      const refusal = await refuseOthers(context, asked)
      if (refusal) return refusal
      const settings = checkSettings(asked.body, dateOf(context.clock.now() + DAY_MS))
      if (!settings.ok) return settings
      await context.store.write((db) => saveCommunity(db, settings.value))
      return json(settings.value)
    }
  })
}
