/** Which code the pages are made of, for anybody who wants to compare. */
import type { ServedRelease } from '@beside/contract'
import type { Context } from '../gates/context.ts'
import { json, no, route } from '../gates/route.ts'
import type { Route } from '../gates/route.ts'
import { readStatement } from '../instance/release-statement.ts'

export function releaseRoutes({ release, statementPath }: Context): Route[] {
  const read = route({
    method: 'GET',
    path: '/release.json',
    limits: { bodyBytes: 0, perMinute: 60, per: 'address' },
    needs: 'nobody',
    body: null,
    async answer() {
      if (!release) return no('not-found')
      // Read anew each time: it can be signed while the server runs.
      const statement = await readStatement(statementPath)
      return json({ ...release, statement } satisfies ServedRelease)
    }
  })
  return [read]
}
