/** What anybody may know of this instance, and how its operator sees that it is well. */
import type { Instance } from '@beside/contract'
import type { Context } from '../gates/context.ts'
import { json, no, route } from '../gates/route.ts'
import type { Route } from '../gates/route.ts'
import { textOf } from '../log/wire-records.ts'
import { readPublicCommunity } from '../lines/community-lines.ts'
import { readCommunity } from '../store/community.ts'

const VERSION = '0.1.0'

export function instanceRoutes({ instance, store, clock }: Context): Route[] {
  const read = route({
    method: 'GET',
    path: '/api/instance',
    limits: { bodyBytes: 0, perMinute: 600, per: 'address' },
    needs: 'nobody',
    body: null,
    async answer() {
      const community = await readPublicCommunity(store.read)
      return json({
        community,
        instanceId: textOf(instance.instanceId),
        manifest: textOf(instance.manifestBytes),
        serverTime: clock.now(),
        version: VERSION
      } satisfies Instance)
    }
  })
  const health = route({
    method: 'GET',
    path: '/healthz',
    limits: { bodyBytes: 0, perMinute: 600, per: 'address' },
    needs: 'nobody',
    body: null,
    async answer() {
      // Reaches the disk: a store that is gone answers 503 by name.
      await readCommunity(store.read)
      return clock.isSure() ? json({ status: 'well' }) : no('clock-unsure')
    }
  })
  return [read, health]
}
