import type { ChangeUnlocks } from '@beside/contract'
import type { Bytes } from '@beside/kernel'
import type { InTurn } from '../sync/in-turn.ts'

/**
 * New ways in as they were made. Once they were sent they may be in force, also where no answer came: they are
 * kept for the session, shown, and sent again, the very same, until the server has answered.
 */
export type SentUnlocks = {
  readonly change: Pick<ChangeUnlocks, 'kit' | 'passphrase'>
  /** The twelve new words; empty where the kit stays. */
  readonly kitWords: readonly string[]
  /** The new passphrase as it was typed; empty where there is none. */
  readonly typed: string
  /** Given where everything changes. */
  readonly root: Bytes | undefined
  /** Whoever presses again while the same goes out by itself waits for its answer. */
  readonly turn: InTurn
  isInForce: boolean
}
