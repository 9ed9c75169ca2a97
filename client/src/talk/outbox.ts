/**
 * Words on their way, and a yes to an agreement. They are kept here from the moment of sending until the server has them for good; each
 * has one write key, so a lost reply never makes two of them. To each person they leave in the order in
 * which they were written.
 */
import type { Refused } from '@beside/kernel'
import type { AppendRefusal, AppendResult } from '../spaces/append.ts'

const RETRY_MS_MIN = 1_000
const RETRY_MS_MAX = 20_000
export const WAITING_MAX = 200

type Waiting = {
  readonly talkId: string
  readonly entryId: string
  readonly writeKey: string
}
export type WaitingWords = Waiting & {
  readonly text: string
  readonly notes: readonly string[]
  readonly writtenAt: number
  readonly mentions?: readonly string[]
  readonly answers?: Answered
}
/** A yes, and what it was said to: it counts for nothing else. */
export type WaitingYes = Waiting & { readonly yesTo: AgreedWords }
export type AgreedWords = {
  readonly id: string
  readonly text: string
  readonly allowsDetail: boolean
}
/** The words that others answer, and where they stand in the log. */
export type Answered = { readonly id: string; readonly threadId: string; readonly seq: number }
/** Nobody's words get through just now. */
const PASSING: ReadonlySet<AppendRefusal | 'paused'> = new Set([
  'unreachable',
  'slow-down',
  'store-full',
  'store-unavailable',
  'server-busy',
  'clock-unsure',
  'not-signed-in'
])
/**
 * `ended` is said by the chain alone, and for good: a server does not say it. `needless` is for a yes to what stands
 * there no more. `paused` is said by those who wrote it, by
 * the hours of a circle, or for an account that may only read: those words wait.
 */
export type SendResult = AppendResult | Refused<'ended' | 'paused' | 'needless'>

export class Outbox {
  readonly #send: (one: WaitingWords | WaitingYes) => Promise<SendResult>
  readonly #changed: () => void
  #waiting: readonly (WaitingWords | WaitingYes)[] = []
  readonly #tried = new WeakSet<Waiting>()
  // Bonds that are over: what waited for them goes nowhere. It stays, so that its author can copy it.
  readonly #over = new Set<string>()
  #sending: Waiting | undefined
  #isSending = false
  #isClosed = false
  // The line may come back, or words may come, while an attempt ends: then there is one more at once.
  #isHurried = false
  #retryMs = RETRY_MS_MIN
  #timer: ReturnType<typeof setTimeout> | undefined

  constructor(send: (one: WaitingWords | WaitingYes) => Promise<SendResult>, changed: () => void) {
    this.#send = send
    this.#changed = changed
  }

  /** False when too much is waiting already. */
  add(one: WaitingWords | WaitingYes): boolean {
    if (this.#waiting.length >= WAITING_MAX) return false
    // Words may have to wait until their circle is open, and a yes does not.
    this.#waiting = 'yesTo' in one ? [one, ...this.#waiting] : [...this.#waiting, one]
    this.#changed()
    this.#isHurried = this.#isSending
    void this.#run()
    return true
  }

  waitingIn(talkId: string): readonly WaitingWords[] {
    return this.#waiting.filter((one) => 'text' in one).filter((one) => one.talkId === talkId)
  }

  /** The agreement to which a yes is on its way there. */
  yesIn(talkId: string): AgreedWords | undefined {
    return this.#waiting.filter((one) => 'yesTo' in one).find((one) => one.talkId === talkId)?.yesTo
  }

  /** Words that wait though they were on their way before: they may have arrived. */
  triedWords(entryId: string): WaitingWords | undefined {
    const words = this.#waiting.filter((one) => 'text' in one)
    return words.find((one) => one.entryId === entryId && this.#tried.has(one))
  }

  get isEmpty(): boolean {
    return this.#waiting.length === 0
  }

  /** Whether these words are on their way at this moment. */
  isSending(entryId: string): boolean {
    return this.#sending?.entryId === entryId
  }

  /** Takes words out that are not on their way just now. True if they were still here. */
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
    if (this.#isClosed || !(isWaiting || this.#isHurried)) return
    this.#timer = setTimeout(() => void this.#run(), this.#isHurried ? 0 : this.#retryMs)
    this.#retryMs = Math.min(this.#retryMs * 2, RETRY_MS_MAX)
  }

  /** True if words are left that have to wait. Those of one bond hold up no other. */
  async #sendAll(): Promise<boolean> {
    const held = new Set<string>()
    for (;;) {
      const next = this.#waiting.find(({ talkId }) => !held.has(talkId) && !this.#over.has(talkId))
      if (!next) return held.size > 0
      this.#sending = next
      this.#tried.add(next)
      const sent = await this.#send(next)
      this.#sending = undefined
      if (sent.ok || sent.reason === 'needless') {
        this.#retryMs = RETRY_MS_MIN
        this.#remove(next)
      } else if (sent.reason === 'ended') this.#over.add(next.talkId)
      else if (PASSING.has(sent.reason)) return true
      // A pause, something that does not fit, or a stranger on the way who answered: its words stay.
      else held.add(next.talkId)
    }
  }

  #remove(sent: Waiting): void {
    this.#waiting = this.#waiting.filter((one) => one !== sent)
    this.#changed()
  }
}
