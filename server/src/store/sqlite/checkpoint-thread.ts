// The thread of `checkpoints.ts`. It never ends by itself: what fails now is tried again.
import { DatabaseSync } from 'node:sqlite'
import { setTimeout as sleep } from 'node:timers/promises'
import { parentPort, workerData } from 'node:worker_threads'
import type { ClearReply, ClearRequest } from './checkpoints.ts'
import { forgetOrder } from './forget-order.ts'

const EVERY_MS = 1000
/** A journal longer than this (64 MiB) is emptied as soon as nobody writes just then. */
const PAGES_MAX = 16_384
/** Whoever asks for an empty journal is told after this long that it is not empty yet. */
const CLEAR_WAIT_MS = 5000
const RESTART_WAIT_MS = 500
const AGAIN_MS = 25

const { path } = workerData as { readonly path: string }
const database = new DatabaseSync(path)
database.exec('pragma synchronous = full')
database.exec('pragma secure_delete = on')

/**
 * A backup that reads just then can hold the journal; what was erased must still go from it. So must what a
 * server that was killed left there.
 */
let mustClear = true
let clearing: Promise<boolean> | undefined

setInterval(() => void keepShort(), EVERY_MS)

parentPort?.on('message', (request: ClearRequest) => void answer(request))

async function answer({ clear, isOrderForgotten }: ClearRequest): Promise<void> {
  const isForgotten = !isOrderForgotten || tryForgetOrder()
  mustClear = true
  clearing ??= tryUntil(tryClear, CLEAR_WAIT_MS).finally(() => {
    clearing = undefined
  })
  const reply: ClearReply = { cleared: clear, isClear: isForgotten && (await clearing) }
  parentPort?.postMessage(reply)
}

async function keepShort(): Promise<void> {
  if (mustClear) tryClear()
  if (checkpoint('passive').pages <= PAGES_MAX) return
  await tryUntil(() => checkpoint('restart').isDone, RESTART_WAIT_MS)
}

async function tryUntil(attempt: () => boolean, waitMs: number): Promise<boolean> {
  const until = performance.now() + waitMs
  while (!attempt()) {
    if (performance.now() >= until) return false
    await sleep(AGAIN_MS)
  }
  return true
}

function tryClear(): boolean {
  // The second pass leaves little to do while a writer waits.
  checkpoint('passive')
  const { isDone } = checkpoint('truncate')
  if (isDone) mustClear = false
  return isDone
}

function tryForgetOrder(): boolean {
  try {
    database.exec('pragma busy_timeout = 5000')
    forgetOrder(database)
    return true
  } catch {
    // A full disk, for one: nothing was changed, and the next hour tries again.
    return false
  }
}

function checkpoint(way: 'passive' | 'restart' | 'truncate'): { pages: number; isDone: boolean } {
  try {
    // All but `passive` wait for readers with the lock for writing in hand, so they must not wait at all:
    // a backup reads for minutes, and nobody could write (sqlite.org/c3ref/wal_checkpoint_v2.html).
    database.exec('pragma busy_timeout = 0')
    const row = database.prepare(`pragma wal_checkpoint(${way})`).get()
    return { pages: Number(row?.['log']), isDone: row?.['busy'] === 0 }
  } catch {
    // A full disk, for one: the journal stays as it is, and nothing of it is lost.
    return { pages: 0, isDone: false }
  }
}
