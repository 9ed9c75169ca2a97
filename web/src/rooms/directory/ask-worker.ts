/** The page's side of the Worker that searches. */
import type { Progress } from '@beside/client/directory'
import { ownScript } from '#lib/ui/own-script.ts'
import type { Ask, Asks, FromSearch } from './search-messages.ts'
import workerUrl from './search-worker.ts?worker&url'

export type SearchWorker = {
  /** Undefined where the Worker broke, or its file did not come. */
  ask<Name extends Ask>(
    name: Name,
    argument: Asks[Name]['argument']
  ): Promise<Asks[Name]['value'] | undefined>
  stop(): void
}

export function startSearch(tell: (progress: Progress) => void): SearchWorker {
  const worker = new Worker(ownScript(workerUrl), { type: 'module', name: 'notes-list' })
  const waiting = new Map<number, (value: unknown) => void>()
  let calls = 0
  let isBroken = false
  worker.addEventListener('message', ({ data }: MessageEvent<FromSearch>) => {
    if ('progress' in data) tell(data.progress)
    else settle(data.id, 'value' in data ? data.value : undefined)
  })
  worker.addEventListener('error', breakOff)
  return {
    ask<Name extends Ask>(name: Name, argument: Asks[Name]['argument']) {
      calls += 1
      const id = calls
      return new Promise<Asks[Name]['value'] | undefined>((resolve) => {
        if (isBroken) return resolve(undefined)
        waiting.set(id, (value) => resolve(value as Asks[Name]['value'] | undefined))
        worker.postMessage({ id, ask: name, argument })
      })
    },
    stop() {
      worker.terminate()
      breakOff()
    }
  }

  function settle(id: number, value: unknown): void {
    waiting.get(id)?.(value)
    waiting.delete(id)
  }

  function breakOff(): void {
    isBroken = true
    for (const id of waiting.keys()) settle(id, undefined)
  }
}
