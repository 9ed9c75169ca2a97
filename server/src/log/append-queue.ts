/**
 * The one writer of the log. Writes that wait while others are being committed go into the next batch
 * together, so many small writes cost one wait for the disk. Nothing is acknowledged before its commit.
 */
import type { SpaceId } from '@beside/kernel/wire'
import type { WatchedClock } from '../clock/clock.ts'
import { isPlaceClosed } from '../gates/closing-gate.ts'
import type { Store } from '../store/open-store.ts'
import { isStoreTrouble, storeTroubleOf } from '../store/store-trouble.ts'
import type { Writer } from '../store/tables.ts'
import { commitBatch } from './commit-batch.ts'
import { draftOfKnown, knownOfDraft, readDraft } from './draft.ts'
import type { Draft, KnownSpace } from './draft.ts'
import type { ReceiptSigner } from './receipts.ts'
import { rememberUpTo } from './remember.ts'
import { openAuthorTurns } from './author-turns.ts'
import { textOf } from './wire-records.ts'
import type { Committed, Write, WriteResult } from './write.ts'

export type AppendQueue = {
  /** Fulfilled once the write is durable or refused. Rejects with a StoreTrouble. */
  append(write: Write): Promise<WriteResult>
  /** Forgets what is known of a space whose rows went. */
  forget(spaceId: SpaceId): void
  /** Forgets what is known of all spaces: the store may have gone on without us, or back. */
  forgetAll(): void
  /** Fulfilled when nothing waits any more. */
  drained(): Promise<void>
}

export type AppendSetting = {
  readonly store: Store
  readonly clock: WatchedClock
  readonly receipts: ReceiptSigner
  readonly publish: (committed: readonly Committed[]) => void
  readonly countBatch: (size: number) => void
  /** Called after words were taken back. Nobody waits for it: a backup may read on for minutes. */
  readonly clearJournal: () => void
}

const SPACES_KNOWN = 2000
/** More waiting than this, and a new write is told to come back. */
const WAITING_MAX = 5000

type Waiting = {
  readonly write: Write
  readonly resolve: (result: WriteResult) => void
  readonly reject: (trouble: unknown) => void
}

export function openAppendQueue(setting: AppendSetting): AppendQueue {
  const known = rememberUpTo<KnownSpace>(SPACES_KNOWN)
  const turns = openAuthorTurns(authorOf)
  let running: Promise<void> | undefined

  async function runBatches() {
    while (turns.waiting() > 0) {
      // All requests that have arrived by now are read first, and join the batch.
      await new Promise((resolve) => setImmediate(resolve))
      const startedAt = performance.now()
      await runBatch(turns.take(), setting, known)
      await turns.rest(performance.now() - startedAt)
    }
    running = undefined
  }

  return {
    append(write) {
      if (turns.waiting() >= WAITING_MAX)
        return Promise.resolve({ ok: false, reason: 'server-busy' })
      return new Promise((resolve, reject) => {
        const isTaken = turns.push({ write, resolve, reject })
        if (!isTaken) resolve({ ok: false, reason: 'server-busy' })
        else running ??= runBatches()
      })
    },
    forget: (spaceId) => known.forget(textOf(spaceId)),
    forgetAll: () => known.forgetAll(),
    drained: () => running ?? Promise.resolve()
  }
}

function authorOf({ write }: Waiting): string {
  return textOf(write.record.header.author)
}

async function runBatch(
  waiting: readonly Waiting[],
  setting: AppendSetting,
  known: ReturnType<typeof rememberUpTo<KnownSpace>>
): Promise<void> {
  const drafts = new Map<string, Draft>()
  async function draftFor(spaceId: SpaceId, db: Writer): Promise<Draft> {
    const name = textOf(spaceId)
    const space = known.get(name)
    const draft =
      drafts.get(name) ?? (space ? draftOfKnown(spaceId, space) : await readDraft(db, spaceId))
    drafts.set(name, draft)
    return draft
  }
  try {
    const results = await commitAll(waiting, setting, draftFor)
    setting.countBatch(waiting.length)
    keepDrafts(drafts, known)
    setting.publish(committedOf(drafts))
    waiting.forEach(({ resolve }, index) => {
      const result = results[index]
      if (result) resolve(result)
    })
  } catch (cause) {
    // What the disk holds now is not certain: the next batch reads it again.
    for (const name of drafts.keys()) known.forget(name)
    await failBatch(waiting, { cause, setting, known })
    return
  }
  if ([...drafts.values()].some(({ hasErased }) => hasErased)) setting.clearJournal()
}

function commitAll(
  waiting: readonly Waiting[],
  { store, clock, receipts }: AppendSetting,
  draftFor: (spaceId: SpaceId, db: Writer) => Promise<Draft>
): Promise<WriteResult[]> {
  const writes = waiting.map(({ write }) => write)
  const time = { now: clock.now(), isClockSure: clock.isSure() }
  return store.write(async (db) => {
    const batch = { db, ...time, isPlaceClosed: await isPlaceClosed(db, clock) }
    return commitBatch({ writes, draftFor, receipts }, batch)
  })
}

// A mistake of our own over one write must not refuse its neighbours: each is tried alone once more.
async function failBatch(
  waiting: readonly Waiting[],
  failed: {
    readonly cause: unknown
    readonly setting: AppendSetting
    readonly known: ReturnType<typeof rememberUpTo<KnownSpace>>
  }
): Promise<void> {
  const { cause, setting, known } = failed
  if (!isStoreTrouble(cause) && waiting.length > 1) {
    for (const one of waiting) await runBatch([one], setting, known)
    return
  }
  const trouble = isStoreTrouble(cause) ? storeTroubleOf(cause) : cause
  for (const { reject } of waiting) reject(trouble)
}

function keepDrafts(
  drafts: ReadonlyMap<string, Draft>,
  known: ReturnType<typeof rememberUpTo<KnownSpace>>
): void {
  for (const [name, draft] of drafts) {
    const space = knownOfDraft(draft)
    if (space) known.set(name, space)
    else known.forget(name)
  }
}

function committedOf(drafts: ReadonlyMap<string, Draft>): Committed[] {
  return [...drafts.values()].flatMap(({ spaceId, landed, receipt, state }) =>
    receipt ? [{ spaceId, landed, receipt, isClosed: state?.isClosed ?? false }] : []
  )
}
