/** The directory for everybody: a pack to fetch, with no session, and nothing that says who looks for what. */
import type { DirectorySummary } from '@beside/contract'
import { dateOf } from '../../clock/clock.ts'
import type { EncodedPart } from '../../directory/pack-keeper.ts'
import type { Context } from '../../gates/context.ts'
import { json, no, route } from '../../gates/route.ts'
import type { BytesReply, Route } from '../../gates/route.ts'
import { searchRoutes } from './search.ts'
import { stewardRoutes } from './steward.ts'

export function directoryRoutes(context: Context): readonly Route[] {
  return [
    summaryRoute(context),
    packRoute(context),
    partRoute(context),
    ...searchRoutes(context),
    ...stewardRoutes(context)
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
    async answer() {
      const pack = await packs.current()
      return pack ? json(pack.served) : no('not-found')
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
    async answer({ wordIn, header }) {
      const part = await packs.part(wordIn('sha256'))
      return part ? sendPart(part, header('accept-encoding') ?? '') : no('not-found')
    }
  })
}

const PART_HEADERS = {
  'content-type': 'application/octet-stream',
  // What was hidden since must lie in no cache on the way; devices keep what they fetched themselves.
  'cache-control': 'no-store',
  vary: 'accept-encoding'
} as const

function sendPart({ bytes, brotli, gzip }: EncodedPart, accepted: string): BytesReply {
  if (accepts(accepted, 'br')) return packed(brotli, 'br')
  if (accepts(accepted, 'gzip')) return packed(gzip, 'gzip')
  return { ok: true, bytes, headers: PART_HEADERS }
}

function packed(bytes: EncodedPart['bytes'], encoding: string): BytesReply {
  return { ok: true, bytes, headers: { ...PART_HEADERS, 'content-encoding': encoding } }
}

function accepts(header: string, encoding: string): boolean {
  return header.split(',').some((one) => {
    const [name, ...rest] = one.split(';').map((part) => part.trim().toLowerCase())
    return name === encoding && !rest.some((part) => /^q=0(\.0*)?$/u.test(part))
  })
}
