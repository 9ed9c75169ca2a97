/** All routes on one Hono app. A path that no route has answers like anything that is not there. */
import { Hono } from 'hono'
import type { Arrival } from '../config/address.ts'
import type { Context } from '../gates/context.ts'
import { no } from '../gates/route.ts'
import type { Route } from '../gates/route.ts'
import { directoryRoutes } from '../rooms/directory/routes.ts'
import { dropRoutes } from '../rooms/drops/routes.ts'
import { gatheringRoutes } from '../rooms/gatherings/routes.ts'
import { libraryRoutes } from '../rooms/library/routes.ts'
import { listeningRoutes } from '../rooms/listening/routes.ts'
import { listingRoutes } from '../rooms/listings/routes.ts'
import { newsletterRoutes } from '../rooms/newsletter/routes.ts'
import { nudgeRoutes } from '../rooms/nudges/routes.ts'
import { stewardshipRoutes } from '../rooms/stewardship/routes.ts'
import { teamRoutes } from '../rooms/teams/routes.ts'
import { accountRoutes } from './account-routes.ts'
import { answerRoute, respondRefusal } from './answer-route.ts'
import { feedRoutes } from './feed-route.ts'
import { instanceRoutes } from './instance-routes.ts'
import { inviteRoutes } from './invite-routes.ts'
import type { Metrics } from './metrics.ts'
import type { Bindings } from './read-body.ts'
import { recordRoutes } from './record-routes.ts'
import { releaseRoutes } from './release-route.ts'
import { sessionRoutes } from './session-routes.ts'
import { signInRoutes } from './sign-in-routes.ts'
import { spaceRoutes } from './space-routes.ts'

function listRoutes(context: Context): Route[] {
  return [
    ...instanceRoutes(context),
    ...releaseRoutes(context),
    ...accountRoutes(context),
    ...signInRoutes(context),
    ...sessionRoutes(context),
    ...spaceRoutes(context),
    ...recordRoutes(context),
    ...inviteRoutes(context),
    ...feedRoutes(context),
    ...dropRoutes(context),
    ...teamRoutes(context),
    ...listingRoutes(context),
    ...gatheringRoutes(context),
    ...libraryRoutes(context),
    ...listeningRoutes(context),
    ...nudgeRoutes(context),
    ...newsletterRoutes(context),
    ...stewardshipRoutes(context),
    ...directoryRoutes(context)
  ]
}

export function makeApp(context: Context, metrics: Metrics): Hono<Bindings> {
  const app = new Hono<Bindings>()
  for (const route of listRoutes(context)) {
    app.on(route.method, route.path, async (c) => {
      const address = c.env?.arrival?.address ?? 'in-process'
      const response = await answerRoute({ context, route, c, address })
      metrics.countRequest(route.path, response.status)
      return response
    })
  }
  app.get('/metrics', async (c) => {
    const arrival: Arrival | undefined = c.env?.arrival
    // For the operator on this machine; through a proxy it is simply not there.
    if (arrival && !arrival.isLocal) return respondRefusal(no('not-found'))
    return c.text(await metrics.read(), 200, { 'cache-control': 'no-store' })
  })
  app.notFound(() => respondRefusal(no('not-found')))
  return app
}
