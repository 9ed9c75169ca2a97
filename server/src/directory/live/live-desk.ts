/** Fetches lists from their addresses, one at a time: when a steward asks, when their day has come, and on after a kill. */
import { DAY_MS } from '@beside/contract'
import type { ImportReport, LiveFeed } from '@beside/contract'
import { READING_FORM } from '@beside/hsds'
import { dateOf } from '../../clock/clock.ts'
import type { WatchedClock } from '../../clock/clock.ts'
import { dropPreview, findImportOf } from '../../store/directory-imports.ts'
import { findLive, listLive, noteLive, removeLive } from '../../store/directory-live.ts'
import type { DirectoryLive } from '../../store/directory-live.ts'
import type { Store } from '../../store/open-store.ts'
import { publishFeed } from '../held-rows.ts'
import { readApart } from '../read-apart.ts'
import { stageImport } from '../stage-import.ts'
import { openAgent, PUBLIC_LINE } from './feed-line.ts'
import type { FeedLine } from './feed-line.ts'
import { fetchPages, LIVE_LIMITS, servicesIn } from './fetch-pages.ts'
import type { LiveLimits } from './fetch-pages.ts'
import { dropSpool, endSpool, joinPages, readProgress, removeSpool, spoolOf } from './spool.ts'
import type { Progress, Spool } from './spool.ts'

export type LiveDesk = {
  states(): Promise<LiveFeed[]>
  /** Begins, or says at once that it may be asked again. False where another one is at work, or none is called so. */
  fetch(source: string): Promise<boolean>
  /** Lets go of what came so far. */
  drop(source: string): Promise<void>
  /** No list is fetched from there any more; what was read stays. */
  remove(source: string): Promise<boolean>
  /** Goes on with what was interrupted, and begins what is due. */
  look(): Promise<void>
  stop(): Promise<void>
}

type Desk = {
  readonly store: Store
  readonly clock: WatchedClock
  readonly folder: string
  readonly onTrouble: (cause: unknown) => void
  /** Something was published. */
  readonly onPublished: () => void
  readonly line?: FeedLine | undefined
  readonly limits?: Partial<LiveLimits> | undefined
}

const DAYS = { daily: 1, weekly: 7 } as const

type AtWork = {
  readonly source: string
  readonly stopping: AbortController
  readonly done: Promise<void>
  progress: Progress | undefined
  isReading: boolean
}

export function openLiveDesk(desk: Desk): LiveDesk {
  const { store, clock, folder } = desk
  let atWork: AtWork | undefined
  let isStopped = false
  function begin(feed: DirectoryLive) {
    if (atWork || isStopped) return false
    const stopping = new AbortController()
    const work = { source: feed.source, stopping, progress: undefined, isReading: false }
    const mine: AtWork = { ...work, done: Promise.resolve() }
    const done = workOn(desk, feed, mine)
      .catch((cause: unknown) => {
        if (!stopping.signal.aborted) desk.onTrouble(cause)
      })
      .finally(() => (atWork = undefined))
    atWork = Object.assign(mine, { done })
    return true
  }
  async function end(source: string) {
    if (atWork?.source !== source) return
    atWork.stopping.abort()
    await atWork.done
  }
  return {
    async states() {
      const rows = await listLive(store.read)
      return await Promise.all(rows.map((row) => describe(desk, row, atWork)))
    },
    async fetch(source) {
      const feed = await findLive(store.read, source)
      return feed !== undefined && begin(feed)
    },
    async drop(source) {
      await end(source)
      await dropSpool(spoolOf(folder, source))
    },
    async remove(source) {
      await end(source)
      await removeSpool(spoolOf(folder, source))
      return await store.write((db) => removeLive(db, source))
    },
    async look() {
      if (atWork || isStopped || !clock.isSure()) return
      for (const feed of await listLive(store.read)) {
        if (await isDue(desk, feed)) {
          begin(feed)
          return
        }
      }
    },
    async stop() {
      isStopped = true
      atWork?.stopping.abort()
      await atWork?.done
    }
  }
}

async function isDue({ clock, folder }: Desk, feed: DirectoryLive): Promise<boolean> {
  const begun = await readProgress(spoolOf(folder, feed.source).now)
  if (begun) return begun.restsUntil <= clock.now()
  return feed.next_on !== null && feed.next_on <= clock.today()
}

async function workOn(desk: Desk, feed: DirectoryLive, work: AtWork): Promise<void> {
  const { clock, folder, line = PUBLIC_LINE } = desk
  const limits = { ...LIVE_LIMITS, ...desk.limits }
  const spool = spoolOf(folder, feed.source)
  const agent = openAgent(line)
  const stopped = work.stopping.signal
  const current = await currentOf(desk, feed)
  const { answerMs, pageBytes } = limits
  const asking = { agent, isAllowed: line.isAllowed, stopped, answerMs, pageBytes }
  function tell(cause: unknown): undefined {
    if (stopped.aborted) throw cause
    desk.onTrouble(cause)
  }
  try {
    const ended = await fetchPages({
      address: feed.address,
      current,
      spool,
      asking,
      limits,
      now: () => clock.now(),
      onProgress: (progress) => (work.progress = progress)
    })
    if (ended.is === 'resting') return
    if (ended.is === 'broke-off') return await letGo(desk, feed, ended.why)
    work.isReading = true
    // What counted may have been taken back meanwhile.
    const isSame = ended.isSame && (await currentOf(desk, feed)) === current
    const read: ReadIn | undefined = isSame
      ? { outcome: 'same', countsAs: current }
      : await readIn(desk, feed, { spool, stopped, readMs: limits.readMs, ...ended }).catch(tell)
    if (read === undefined) return await letGo(desk, feed, 'broke-off')
    const { outcome, countsAs } = read
    if (countsAs === undefined) await removeSpool(spool)
    else await endSpool(spool, { ...ended.progress, countsAs, readingForm: READING_FORM })
    await note(desk, feed, { outcome, isWhole: true })
  } finally {
    agent.destroy()
  }
}

