/** Puts the parts of the server together, once, in the order in which they need each other. */
import { DAY_MS } from '@beside/contract'
import type { Hono } from 'hono'
import type { Logger } from 'pino'
import { keepClockNote } from '../clock/clock-note.ts'
import type { ClockNote } from '../clock/clock-note.ts'
import { dateOf } from '../clock/clock.ts'
import type { WatchedClock } from '../clock/clock.ts'
import type { AddressRules } from '../config/address.ts'
import type { MailSetting } from '../config/mail.ts'
import type { PushSetting } from '../config/push.ts'
import { openFeedDesk } from '../directory/feed-desk.ts'
import type { FeedLine } from '../directory/live/feed-line.ts'
import type { LiveLimits } from '../directory/live/fetch-pages.ts'
import { openLiveDesk } from '../directory/live/live-desk.ts'
import { openListKeeper } from '../directory/list-keeper.ts'
import { openLinesKeeper } from '../lines/lines-keeper.ts'
import { openPackKeeper } from '../directory/pack-keeper.ts'
import { openFeedHub } from '../feed/feed-hub.ts'
import type { Context, KnownRelease } from '../gates/context.ts'
import { openNameGate } from '../gates/name-gate.ts'
import { openRateGate } from '../gates/rate-gate.ts'
import { openStateGate } from '../gates/sealed-state.ts'
import { openSessionGate } from '../gates/session-gate.ts'
import { openSlowRefusals } from '../gates/slow-refusals.ts'
import { openTokenGate } from '../gates/token-gate.ts'
import { openTurns } from '../gates/turns.ts'
import type { InTurn } from '../gates/turns.ts'
import { describeFolder } from '../instance/instance-folder.ts'
import { openInstance } from '../instance/instance.ts'
import type { Instance } from '../instance/instance.ts'
import { openAppendQueue } from '../log/append-queue.ts'
import { makeReceiptSigner } from '../log/receipts.ts'
import { sweepWhatIsDue } from '../log/sweep.ts'
import { openMailer } from '../mail/mailer.ts'
import { openOpaque } from '../opaque/opaque.ts'
import { openPusher } from '../push/pusher.ts'
import { openPushKey } from '../push/vapid.ts'
import { yearBefore } from '../rooms/listening/quarters.ts'
import { askWhoWaits } from '../rooms/newsletter/asking.ts'
import { openNewsletterSender } from '../rooms/newsletter/sender.ts'
import { openNudgeSender } from '../rooms/nudges/sender.ts'
import { lockFolder } from '../store/lock-folder.ts'
import { openStore } from '../store/open-store.ts'
import type { Store } from '../store/open-store.ts'
import { endBrokenImports, removeUndoneRows } from '../store/directory-imports.ts'
import { removeEntriesUntilBefore } from '../store/entries.ts'
import { removeHeardTotalsBefore } from '../store/heard-totals.ts'
import { forgetShiftsOver } from '../store/shifts.ts'
import { removeSeatsEndedBefore } from '../store/gathering-seats.ts'
import { removeAskedUntilBefore } from '../store/newsletter-readers.ts'
import { removeListingsUntilBefore } from '../store/listings.ts'
import { forgetPausesUntilBefore, removePausesMadeBefore } from '../store/pauses.ts'
import { removeStewardKeysExpiredBefore } from '../store/stewards.ts'
import { openVault } from '../vault/vault.ts'
import { makeApp } from './app.ts'
import { clearJournal } from './clear-journal.ts'
import { logTrouble } from './log-trouble.ts'
import { makeMetrics } from './metrics.ts'
import type { Bindings } from './read-body.ts'
import { openNewsletter } from './open-newsletter.ts'

export type ContextOptions = {
  readonly dataFolder: string
  readonly log: Logger
  readonly rules: AddressRules
  readonly clock: WatchedClock
  readonly release?: KnownRelease
  readonly databaseUrl?: string | undefined
  readonly storeBytesMax?: number
  readonly rateScale?: number
  readonly feedsMax?: number | undefined
  readonly mail?: MailSetting | undefined
  readonly mailPatienceMs?: number | undefined
  readonly push?: PushSetting | undefined
  readonly pushPatienceMs?: number | undefined
  readonly opaqueThread?: URL
  readonly feedLine?: FeedLine | undefined
  readonly feedLimits?: Partial<LiveLimits> | undefined
}

