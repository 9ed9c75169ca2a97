/** The server: the store, the gates and the feed behind one port. `scripts/serve.ts` adds the web to it. */
import { createServer } from 'node:http'
import type { IncomingMessage, Server, ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { getRequestListener } from '@hono/node-server'
import type { HttpBindings } from '@hono/node-server'
import type { Hono } from 'hono'
import { pino } from 'pino'
import type { Logger } from 'pino'
import { systemClock, watchClock } from './clock/clock.ts'
import type { Clock } from './clock/clock.ts'
import { readAddressRules } from './config/address.ts'
import type { AddressRules, Arrival } from './config/address.ts'
import type { MailSetting } from './config/mail.ts'
import type { PushSetting } from './config/push.ts'
import type { KnownRelease } from './gates/context.ts'
import { guardAnswer, REPLY_PATHS } from './http/answer-headers.ts'
import { openContext } from './http/open-context.ts'
import { sendPlainHttpPage } from './http/plain-http-page.ts'
import type { FeedLine } from './directory/live/feed-line.ts'
import type { LiveLimits } from './directory/live/fetch-pages.ts'
import type { Bindings } from './http/read-body.ts'

export type ServerOptions = {
  readonly dataFolder: string
  /** 0 or none takes any free port. */
  readonly port?: number
  readonly host?: string
  readonly clock?: Clock
  /** Answers everything that is not the API: pages, scripts, styles. */
  readonly web?: WebHandler
  /** What `web` is made of. */
  readonly release?: KnownRelease
  /** The origin that people see, such as `https://beside.example`. */
  readonly publicAddress?: string
  /** `loopback`, `private`, addresses or networks of the proxy in front, separated by commas. */
  readonly trustedProxy?: string
  readonly log?: Logger
  /** Where PostgreSQL is reached; without it the store is a file in the folder. */
  readonly databaseUrl?: string | undefined
  /** What the store may grow to, in bytes. */
  readonly storeBytesMax?: number
  /** Multiplies every limit per minute: a benchmark is a crowd at one address. */
  readonly rateScale?: number
  /** How many feeds may be open at once, 20,000 if none is given; above it a new one is told to come back. */
  readonly feedsMax?: number | undefined
  /** How mails leave; without it none are sent. */
  readonly mail?: MailSetting | undefined
  /** How long one step of the mail host may take, ms. */
  readonly mailPatienceMs?: number | undefined
  /** How pushes leave; without it none are sent. */
  readonly push?: PushSetting | undefined
  /** How long a push service may take, ms. */
  readonly pushPatienceMs?: number | undefined
  /** How lists are reached at their address; as anybody reaches what is public, if nothing is given. */
  readonly feedLine?: FeedLine | undefined
  readonly feedLimits?: Partial<LiveLimits> | undefined
  /** What runs on the thread of OPAQUE; its own steps if nothing is given. */
  readonly opaqueThread?: URL
  /** How long a connection may stand still, ms: also with a reply that nobody reads. */
  readonly stillMaxMs?: number
}

export type WebHandler =
  | ((request: Request) => Response | Promise<Response>)
  | ((incoming: IncomingMessage, outgoing: ServerResponse) => void)

export type RunningServer = AsyncDisposable & {
  /** Such as `http://127.0.0.1:4000`. */
  readonly address: string
  readonly port: number
  /** Answers within the process, for server-rendered pages. */
  readonly app: Hono<Bindings>
  /** From where a request for a page came. */
  arrivalOf(incoming: IncomingMessage): Arrival
  /** Does at once what is otherwise done every hour. */
  sweep(): Promise<void>
  /** Does at once what is otherwise done every twenty seconds: sends the nudges and letters that are due. */
  nudge(): Promise<void>
  /** Does at once what is otherwise done every minute: makes a new pack of the directory where one is due. */
  renewDirectory(): Promise<void>
  stop(): Promise<void>
}

const SWEEP_MS = 3600_000
const NUDGE_MS = 20_000
const RENEW_MS = 60_000
const STOP_GRACE_MS = 2000
const STILL_MAX_MS = 90_000

/**
 * Starts the server on a folder.
 *
 * @throws InstanceTrouble, StoreTrouble or AddressTrouble, each by its reason
 */
export async function startServer(options: ServerOptions): Promise<RunningServer> {
  const log = options.log ?? pino({ base: null, redact: [] })
  const rules = readAddressRules(options)
  const clock = watchClock(options.clock ?? systemClock)
  const opened = await openContext({ ...options, log, rules, clock })
  const server = createServer(serverLimits, makeListener(opened.app, rules, options.web))
  // Longer than between two beats of the feed, and than any answer takes to begin.
  server.setTimeout(options.stillMaxMs ?? STILL_MAX_MS)
  await listen(server, options)
  const sweeping = setInterval(() => void opened.sweep(), SWEEP_MS)
  sweeping.unref()
  const nudging = setInterval(() => void opened.nudge(), NUDGE_MS)
  nudging.unref()
  const renewing = setInterval(() => void opened.renew(), RENEW_MS)
  renewing.unref()
  const { port, address } = server.address() as AddressInfo
  let stopped: Promise<void> | undefined
  function stop() {
    clearInterval(sweeping)
    clearInterval(nudging)
    clearInterval(renewing)
    // Whoever stops it once more waits for the same end.
    stopped ??= stopServer(server, opened)
    return stopped
  }
  return {
    address: `http://${hostOnMachine(address)}:${port}`,
    port,
    app: opened.app,
    arrivalOf: (incoming) => rules.arrivalOf(incoming),
    sweep: opened.sweep,
    nudge: opened.nudge,
    renewDirectory: opened.renew,
    stop,
    [Symbol.asyncDispose]: stop
  }
}

// A request that dawdles is ended. A reply, such as the feed, may take as long as it likes while somebody
// reads it; one that nobody reads would lie in memory for ever.
const serverLimits = { headersTimeout: 15_000, requestTimeout: 60_000, keepAliveTimeout: 20_000 }

function makeListener(app: Hono<Bindings>, rules: AddressRules, web: WebHandler | undefined) {
  const arrivals = new WeakMap<object, Arrival>()
  const answerApi = getRequestListener((request, env) => {
    const { incoming, outgoing } = env as HttpBindings
    const arrival = arrivals.get(incoming) ?? rules.arrivalOf(incoming)
    return app.fetch(request, { incoming, outgoing, arrival })
  })
  const answerWeb = web && (isNodeHandler(web) ? web : getRequestListener(web))
  return (incoming: IncomingMessage, outgoing: ServerResponse): void => {
    const arrival = rules.arrivalOf(incoming)
    const [path = ''] = (incoming.url ?? '').split('?', 1)
    // Over plain HTTP every path has the same page as its answer.
    guardAnswer(outgoing, arrival.isSafe ? path : '/', arrival.isHttps)
    if (!arrival.isSafe) return sendPlainHttpPage(outgoing)
    arrivals.set(incoming, arrival)
    const isReply = answerWeb === undefined || REPLY_PATHS.test(path)
    if (isReply) void answerApi(incoming, outgoing)
    else answerWeb(incoming, outgoing)
  }
}

function isNodeHandler(
  web: WebHandler
): web is (incoming: IncomingMessage, outgoing: ServerResponse) => void {
  return web.length >= 2
}

// A server that listens everywhere is reached from this machine by the loopback.
function hostOnMachine(address: string): string {
  if (address === '0.0.0.0' || address === '::') return '127.0.0.1'
  return address.includes(':') ? `[${address}]` : address
}

async function listen(server: Server, { port = 0, host = '127.0.0.1' }: ServerOptions) {
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, host, () => {
      server.off('error', reject)
      resolve()
    })
  })
}

async function stopServer(
  server: Server,
  opened: Awaited<ReturnType<typeof openContext>>
): Promise<void> {
  const closed = new Promise((resolve) => server.close(resolve))
  opened.endFeeds()
  server.closeIdleConnections()
  const grace = setTimeout(() => server.closeAllConnections(), STOP_GRACE_MS)
  await closed
  clearTimeout(grace)
  await opened.close()
}
