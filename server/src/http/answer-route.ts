/** The door of every route: origin, limit, session, token, body; then the route's own answer. */
import { REASONS, TOKEN_HEADER } from '@beside/contract'
import type { Reason } from '@beside/contract'
import { isSameBytes, ok, refused } from '@beside/kernel/wire'
import type { Bytes, Result } from '@beside/kernel/wire'
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response'
import type { Context as HonoContext } from 'hono'
import * as v from 'valibot'
import type { Context } from '../gates/context.ts'
import { addressForCounting, wideNetworkOf } from '../gates/rate-gate.ts'
import { no } from '../gates/route.ts'
import { TooManyWait } from '../gates/turns.ts'
import type { Asked, RefusalReply, Reply, Route } from '../gates/route.ts'
import type { OpenSession } from '../gates/session-gate.ts'
import type { SpaceMember } from '../gates/token-gate.ts'
import { bytesOf } from '../log/wire-records.ts'
import { isStoreTrouble, storeTroubleOf } from '../store/store-trouble.ts'
import { API_HEADERS } from './api-headers.ts'
import { isMeantFor } from '../gates/is-meant.ts'
import { isSameOrigin } from './same-origin.ts'
import { logTrouble } from './log-trouble.ts'
import { readJson } from './read-body.ts'
import type { Bindings } from './read-body.ts'

type Visit = {
  readonly context: Context
  readonly route: Route
  readonly c: HonoContext<Bindings>
  readonly address: string
}

/** What a flood or a guesser hears most. */
const HELD_BACK: readonly Reason[] = ['slow-down', 'invite-unknown', 'seat-unknown']

/** Never rejects: what goes wrong has a name. */
export async function answerRoute(visit: Visit): Promise<Response> {
  try {
    const reply = await passDoor(visit)
    if (!reply.ok && HELD_BACK.includes(reply.reason)) await visit.context.refusals.hold()
    return respond(visit.c, reply)
  } catch (cause) {
    return respond(visit.c, troubleReply(visit, cause))
  }
}

async function passDoor(visit: Visit): Promise<Reply> {
  const { context, route, c, address } = visit
  const isOurs = route.method === 'GET' || route.isFromAnywhere === true
  if (!isOurs && !isSameOrigin(c, context)) return no('wrong-origin')
  const isPerSession = route.limits.per === 'session'
  const early = isPerSession ? undefined : countVisit(visit, addressForCounting(address))
  if (early) return early
  const cookies = c.req.header('cookie') ?? ''
  const session = route.needs === 'nobody' ? undefined : await findSession(visit, cookies)
  if (route.needs !== 'nobody' && !session) return no('not-signed-in')
  const late = session && isPerSession ? countVisit(visit, session.id.join()) : undefined
  if (late) return late
  if (!isFreshEnough(route, session)) return no('sign-in-again')
  const member = await readMember(visit, session)
  if (!member.ok) return member
  const body = await readBody(visit)
  if (!body.ok) return body
  const still = route.body ? session && (await findSession(visit, cookies)) : session
  // A body may take a minute to come, and meanwhile its sender may have been signed out.
  if (session && !still) return no('not-signed-in')
  if (!isFreshEnough(route, still)) return no('sign-in-again')
  return route.answer({
    ...partsOf(visit),
    body: body.value,
    session: still ?? null,
    member: member.value,
    address,
    cookies
  })
}

async function findSession(
  { context, c }: Visit,
  cookies: string
): Promise<OpenSession | undefined> {
  const session = await context.sessions.find(cookies)
  return session && isMeantFor(session, (name) => c.req.header(name)) ? session : undefined
}

function isFreshEnough({ needs }: Route, session: OpenSession | undefined): boolean {
  return needs !== 'fresh' || session?.isFresh === true
}

function countVisit({ context, route, c }: Visit, who: string): RefusalReply | undefined {
  const { perMinute, per, networkPerMinute, allPerMinute } = route.limits
  // Pages that this process renders read for whoever visits them, and count for nobody; what they write counts.
  const isOfPage = !c.env?.incoming && (route.method === 'GET' || !c.env?.arrival)
  if (per === 'address' && isOfPage) return undefined
  const what = `${route.method} ${route.path} `
  const counts = [
    [who, perMinute],
    [`of ${wideNetworkOf(who, 3)}`, networkPerMinute],
    ['', allPerMinute]
  ] as const
  for (const [name, most] of counts) {
    const retryAfterSeconds = most === undefined ? 0 : context.rates.count(what + name, most)
    // What one is refused counts for nobody else, or one address could shut the door for all.
    if (retryAfterSeconds > 0) return { ...no('slow-down'), retryAfterSeconds }
  }
  return undefined
}