export type OpenContext = {
  readonly app: Hono<Bindings>
  readonly sweep: () => Promise<void>
  readonly nudge: () => Promise<void>
  readonly renew: () => Promise<void>
  endFeeds(): void
  close(): Promise<void>
}

export async function openContext(options: ContextOptions): Promise<OpenContext> {
  const instance = await openInstance(options.dataFolder)
  await using opening = new AsyncDisposableStack()
  opening.use(lockFolder(options.dataFolder))
  const remembered: { forget?: () => void } = {}
  const store = await openStore(options.dataFolder, {
    databaseUrl: options.databaseUrl,
    instanceId: instance.instanceId,
    bytesMax: options.storeBytesMax,
    isServing: true,
    onReconnected: () => remembered.forget?.()
  })
  opening.use(store)
  opening.use(await keepClockNote(describeClockNote(options)))
  return joinParts(options, { instance, store, remembered, held: opening.move() })
}

function describeClockNote({ clock, log, dataFolder }: ContextOptions): ClockNote {
  const onTrouble = (cause: unknown) => logTrouble(log, 'clock', cause)
  return { clock, log, path: describeFolder(dataFolder).clockNote, onTrouble }
}

type Opened = {
  readonly instance: Instance
  readonly store: Store
  readonly remembered: { forget?: () => void }
  /** The look at the clock, the store and the lock on its folder, let go in this order. */
  readonly held: AsyncDisposableStack
}

function joinParts(options: ContextOptions, opened: Opened): OpenContext {
  const { instance, remembered, held } = opened
  const { log, clock } = options
  const inTurn = openTurns()
  const store = writeInTurn(opened.store, inTurn)
  const onTrouble = (where: string) => (cause: unknown) => logTrouble(log, where, cause)
  const feed = openFeedHub({
    db: store.read,
    clock,
    onTrouble: onTrouble('feed'),
    readersMax: options.feedsMax
  })
  const metrics = makeMetrics({ readers: () => feed.size, isClockSure: () => clock.isSure() })
  const receipts = makeReceiptSigner(instance.receiptKey.privateKey, instance.generation)
  const opaque = held.use(openOpaque(instance, options.opaqueThread))
  const queue = openAppendQueue({
    store: opened.store,
    clock,
    receipts,
    publish: (committed) => feed.publish(committed),
    countBatch: (size) => metrics.countBatch(size),
    clearJournal: () => void clearJournal({ store, log })
  })
  remembered.forget = () => queue.forgetAll()
  const context: Context = {
    instance,
    store,
    clock,
    log,
    queue,
    feed,
    inTurn,
    receipts,
    opaque,
    ...openDirectory({ ...options, instance, store }),
    vault: openVault(instance.secrets.stateKey),
    ...openNewsletter({ store, clock }),
    mailer: options.mail && openMailer(options.mail, options.mailPatienceMs),
    pusher: openPushes(options, instance),
    publicOrigin: options.rules.publicOrigin,
    release: options.release,
    statementPath: describeFolder(options.dataFolder).statement,
    ...openGates({ ...options, instance, store, onEnd: (id) => feed.endSession(id) })
  }
  const nudges = openNudgeSender(context)
  const letters = openNewsletterSender(context)
  return {
    app: makeApp(context, metrics),
    async sweep() {
      await sweepAll(context).catch(onTrouble('sweep'))
      await store.forgetOrder().catch(onTrouble('order'))
    },
    async nudge() {
      await nudges.look().catch(onTrouble('nudges'))
      await askWhoWaits(context).catch(onTrouble('newsletter'))
      await letters.look().catch(onTrouble('newsletter'))
    },
    renew: () => renewDirectory(context).catch(onTrouble('directory')),
    endFeeds: () => feed.endAll('server-stops'),
    async close() {
      nudges.close()
      await letters.close()
      await stopDirectory(context)
      await queue.drained()
      feed[Symbol.dispose]()
      await store.forgetOrder().catch(onTrouble('order'))
      await held.disposeAsync()
    }
  }
}

