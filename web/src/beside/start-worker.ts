import { ownScript } from '#lib/ui/own-script.ts'
import workerUrl from './worker.ts?worker&url'

/** Starts the Worker in which the client lives. */
export function startWorker(): Worker {
  return new Worker(ownScript(workerUrl), { type: 'module', name: 'notes' })
}
