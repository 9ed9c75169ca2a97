import { existsSync, rmSync } from 'node:fs'

const PAUSE_MS = 50
const TIMES_MAX = 20

/**
 * Removes a folder from which other threads of this process may still work: a store that writes makes a folder
 * that is not empty, and a start that was on its way makes the whole folder anew.
 */
export function removeForGood(folder: string): void {
  const again = { maxRetries: 10, retryDelay: PAUSE_MS }
  for (let time = 0; time < TIMES_MAX; time += 1) {
    rmSync(folder, { recursive: true, force: true, ...again })
    sleep(PAUSE_MS)
    if (!existsSync(folder)) return
  }
}

function sleep(ms: number): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ms)
}
