/** Reading a space: pages of records, the membership chain, leaves, and current documents. */
import type { Context } from '../gates/context.ts'
import { json, no, route } from '../gates/route.ts'
import type { Asked, Reply, Route } from '../gates/route.ts'
import { readDocuments, readLeafPage, readOperationPage, readRecordPage } from '../log/pages.ts'
import type { Reading } from '../log/pages.ts'

export function recordRoutes(context: Context): Route[] {
  return [
    readingRoute(context, {
      path: '/api/spaces/:spaceId/records',
      perMinute: 600,
      read: (reading, { countIn }) =>
        readRecordPage(reading, {
          before: countIn('before'),
          limit: countIn('limit'),
          leaves: countIn('leaves')
        })
    }),
    readingRoute(context, {
      path: '/api/spaces/:spaceId/operations',
      perMinute: 300,
      read: (reading, { countIn }) => readOperationPage(reading, countIn('after') ?? 0)
    }),
    readingRoute(context, {
      path: '/api/spaces/:spaceId/leaves',
      perMinute: 120,
      read: (reading, { countIn }) => readLeafPage(reading, countIn('after') ?? 0)
    }),
    readingRoute(context, {
      path: '/api/spaces/:spaceId/documents',
      perMinute: 300,
      read: (reading, { countIn, bytesAsked }) =>
        readDocuments(reading, { at: countIn('at') ?? 0, after: bytesAsked('after', 16) })
    })
  ]
}

type ReadingRoute = {
  readonly path: string
  readonly perMinute: number
  readonly read: (
    reading: Reading,
    asked: Pick<Asked, 'countIn' | 'bytesAsked'>
  ) => Promise<object | undefined>
}

function readingRoute(context: Context, { path, perMinute, read }: ReadingRoute): Route {
  const { store, receipts } = context
  return route({
    method: 'GET',
    path,
    limits: { bodyBytes: 0, perMinute, per: 'session' },
    needs: 'member',
    body: null,
    async answer(asked): Promise<Reply> {
      const { spaceId, upTo } = asked.member
      const found = await read({ db: store.read, receipts, spaceId, upTo }, asked)
      return found ? json(found) : no('not-found')
    }
  })
}
