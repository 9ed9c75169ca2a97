/**
 * SQLite's journal (WAL) must flow into the store now and then. Done by the connection that writes, that
 * would make every few hundredth record wait for hundreds of pages; so a thread of its own does it.
 */
import { Worker } from 'node:worker_threads'

export type Checkpoints = AsyncDisposable & {
  /**
   * Fulfilled once the journal is empty, and holds nothing of what was erased. Where somebody reads on for
   * long it is rejected: then it is emptied later, as soon as it can be. No writer waits for it.
   */
  clear(): Promise<void>
  /** Lays the rows of the account side by their keys first (`forget-order.ts`). */
  forgetOrder(): Promise<void>
}

/** What the thread is asked and answers. */
export type ClearRequest = { readonly clear: number; readonly isOrderForgotten: boolean }
export type ClearReply = { readonly cleared: number; readonly isClear: boolean }

export function startCheckpoints(path: string): Checkpoints {
  const worker = new Worker(new URL('./checkpoint-thread.ts', import.meta.url), {
    workerData: { path }
  })
  // The thread alone must not keep a process alive.
  worker.unref()
  const asked = new Map<number, (isClear: boolean) => void>()
  let count = 0
  worker.on('message', ({ cleared, isClear }: ClearReply) => {
    asked.get(cleared)?.(isClear)
    asked.delete(cleared)
    if (asked.size === 0) worker.unref()
  })
  function ask(isOrderForgotten: boolean): Promise<void> {
    count += 1
    const request: ClearRequest = { clear: count, isOrderForgotten }
    return new Promise((resolve, reject) => {
      asked.set(request.clear, (isClear) => {
        if (isClear) resolve()
        else reject(new Error('The journal could not be cleared'))
      })
      // Whoever asks waits for the answer, also where nothing else keeps the process.
      worker.ref()
      worker.postMessage(request)
    })
  }
  return {
    clear: () => ask(false),
    forgetOrder: () => ask(true),
    async [Symbol.asyncDispose]() {
      await worker.terminate()
    }
  }
}
