/**
 * A house with its pages: the real server and the built web on one port, as `npm start` puts them
 * together, and a browser for each person who comes. `await using home = await openWebHouse()`.
 */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { LISTENING_DEFAULTS } from '@beside/contract'
import { openStore, type RunningServer, type ServerOptions } from '@beside/server'
import type { Browser } from 'playwright-core'
import { openMovedClock, type MovedClock } from '../../../scripts/demo/moved-clock.ts'
import { readInServices } from '../../../scripts/demo/read-in-services.ts'
import { startWithPages } from '../../../scripts/operate/run-server.ts'
import { buildWhatIsStale } from '../../../scripts/setup/build-what-is-stale.mjs'
import { openMailSink, type MailSink } from '../../../server/src/mail/mail-sink.fixture.ts'
import { openPushSink, type PushSink } from '../../../server/src/push/push-sink.fixture.ts'
import { makeStewardLink } from '../../../server/src/rooms/stewardship/steward-link.ts'
import { readCommunity, saveCommunity } from '../../../server/src/store/community.ts'
import { launchBrowser } from '../browser.ts'
import { makeVisitor, type Visitor, type VisitorOptions } from './visitor.ts'

export type WebHouse = AsyncDisposable & {
  readonly address: string
  readonly dataFolder: string
  readonly browser: Browser
  /** The server's own. It runs as time does unless it is moved. */
  readonly clock: MovedClock
  /** Where the mails of this house arrive. */
  readonly mail: MailSink
  /** Where its pushes arrive. */
  readonly push: PushSink
  /** Somebody with a browser of their own, in which nothing is kept yet. */
  visitor(options?: VisitorOptions): Promise<Visitor>
  /** A steward's one-time link, whole. */
  makeStewardLink(): Promise<string>
  /** What a steward decides in the browser elsewhere: who may come in, and the lines of Help now. */
  setUp(community: Partial<CommunitySettings>): Promise<void>
  /** The day on which the place closes, also one that has passed; null where it stays open. */
  closeOn(day: string | null): Promise<void>
  /** Reads a feed of services in, and makes the pack that everybody fetches. */
  listServices(services: Parameters<typeof readInServices>[1]): Promise<void>
  stopServer(): Promise<void>
  startServer(changes?: Partial<ServerOptions>): Promise<void>
  /** Does at once what the server otherwise does every hour. */
  sweep(): Promise<void>
  /** Does at once what it otherwise does every twenty seconds: sends what is due. */
  send(): Promise<void>
}

export type CommunitySettings = Parameters<typeof saveCommunity>[1]

export type WebHouseOptions = Partial<Omit<ServerOptions, 'dataFolder' | 'web'>> & {
  /** Where browsers go instead, such as to a proxy that listens along. It is told the server's port. */
  readonly through?: (port: number) => Promise<string>
}

/** Twenty arrivals from one address in a minute are a crowd to the server. Here they are a test. */
const RATE_SCALE = 100

export async function openWebHouse(options: WebHouseOptions = {}): Promise<WebHouse> {
  await buildWhatIsStale()
  const { through, ...serverOptions } = options
  const dataFolder = await mkdtemp(join(tmpdir(), 'beside-web-'))
  const browser = await launchBrowser()
  const mail = await openMailSink()
  const push = await openPushSink()
  const clock = openMovedClock()
  const start = async (port: number, changes: Partial<ServerOptions> = {}) =>
    await startPages({
      rateScale: RATE_SCALE,
      mail: mail.setting,
      push: push.setting,
      clock,
      ...serverOptions,
      ...changes,
      dataFolder,
      port
    })
  let server: RunningServer | undefined = await start(0)
  const { port } = server
  const address = (await through?.(port)) ?? server.address
  const visitors: Visitor[] = []
  await saveCommunityIn(dataFolder, {})

  async function stopServer() {
    await server?.stop()
    server = undefined
  }
  return {
    address,
    dataFolder,
    browser,
    clock,
    mail,
    push,
    async visitor(visitorOptions = {}) {
      const visitor = await makeVisitor(browser, address, visitorOptions)
      visitors.push(visitor)
      return visitor
    },
    async makeStewardLink() {
      await using store = await openStore(dataFolder)
      return address + (await makeStewardLink(store, clock.now()))
    },
    setUp: (community) => saveCommunityIn(dataFolder, community),
    async closeOn(closesOn) {
      await using store = await openStore(dataFolder)
      await store.write(async (db) => saveCommunity(db, { ...(await readCommunity(db)), closesOn }))
    },
    async listServices(services) {
      await readInServices(dataFolder, services)
      await server?.renewDirectory()
    },
    stopServer,
    async startServer(changes = {}) {
      server = await start(port, changes)
    },
    async sweep() {
      await server?.sweep()
    },
    async send() {
      await server?.nudge()
    },
    async [Symbol.asyncDispose]() {
      await Promise.all(visitors.map((visitor) => visitor.goHome()))
      await browser.close()
      await stopServer()
      await mail.close()
      await push.close()
      await rm(dataFolder, { recursive: true, force: true })
    }
  }
}

async function startPages(options: ServerOptions): Promise<RunningServer> {
  const { server, hasPages } = await startWithPages(options)
  if (!hasPages) throw new Error('The pages are not built.')
  return server
}

async function saveCommunityIn(
  dataFolder: string,
  community: Partial<CommunitySettings>
): Promise<void> {
  await using store = await openStore(dataFolder)
  const settings: CommunitySettings = {
    name: 'The Harbour',
    admission: 'open',
    region: null,
    outsideContact: '',
    exitTo: null,
    lines: [],
    promises: { hours: '', replyTimes: '', limits: '' },
    closesOn: null,
    listening: LISTENING_DEFAULTS,
    ...community
  }
  await store.write((db) => saveCommunity(db, settings))
}
