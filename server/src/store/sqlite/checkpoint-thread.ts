// The thread of `checkpoints.ts`. It never ends by itself: what fails now is tried again.
import { DatabaseSync } from 'node:sqlite'
import { parentPort, workerData } from 'node:worker_threads'
import type { ClearReply, ClearRequest } from './checkpoints.ts'
import { forgetOrder } from './forget-order.ts'

const EVERY_MS = 1000
/** A journal longer than this (64 MiB) is emptied even if a writer has to wait a moment. */
const PAGES_MAX = 16_384

const { path } = workerData as { readonly path: string }
const database = new DatabaseSync(path)
database.exec('pragma busy_timeout = 5000')
database.exec('pragma synchronous = full')
database.exec('pragma secure_delete = on')

/**
 * A backup that reads just then can hold the journal; what was erased must still go from it. So must what a
 * server that was killed left there.
 */
let mustClear = true

setInterval(() => {
  if (mustClear) mustClear = !checkpoint('truncate').isDone
  const passed = checkpoint('passive')
  if (passed.pages <= PAGES_MAX) return
  // The second pass leaves little to do while the writer waits.
  checkpoint('passive')
  checkpoint('restart')
}, EVERY_MS)

parentPort?.on('message', ({ clear, isOrderForgotten }: ClearRequest) => {
  const isForgotten = !isOrderForgotten || tryForgetOrder()
  mustClear = !checkpoint('truncate').isDone
  const reply: ClearReply = { cleared: clear, isClear: isForgotten && !mustClear }
  parentPort?.postMessage(reply)
})

function tryForgetOrder(): boolean {
  try {
    forgetOrder(database)
    return true
  } catch {
    // A full disk, for one: nothing was changed, and the next hour tries again.
    return false
  }
}

function checkpoint(way: 'passive' | 'restart' | 'truncate'): { pages: number; isDone: boolean } {
  try {
    const row = database.prepare(`pragma wal_checkpoint(${way})`).get()
    return { pages: Number(row?.['log']), isDone: row?.['busy'] === 0 }
  } catch {
    // A full disk, for one: the journal stays as it is, and nothing of it is lost.
    return { pages: 0, isDone: false }
  }
}
