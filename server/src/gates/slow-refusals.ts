/**
 * Whoever is told to come back later, or that there is no such invitation, waits a moment for that answer already. A
 * flood that does not listen to advice, or that guesses, comes no faster than it is answered, and everybody else keeps the machine. Only so many answers are held
 * back at once: more lines than that are a flood of lines, which the proxy in front has to stop.
 */
import { setTimeout as sleep } from 'node:timers/promises'

export type SlowRefusals = {
  /** Fulfilled when the refusal may go out. */
  hold(): Promise<void>
}

const HOLD_MS = 300
const HELD_MAX = 1000

export function openSlowRefusals(heldMax = HELD_MAX, holdMs = HOLD_MS): SlowRefusals {
  let held = 0
  return {
    async hold() {
      if (held >= heldMax) return
      held += 1
      await sleep(holdMs)
      held -= 1
    }
  }
}
