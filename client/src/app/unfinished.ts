/** What a line that broke has left half done. It goes on by itself until nothing is left. */
import type { OpenAccount } from '../account/open-account.ts'
import type { SignInTools } from '../account/sign-in.ts'
import { sendUnlocks } from '../account/unlocks.ts'
import { changeKeys, isChangingKeys } from '../sync/change-keys.ts'
import { inTurn } from '../sync/in-turn.ts'
import type { MySpaces } from '../sync/my-spaces.ts'

const RETRY_MS_MIN = 1_000
const RETRY_MS_MAX = 60_000

export class Unfinished {
  /** One try. True if nothing is left to do. */
  readonly #finish: () => Promise<boolean>
  readonly #turn = inTurn()
  #retryMs = RETRY_MS_MIN
  #timer: ReturnType<typeof setTimeout> | undefined
  #isClosed = false

  constructor(finish: () => Promise<boolean>) {
    this.#finish = finish
  }

  /** Tries now; where something stays undone, more tries follow. */
  goOn(): Promise<void> {
    return this.#turn(() => this.#try())
  }

  close(): void {
    this.#isClosed = true
    clearTimeout(this.#timer)
  }

  async #try(): Promise<void> {
    if (this.#isClosed) return
    clearTimeout(this.#timer)
    const isDone = await this.#finish()
    if (isDone) this.#retryMs = RETRY_MS_MIN
    if (isDone || this.#isClosed) return
    this.#timer = setTimeout(() => void this.goOn(), this.#retryMs)
    this.#retryMs = Math.min(this.#retryMs * 2, RETRY_MS_MAX)
  }
}

/** What of one's keys is not as it was asked for. */
export function areKeysChanging(account: OpenAccount, spaces: MySpaces): boolean {
  return hasSentWords(account) || isChangingKeys(account, spaces)
}

/** Goes on with a change of ways in whose words were shown, and with one of keys. True if nothing is left. */
export async function finishKeys(
  tools: SignInTools,
  account: OpenAccount,
  spaces: MySpaces
): Promise<boolean> {
  const { sentUnlocks } = account
  if (sentUnlocks && hasSentWords(account)) await sendUnlocks(tools, account, sentUnlocks)
  if (isChangingKeys(account, spaces)) {
    const taken = await spaces.takeUpKeys()
    if (taken.ok) await changeKeys(account, spaces)
  }
  return !areKeysChanging(account, spaces)
}

function hasSentWords({ sentUnlocks }: OpenAccount): boolean {
  return sentUnlocks !== undefined && sentUnlocks.kitWords.length > 0
}