function openDirectory({
  instance,
  store,
  clock,
  log,
  dataFolder,
  feedLine: line,
  feedLimits: limits
}: Omit<Parts, 'onEnd'>): Pick<Context, 'packs' | 'lists' | 'feeds' | 'live' | 'lines'> {
  const { feeds: folder, live } = describeFolder(dataFolder)
  const onTrouble = (cause: unknown) => logTrouble(log, 'feeds', cause)
  const key = instance.receiptKey.privateKey
  const packs = openPackKeeper({ store, clock, key })
  const onPublished = () => void packs.look().catch(() => undefined)
  return {
    packs,
    lists: openListKeeper({ store, onTrouble: (cause) => logTrouble(log, 'open data', cause) }),
    lines: openLinesKeeper({ store, clock, key }),
    feeds: openFeedDesk({ store, clock, folder, onTrouble }),
    live: openLiveDesk({ store, clock, folder: live, onTrouble, onPublished, line, limits })
  }
}

async function stopDirectory({ packs, lists, feeds, live, lines }: Context): Promise<void> {
  await lines.settled()
  await live.stop()
  await feeds.stop()
  await lists.stop()
  await packs.stop()
}

function openPushes(
  { push, pushPatienceMs, clock }: ContextOptions,
  { secrets }: Instance
): Context['pusher'] {
  if (!push) return undefined
  const key = openPushKey(secrets.stateKey)
  return openPusher({ setting: push, key, now: () => clock.now(), patienceMs: pushPatienceMs })
}

// The log alone writes whenever it has something to write.
function writeInTurn(store: Store, inTurn: InTurn): Store {
  return { ...store, write: (work) => inTurn(() => store.write(work)) }
}

type Parts = ContextOptions & {
  readonly instance: Instance
  readonly store: Store
  readonly onEnd: (sessionId: Uint8Array<ArrayBuffer>) => void
}

function openGates(
  parts: Parts
): Pick<Context, 'sessions' | 'tokens' | 'rates' | 'refusals' | 'names' | 'states'> {
  const { instance, store, clock, log, rules, onEnd } = parts
  const { instanceId, secrets } = instance
  const elapsed = () => clock.elapsed()
  return {
    sessions: openSessionGate({
      store,
      clock,
      instanceId,
      onEnd,
      isSecure: rules.isSecure,
      onTrouble: (cause) => logTrouble(log, 'sessions', cause)
    }),
    tokens: openTokenGate({ db: store.read, clock, instanceId, tokenKey: secrets.tokenKey }),
    rates: openRateGate(elapsed, parts.rateScale),
    refusals: openSlowRefusals(),
    names: openNameGate(secrets.nameKey, elapsed),
    states: openStateGate(secrets.stateKey, elapsed)
  }
}

async function renewDirectory({ packs, live, lines, store }: Context): Promise<void> {
  await lines.look()
  await live.look()
  await packs.look()
  while (await store.write((db) => removeUndoneRows(db))) continue
}

/** A pause that nobody met is not kept longer. */
const PAUSES_STAND_MS = 90 * DAY_MS

async function sweepAll({ store, clock, queue, sessions }: Context): Promise<void> {
  // Nothing is taken away by a clock that nobody can trust.
  if (!clock.isSure()) return
  await sessions.endUnused()
  await store.write(async (db) => {
    await removeStewardKeysExpiredBefore(db, clock.now())
    await removeEntriesUntilBefore(db, clock.today())
    await removeListingsUntilBefore(db, clock.today())
    await removeAskedUntilBefore(db, clock.today())
    await removeSeatsEndedBefore(db, clock.now() - DAY_MS)
    await endBrokenImports(db, dateOf(clock.now() - DAY_MS))
    await forgetPausesUntilBefore(db, clock.today())
    await forgetShiftsOver(db, clock.now())
    await removeHeardTotalsBefore(db, yearBefore(clock.today()))
    await removePausesMadeBefore(db, dateOf(clock.now() - PAUSES_STAND_MS))
  })
  // Last, since it rejects where somebody holds the journal, as a backup does.
  await sweepWhatIsDue(store, clock, (spaceId) => queue.forget(spaceId))
}
