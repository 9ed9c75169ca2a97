import type { Clock } from '../../server/src/clock/clock.ts'

export type MovedClock = Clock & {
  /** Goes on from this time, ms since 1970. It never goes back. */
  moveTo(time: number): void
  /** Goes on as the machine's own clock. */
  comeHome(): void
}

/** A clock that runs as time does, but some while ago. Wall and steady time move as one. */
export function openMovedClock(): MovedClock {
  let behindMs = 0
  const now = () => Date.now() - behindMs
  return {
    now,
    elapsed: now,
    moveTo(time) {
      behindMs = Date.now() - time
    },
    comeHome() {
      behindMs = 0
    }
  }
}