/** What did not come whole, or cannot be read to its end: it is told, and not tried again before its next day. */
async function letGo(desk: Desk, feed: DirectoryLive, outcome: string): Promise<void> {
  // It is told first: where even that fails, what came stays, and is not asked for again.
  await note(desk, feed, { outcome, isWhole: false })
  await dropSpool(spoolOf(desk.folder, feed.source))
}

async function currentOf({ store }: Desk, { source }: DirectoryLive): Promise<number | undefined> {
  return (await findImportOf(store.read, { source, state: 'current' }))?.id
}

type Whole = {
  readonly spool: Spool
  readonly stopped: AbortSignal
  readonly readMs: number
  readonly progress: Progress
}
/** And the import that counts and is just as what was fetched, where there is one. */
type ReadIn = { readonly outcome: string; readonly countsAs?: number | undefined }

/** Reads it beside what is there, as a file that a steward brings; and publishes it where that was agreed, and it is small. */
async function readIn(
  { store, clock, onPublished }: Desk,
  { source }: DirectoryLive,
  { spool, stopped, readMs, progress }: Whole
): Promise<ReadIn> {
  const { path, bytes } = await joinPages(spool, progress.pages.length)
  const before = await findImportOf(store.read, { source, state: 'preview' })
  const batches = readApart({ path, name: 'services.ndjson', source }, stopped, readMs)
  const { id, report } = await stageImport(store, { source, today: clock.today(), bytes }, batches)
  if (report.trouble !== null) return { outcome: report.trouble }
  // The newest reading is the one to look at.
  if (before) await store.write((db) => dropPreview(db, before.id))
  const current = await findImportOf(store.read, { source, state: 'current' })
  if (current && isNothingNew(report)) {
    await store.write((db) => dropPreview(db, id))
    return { outcome: 'same', countsAs: current.id }
  }
  const isHarmless = current !== undefined && isSmall(report)
  const outcome = await store.write(async (db) => {
    // Whether it may was perhaps taken back while it was fetched.
    if ((await findLive(db, source))?.publishes_itself !== 1) return 'preview'
    if (!isHarmless) return 'held-back'
    return (await publishFeed(db, id)) ? 'published' : 'preview'
  })
  if (outcome !== 'published') return { outcome }
  onPublished()
  return { outcome, countsAs: id }
}

function isNothingNew({ isNew, changed, gone }: ImportReport): boolean {
  return isNew + changed + gone === 0
}

const GONE_MAX = 0.2
const CHANGED_MAX = 0.5

/**
 * Whether a list may take its place with nobody looking: it lost no more than a fifth, half of it at most is new or
 * changed, and no place is said to be hidden no more.
 */
function isSmall({ isNew, changed, same, gone, refused, unsaid }: ImportReport): boolean {
  const before = changed + same + gone
  return (
    gone <= before * GONE_MAX &&
    isNew + changed <= before * CHANGED_MAX &&
    refused <= before * GONE_MAX &&
    unsaid === 0
  )
}

async function note(
  { store, clock }: Desk,
  { source }: DirectoryLive,
  { outcome, isWhole }: { readonly outcome: string; readonly isWhole: boolean }
): Promise<void> {
  const today = clock.today()
  await store.write(async (db) => {
    // How often it is fetched may have changed meanwhile.
    const feed = await findLive(db, source)
    if (!feed) return
    const days = feed.rhythm === 'by-hand' ? null : isWhole ? DAYS[feed.rhythm] : 1
    const next = days === null ? null : dateOf(clock.now() + days * DAY_MS)
    const fetched = isWhole ? { fetched_on: today } : {}
    await noteLive(db, source, { outcome, next_on: next, ...fetched })
  })
}

async function describe(
  { clock, folder }: Desk,
  {
    source,
    address,
    rhythm,
    publishes_itself,
    fetched_on: fetchedOn,
    next_on,
    outcome
  }: DirectoryLive,
  atWork: AtWork | undefined
): Promise<LiveFeed> {
  const mine = atWork?.source === source ? atWork : undefined
  const progress = mine?.progress ?? (await readProgress(spoolOf(folder, source).now))
  const isDone = mine === undefined && progress === undefined
  return {
    source,
    address,
    rhythm,
    publishesItself: publishes_itself === 1,
    fetchedOn,
    nextOn: next_on,
    outcome,
    isStale: isStale({ rhythm, fetchedOn }, clock.now()),
    progress: isDone
      ? null
      : {
          state: mine ? (mine.isReading ? 'reading' : 'fetching') : 'resting',
          pages: progress?.pages.length ?? 0,
          pagesSaid: progress?.pagesSaid ?? null,
          services: progress ? servicesIn(progress) : 0,
          total: progress?.total ?? null
        }
  }
}

/** It did not come whole for twice as long as it was to. */
function isStale(
  { rhythm, fetchedOn }: Pick<LiveFeed, 'rhythm' | 'fetchedOn'>,
  now: number
): boolean {
  if (rhythm === 'by-hand' || fetchedOn === null) return false
  return fetchedOn < dateOf(now - 2 * DAYS[rhythm] * DAY_MS)
}
