/** Takes the file that a steward brings, piece by piece, and reads it once it is whole. One at a time. */
import { randomBytes } from 'node:crypto'
import { mkdir, open, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { BeginFeed, FeedState, ImportReport } from '@beside/contract'
import type { Bytes } from '@beside/kernel/wire'
import type { WatchedClock } from '../clock/clock.ts'
import { FILE_MODE, FOLDER_MODE } from '../instance/instance-folder.ts'
import { textOf } from '../log/wire-records.ts'
import type { Store } from '../store/open-store.ts'
import { readApart } from './read-apart.ts'
import { stageImport } from './stage-import.ts'

export type FeedDesk = {
  readonly state: () => FeedState | null
  /** Nobody's file is dropped for another one: who means to says so with `drop`. */
  begin(wish: BeginFeed): Promise<Begun>
  /** Adds a piece where the last one ended; one that was added before changes nothing. False where it does not fit. */
  add(feed: string, at: number, bytes: Bytes): Promise<boolean>
  /** Lets go of what came so far. */
  drop(): Promise<void>
  /** Fulfilled once what is read is there whole, or broke off. */
  settled(): Promise<void>
  /** Reads no further. */
  stop(): Promise<void>
}

type Begun =
  | { readonly feed: string }
  /** Being read, it would be cut off in the middle; coming, somebody sends it. */
  | { readonly refused: 'too-many' | 'feed-coming' }

type Desk = {
  readonly store: Store
  readonly clock: WatchedClock
  readonly folder: string
  readonly onTrouble: (cause: unknown) => void
}

type Coming = {
  readonly wish: BeginFeed
  readonly feed: string
  readonly path: string
  received: number
  report: ImportReport | null
  state: FeedState['state']
}

export function openFeedDesk(desk: Desk): FeedDesk {
  let now: Coming | undefined
  const stopping = new AbortController()
  let reading: Promise<void> = Promise.resolve()
  // Pieces of one feed come one after another, also where a line sends one twice.
  let last: Promise<unknown> = Promise.resolve()
  function next<Value>(act: () => Promise<Value>): Promise<Value> {
    const mine = last.then(act)
    last = mine.catch(() => undefined)
    return mine
  }
  async function clear() {
    now = undefined
    await rm(desk.folder, { recursive: true, force: true })
  }
  return {
    state: () => (now ? describe(now) : null),
    begin: (wish) =>
      next(async () => {
        if (now?.state === 'reading') return { refused: 'too-many' }
        if (now?.state === 'coming') return { refused: 'feed-coming' }
        await clear()
        await mkdir(desk.folder, { recursive: true, mode: FOLDER_MODE })
        const feed = textOf(new Uint8Array(randomBytes(16)))
        const path = join(desk.folder, feed)
        now = { wish, feed, path, received: 0, report: null, state: 'coming' }
        return { feed }
      }),
    add: (feed, at, bytes) =>
      next(async () => {
        if (now?.feed !== feed) return false
        const isThere = at + bytes.length <= now.received
        if (isThere) return true
        if (at !== now.received || at + bytes.length > now.wish.bytes) return false
        await append(now.path, bytes)
        now.received += bytes.length
        if (now.received === now.wish.bytes)
          reading = read({ ...desk, stopped: stopping.signal }, now)
        return true
      }),
    drop: () => next(clear),
    settled: () => reading,
    async stop() {
      stopping.abort()
      await reading
    }
  }
}

async function append(path: string, bytes: Bytes): Promise<void> {
  const file = await open(path, 'a', FILE_MODE)
  try {
    await file.writeFile(bytes)
  } finally {
    await file.close()
  }
}

async function read(
  { store, clock, onTrouble, stopped }: Desk & { readonly stopped: AbortSignal },
  coming: Coming
): Promise<void> {
  const { wish, path } = coming
  const { name, source, encoding, bytes } = wish
  coming.state = 'reading'
  const onProgress = (report: ImportReport) => (coming.report = report)
  try {
    const file = { path, name, source, encoding: encoding ?? undefined }
    const batches = readApart(file, stopped)
    const today = clock.today()
    const staged = await stageImport(store, { source, today, bytes, onProgress }, batches)
    coming.report = staged.report
    coming.state = 'read'
  } catch (cause) {
    onTrouble(cause)
    coming.state = 'broke-off'
  }
  await rm(path, { force: true })
}

function describe({ wish, feed, received, report, state }: Coming): FeedState {
  const { name, source, bytes } = wish
  return { feed, name, source, bytes, received, report, state }
}
