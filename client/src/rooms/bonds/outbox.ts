/**
 * Words on their way. They are kept here from the moment of sending until the server has them for good; each
 * has one write key, so a lost reply never makes two of them, and they leave in the order they were written.
 */
import { ok, type Result } from '@beside/kernel'
import type { AppendResult } from '../../spaces/append.ts'

const RETRY_MS_MIN = 1_000
const RETRY_MS_MAX = 20_000
export const WAITING_MAX = 200

export type WaitingWords = {
  readonly bondId: string
  readonly entryId: string
  readonly writeKey: string
  readonly text: string
  readonly notes: readonly string[]
  readonly writtenAt: number
}
export type Outbox = {
  /** False when too much is waiting already. */
  readonly add: (words: WaitingWords) => boolean
  readonly waitingIn: (bondId: string) => readonly WaitingWords[]
  /** Takes words out before they were sent. True if they were still here. */
  readonly withdraw: (entryId: string) => boolean
  /** Tries again now: the line is back. */
  readonly hurry: () => void
  readonly close: () => void
}

/** Reasons after which the same words can still be sent later. */
const PASSING = new Set([
  'unreachable',
  'slow-down',
  'store-full',
  'store-unavailable',
  'server-busy',
  'not-found',
  'not-signed-in'
])

export function makeOutbox(
  send: (words: WaitingWords) => Promise<AppendResult>,
  changed: () => void
): Outbox {
  let waiting: readonly WaitingWords[] = []
  let isSending = false
  let isClosed = false
  let retryMs = RETRY_MS_MIN
  let timer: ReturnType<typeof setTimeout> | undefined

  async function sendNext(): Promise<Result<boolean, string>> {
    const next = waiting[0]
    if (!next) return ok(false)
    const sent = await send(next)
    const isKept = !sent.ok && PASSING.has(sent.reason)
    if (isKept) return sent
    // Sent, or never to be sent: a bond that ended meanwhile. Either way it waits no longer.
    waiting = waiting.filter((one) => one !== next)
    changed()
    return ok(true)
  }

  async function run(): Promise<void> {
    if (isSending || isClosed) return
    isSending = true
    clearTimeout(timer)
    for (;;) {
      const sent = await sendNext()
      if (isClosed) return
      if (!sent.ok) {
        timer = setTimeout(() => void run(), retryMs)
        retryMs = Math.min(retryMs * 2, RETRY_MS_MAX)
        break
      }
      retryMs = RETRY_MS_MIN
      if (!sent.value) break
    }
    isSending = false
  }

  return {
    add(words) {
      if (waiting.length >= WAITING_MAX) return false
      waiting = [...waiting, words]
      changed()
      void run()
      return true
    },
    waitingIn: (bondId) => waiting.filter((one) => one.bondId === bondId),
    withdraw(entryId) {
      const found = waiting.find((one) => one.entryId === entryId)
      // What is on its way already cannot be held back here; it can be taken back once it is there.
      if (!found || (isSending && found === waiting[0])) return false
      waiting = waiting.filter((one) => one !== found)
      changed()
      return true
    },
    hurry() {
      retryMs = RETRY_MS_MIN
      void run()
    },
    close() {
      isClosed = true
      waiting = []
      clearTimeout(timer)
    }
  }
}
