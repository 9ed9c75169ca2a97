/** Lets the clients of this process wait for a shorter time than people would have to. */
import { vi } from 'vitest'

/**
 * What waits for silence waits for minutes. Within `work` every wait that a client begins is so many times
 * as short; the server, in its own process, knows nothing of it.
 */
export async function hastened(times: number, work: () => Promise<void>): Promise<void> {
  const { setTimeout: wait } = globalThis
  const limit = AbortSignal.timeout.bind(AbortSignal)
  const hasty = (run: () => void, ms = 0, ...more: unknown[]) => wait(run, ms / times, ...more)
  vi.spyOn(globalThis, 'setTimeout').mockImplementation(hasty as typeof setTimeout)
  vi.spyOn(AbortSignal, 'timeout').mockImplementation((ms) => limit(ms / times))
  try {
    await work()
  } finally {
    vi.restoreAllMocks()
  }
}
