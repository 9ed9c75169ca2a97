/** The directory as open data: the read API of HSDS, for machines. It takes no words that somebody looks for. */
import { gunzipSync } from 'node:zlib'
import { HSDS_VERSION, LIST_NAMES, profile } from '@beside/hsds'
import type { ListName } from '@beside/hsds'
import type { KeptAnswer } from '../../directory/list-keeper.ts'
import type { Context } from '../../gates/context.ts'
import { no, route } from '../../gates/route.ts'
import type { Asked, RefusalReply, Reply, Route } from '../../gates/route.ts'
import { openTurns } from '../../gates/turns.ts'
import { readCommunity } from '../../store/community.ts'
import { readPageAsked } from './hsds-asked.ts'
import type { PageAsked } from './hsds-asked.ts'
import { answerOf, makePage, makeRecord } from './hsds-page.ts'
import { openApi } from './openapi.ts'
import { sendBytes } from '../../packs/send-bytes.ts'

const ROOT = '/hsds'
const JSON_TYPE = 'application/json; charset=utf-8'
/** Whoever fetches all of a large directory does it in some minutes. */
const PER_MINUTE = 600

export function hsdsRoutes(context: Context): readonly Route[] {
  // A crowd that asks for pages nobody asked for before keeps nobody waiting who writes.
  const inTurn = openTurns()
  return [
    ...['', '/'].map((end) => get(ROOT + end, async (asked) => sayWhatThisIs(context, asked))),
    get(`${ROOT}/profile`, async (asked) => send(asked, answerOf(JSON.stringify(profile)))),
    get(`${ROOT}/openapi.json`, async (asked) => {
      const { name } = await readCommunity(context.store.read)
      return send(asked, answerOf(JSON.stringify(openApi(originOf(context, asked) + ROOT, name))))
    }),
    ...LIST_NAMES.flatMap((list) => [
      get(`${ROOT}/${list}`, async (asked) => {
        const wanted = readPageAsked(list, asked.queried())
        if ('says' in wanted) return { ...no('bad-request'), more: wanted }
        return answer(context, asked, {
          name: nameOf(list, wanted),
          make: (lists) => inTurn(async () => makePage(lists.list(list), wanted))
        })
      }),
      get(`${ROOT}/${list}/:id`, async (asked) => {
        const id = asked.wordIn('id')
        return answer(context, asked, {
          name: `${list}/${id}`,
          make: async (lists) => {
            const one = lists.list(list)
            return one.placeOf.has(id) ? inTurn(async () => makeRecord(one, id)) : undefined
          }
        })
      })
    ])
  ]
}

function get(path: string, answer: (asked: Asked<'nobody', null>) => Promise<Reply>): Route {
  return route({
    method: 'GET',
    path,
    limits: { bodyBytes: 0, perMinute: PER_MINUTE, per: 'address' },
    needs: 'nobody',
    body: null,
    answer
  })
}

type Lists = NonNullable<Awaited<ReturnType<Context['lists']['current']>>>
type Answering = {
  /** The same for the same answer. */
  readonly name: string
  readonly make: (lists: Lists) => Promise<KeptAnswer | undefined>
}

async function answer(
  { lists }: Context,
  asked: Pick<Asked, 'header'>,
  { name, make }: Answering
): Promise<Reply> {
  const current = await lists.current()
  if (!current) return BUSY
  const made = await current.kept(name, () => make(current))
  return made ? send(asked, made) : no('not-found')
}

const BUSY: RefusalReply = { ...no('server-busy'), retryAfterSeconds: 5 }

function send(asked: Pick<Asked, 'header'>, { gzip, tag }: KeptAnswer): Reply {
  const bytes = () => new Uint8Array(gunzipSync(gzip))
  return sendBytes(asked, { bytes, gzip, tag, type: JSON_TYPE })
}

function nameOf(list: ListName, { page, perPage, shape, since, by }: PageAsked): string {
  return JSON.stringify([list, page, perPage, shape, since ?? null, by])
}

async function sayWhatThisIs(context: Context, asked: Asked<'nobody', null>): Promise<Reply> {
  const { name } = await readCommunity(context.store.read)
  const origin = originOf(context, asked)
  const said = {
    version: HSDS_VERSION,
    profile: `${origin}${ROOT}/profile`,
    openapi_url: `${origin}${ROOT}/openapi.json`,
    description:
      'Services that help, as this place lists them. A confidential address is in no field.',
    publisher: { name, website: origin }
  }
  return send(asked, answerOf(JSON.stringify(said)))
}

/** On one's own machine nobody said how others reach it. */
function originOf({ publicOrigin }: Context, { header }: Pick<Asked, 'header'>): string {
  const host = header('host') ?? ''
  return publicOrigin ?? `http://${/^[\w.:[\]-]{1,255}$/u.test(host) ? host : 'localhost'}`
}
