/** The directory for everybody: a pack to fetch, with no session, and nothing that says who looks for what. */
import type { DirectorySummary } from '@beside/contract'
import { dateOf } from '../../clock/clock.ts'
import type { Context } from '../../gates/context.ts'
import { json, no, route } from '../../gates/route.ts'
import type { Route } from '../../gates/route.ts'
import { hsdsRoutes } from './hsds-routes.ts'
import { liveRoutes } from './live.ts'
import { searchRoutes } from './search.ts'
import { sendBytes } from '../../packs/send-bytes.ts'
import { stewardRoutes } from './steward.ts'
import { writtenRoutes } from './written.ts'

export function directoryRoutes(context: Context): readonly Route[] {
  return [
    summaryRoute(context),
    packRoute(context),
    partRoute(context),
    ...searchRoutes(context),
    ...hsdsRoutes(context),
    ...stewardRoutes(context),
    ...writtenRoutes(context),
    ...liveRoutes(context)
  ]
}

function summaryRoute({ packs }: Context): Route {
  return route({
    method: 'GET',
    path: '/api/directory',
    limits: { bodyBytes: 0, perMinute: 600, per: 'address' },
    needs: 'nobody',
    body: null,
    async answer() {
      const pack = await packs.current()
      const services = pack?.services ?? 0
      const made = pack ? dateOf(pack.served.manifest.made) : null
      return json({ services, made } satisfies DirectorySummary)
    }
  })
}

function packRoute({ packs }: Context): Route {
  return route({
    method: 'GET',
    path: '/api/directory/pack',
    limits: { bodyBytes: 0, perMinute: 120, per: 'address' },
    needs: 'nobody',
    body: null,
    async answer(asked) {
      const pack = await packs.current()
      if (!pack) return no('not-found')
      const bytes = new TextEncoder().encode(JSON.stringify(pack.served))
      const tag = String(pack.served.manifest.version)
      return sendBytes(asked, { bytes, tag, type: 'application/json; charset=utf-8' })
    }
  })
}

function partRoute({ packs }: Context): Route {
  return route({
    method: 'GET',
    path: '/api/directory/parts/:sha256',
    limits: { bodyBytes: 0, perMinute: 600, per: 'address' },
    needs: 'nobody',
    body: null,
    async answer(asked) {
      const tag = asked.wordIn('sha256')
      const part = await packs.part(tag)
      return part ? sendBytes(asked, { ...part, tag, type: PART_TYPE }) : no('not-found')
    }
  })
}

const PART_TYPE = 'application/octet-stream'
