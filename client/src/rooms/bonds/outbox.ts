/**
 * Words on their way. They are kept here from the moment of sending until the server has them for good; each
 * has one write key, so a lost reply never makes two of them. To each person they leave in the order in
 * which they were written.
 */
import type { AppendRefusal, AppendResult } from '../../spaces/append.ts'

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
/** Nobody's words get through just now. */
const PASSING: ReadonlySet<AppendRefusal> = new Set([
  'unreachable',
  'slow-down',
  'store-full',
  'store-unavailable',
  'server-busy',
  'clock-unsure',
  'not-signed-in'
])
/** The words of one bond wait: something of it does not fit, or a stranger on the way answered for it. */
const HOLDING: ReadonlySet<AppendRefusal> = new Set([
  'not-found',
  'token-refused',
  'stopped',
  'no-key',
  'something-unexpected'
])

export class Outbox {
  readonly #send: (words: WaitingWords) => Promise<AppendResult>
  readonly #changed: () => void
  #waiting: readonly WaitingWords[] = []
  #sending: WaitingWords | undefined
  #isSending = false
  #isClosed = false
  // The line may come back while an attempt is still failing: then there is one more at once.
  #isHurried = false
  #retryMs = RETRY_MS_MIN
  #timer: ReturnType<typeof setTimeout> | undefined

  constructor(send: (words: WaitingWords) => Promise<AppendResult>, changed: () => void) {
    this.#send = send
    this.#changed = changed
  }

  /** False when too much is waiting already. */
  add(words: WaitingWords): boolean {
    if (this.#waiting.length >= WAITING_MAX) return false
    this.#waiting = [...this.#waiting, words]
    this.#changed()
    void this.#run()
    return true
  }

  waitingIn(bondId: string): readonly WaitingWords[] {
    return this.#waiting.filter((one) => one.bondId === bondId)
  }

  /** Takes words out before they were sent. True if they were still here. */
  withdraw(entryId: string): boolean {
    const found = this.#waiting.find((one) => one.entryId === entryId)
    // What is on its way cannot be held back here; it can be taken back once it is there.
    if (!found || found === this.#sending) return false
    this.#remove(found)
    return true
  }

  /** Tries again now: the line is back. */
  hurry(): void {
    this.#retryMs = RETRY_MS_MIN
    this.#isHurried = this.#isSending
    void this.#run()
  }

  close(): void {
    this.#isClosed = true
    this.#waiting = []
    clearTimeout(this.#timer)
  }

  async #run(): Promise<void> {
    if (this.#isSending || this.#isClosed) return
    clearTimeout(this.#timer)
    this.#isSending = true
    this.#isHurried = false
    const isWaiting = await this.#sendAll()
    this.#isSending = false
    if (!isWaiting || this.#isClosed) return
    this.#timer = setTimeout(() => void this.#run(), this.#isHurried ? 0 : this.#retryMs)
    this.#retryMs = Math.min(this.#retryMs * 2, RETRY_MS_MAX)
  }

  /** True if words are left that have to wait. Those of one bond hold up no other. */
  async #sendAll(): Promise<boolean> {
    const held = new Set<string>()
    for (;;) {
      const next = this.#waiting.find(({ bondId }) => !held.has(bondId))
      if (!next) return held.size > 0
      this.#sending = next
      const sent = await this.#send(next)
      this.#sending = undefined
      if (!sent.ok && PASSING.has(sent.reason)) return true
      if (!sent.ok && HOLDING.has(sent.reason)) held.add(next.bondId)
      else {
        this.#retryMs = RETRY_MS_MIN
        // Sent, or never to be sent: a bond that ended meanwhile. Either way it waits no longer.
        this.#remove(next)
      }
    }
  }

  #remove(words: WaitingWords): void {
    this.#waiting = this.#waiting.filter((one) => one !== words)
    this.#changed()
  }
}
