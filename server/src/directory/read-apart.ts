/** Reads a feed on a thread of its own, with a bound on its memory and its time: others are served meanwhile. */
import { on } from 'node:events'
import { Worker } from 'node:worker_threads'
import type { FeedFile } from './feed-file.ts'
import type { FeedBatch } from './read-feed.ts'

const THREAD = new URL('./feed-thread.ts', import.meta.url)
const MEMORY_MB = 1024
const PATIENCE_MS = 30 * 60_000

/** @throws where the thread broke off, ran out of memory, or took too long */
export async function* readApart(
  file: FeedFile,
  stopped?: AbortSignal,
  patienceMs = PATIENCE_MS
): AsyncGenerator<FeedBatch> {
  const thread = new Worker(THREAD, {
    workerData: file,
    resourceLimits: { maxOldGenerationSizeMb: MEMORY_MB }
  })
  const signal = untilStopped(patienceMs, stopped)
  const ended = Promise.withResolvers<number>()
  thread.once('exit', (code) => ended.resolve(code))
  try {
    for await (const [batch] of on(thread, 'message', { signal, close: ['exit'] })) {
      yield batch as FeedBatch
      thread.postMessage('taken')
    }
    if ((await ended.promise) !== 0) throw new Error('The thread that read a feed ended')
  } finally {
    await thread.terminate()
  }
}

/** Ends what takes too long, or is told to stop. */
export function untilStopped(patienceMs: number, stopped?: AbortSignal): AbortSignal {
  const late = AbortSignal.timeout(patienceMs)
  return stopped ? AbortSignal.any([late, stopped]) : late
}
