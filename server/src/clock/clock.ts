/** Time as the server knows it. The log's own time comes from here, so it must be watched. */
import { uptime } from 'node:os'
import { DAY_MS } from '@beside/contract'

export type Clock = {
  /** Wall time, ms since 1970. */
  now(): number
  /** Ms since some fixed moment. It never jumps, and it goes on while the machine sleeps. */
  elapsed(): number
}

export type WatchedClock = Clock & {
  /** False while the wall clock has left the steady one: then nothing that time drives may happen. */
  isSure(): boolean
  /** Today, as the account side keeps it. */
  today(): string
}

export const systemClock: Clock = makeSystemClock()

// The system's uptime counts sleep, which a timer of the process does not. Asking for it reads a file, so
// it is asked once a second, and the timer counts in between.
function makeSystemClock(): Clock {
  let askedAt = -Infinity
  let up = 0
  return {
    now: () => Date.now(),
    elapsed() {
      const timer = performance.now()
      if (timer - askedAt > 1000) {
        askedAt = timer
        up = uptime() * 1000
      }
      return up + timer - askedAt
    }
  }
}

const DRIFT_MAX_MS = 5 * 60_000

/**
 * Watches a clock from now on: it is sure while wall time and steady time stay within five minutes. While it
 * is not, `now` goes on from the start by steady time: a wrong time in a log could never be taken back.
 */
export function watchClock(clock: Clock): WatchedClock {
  const startedAt = clock.now() - clock.elapsed()
  const steadyNow = () => startedAt + clock.elapsed()
  const isSure = () => Math.abs(clock.now() - steadyNow()) <= DRIFT_MAX_MS
  const now = () => Math.floor(isSure() ? clock.now() : steadyNow())
  let day = -1
  let today = ''
  return {
    now,
    elapsed: () => clock.elapsed(),
    isSure,
    today() {
      const time = now()
      const dayNow = Math.floor(time / DAY_MS)
      if (dayNow !== day) {
        day = dayNow
        today = dateOf(time)
      }
      return today
    }
  }
}

/** YYYY-MM-DD, the only kind of time on the account side. */
export function dateOf(time: number): string {
  return new Date(time).toISOString().slice(0, 10)
}