async function readMember(
  { context, route, c }: Visit,
  session: OpenSession | undefined
): Promise<Result<SpaceMember | null, Reason>> {
  if (route.needs !== 'member' || !session) return ok(null)
  const member = await context.tokens.read(session, c.req.header(TOKEN_HEADER) ?? '')
  if (!member.ok) return member
  const inPath = c.req.param('spaceId')
  const isThisSpace = inPath === undefined || isSameBytes(bytesOf(inPath), member.value.spaceId)
  return isThisSpace ? member : refused('token-refused')
}

async function readBody({ route, c }: Visit): Promise<Result<unknown, Reason>> {
  if (!route.body) return ok(null)
  const json = await readJson(c, route.limits.bodyBytes)
  if (!json.ok) return json
  const parsed = v.safeParse(route.body, json.value, { abortEarly: true })
  return parsed.success ? ok(parsed.output) : refused('bad-request')
}

function partsOf({
  c
}: Visit): Pick<
  Asked,
  'bytesIn' | 'wordIn' | 'numberIn' | 'bytesAsked' | 'countIn' | 'queried' | 'header'
> {
  return {
    bytesIn: (part, size) => bytesOfSize(c.req.param(part), size),
    wordIn: (part) => c.req.param(part) ?? '',
    bytesAsked: (name, size) => bytesOfSize(c.req.query(name), size),
    numberIn: (part) => wholeNumber(c.req.param(part)),
    countIn: (name) => wholeNumber(c.req.query(name)),
    queried: () => [...new URL(c.req.url).searchParams],
    header: (name) => c.req.header(name)
  }
}

function wholeNumber(text = ''): number | undefined {
  return /^\d{1,10}$/u.test(text) ? Math.min(Number(text), 0xffffffff) : undefined
}

function bytesOfSize(text = '', size: number): Bytes | undefined {
  const isText = /^[\w-]+$/u.test(text) && text.length === Math.ceil((size * 4) / 3)
  return isText ? bytesOf(text) : undefined
}

function troubleReply({ context, route }: Visit, cause: unknown): RefusalReply {
  const busy = { ...no('server-busy'), retryAfterSeconds: 5 }
  // A flood must not fill the log as well.
  if (cause instanceof TooManyWait) return busy
  logTrouble(context.log, `${route.method} ${route.path}`, cause)
  if (!isStoreTrouble(cause)) return busy
  const { reason } = storeTroubleOf(cause)
  return no(reason === 'store-full' ? 'store-full' : 'store-unavailable')
}

function respond(c: HonoContext<Bindings>, reply: Reply): Response {
  if (!reply.ok) return respondRefusal(reply)
  if ('json' in reply) return respondJson(200, reply.json, reply.headers)
  if ('bytes' in reply) return new Response(reply.bytes, { headers: reply.headers })
  if ('unchanged' in reply) return new Response(null, { status: 304, headers: reply.headers })
  if ('seeOther' in reply)
    return new Response(null, {
      status: 303,
      headers: { ...API_HEADERS, location: reply.seeOther }
    })
  const outgoing = c.env?.outgoing
  // Only a socket can carry a stream; within the process there is none.
  if (!outgoing || !('socket' in outgoing)) return respondRefusal(no('bad-request'))
  const refusal = reply.stream(outgoing)
  return refusal ? respondRefusal(refusal) : RESPONSE_ALREADY_SENT
}

export function respondRefusal({
  reason,
  retryAfterSeconds,
  more,
  headers
}: RefusalReply): Response {
  const wait = retryAfterSeconds === undefined ? {} : { retryAfterSeconds }
  const retry: Record<string, string> =
    retryAfterSeconds === undefined ? {} : { 'retry-after': String(retryAfterSeconds) }
  return respondJson(REASONS[reason], { reason, ...wait, ...more }, { ...headers, ...retry })
}

function respondJson(
  status: number,
  body: unknown,
  headers: Readonly<Record<string, string>> = {}
): Response {
  return new Response(JSON.stringify(body), { status, headers: { ...API_HEADERS, ...headers } })
}
