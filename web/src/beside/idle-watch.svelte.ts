import { saySomebodyIsHere } from './app.svelte.ts'
import { judgeIdle } from './idle.ts'
import { otherTab } from './other-tab.svelte.ts'

const lookEveryMs = 5_000
const signs = ['pointerdown', 'keydown', 'wheel', 'touchmove', 'input'] as const

class IdleWatch {
  /** True while the screen says that it locks soon. */
  isWarning = $state(false)
  #quietSince = 0

  /** Watches until it is stopped; `lock` is called once the idle time is over. */
  start(lock: () => void): () => void {
    const stopping = new AbortController()
    const options = { capture: true, passive: true, signal: stopping.signal }
    this.stay()
    for (const sign of signs) addEventListener(sign, () => this.#notice(), options)
    const look = () => this.#look(lock)
    // A laptop that was closed comes back with its clock moved on: look before anybody reads.
    document.addEventListener('visibilitychange', look, options)
    const timer = setInterval(look, lookEveryMs)
    return () => {
      stopping.abort()
      clearInterval(timer)
      this.isWarning = false
    }
  }

  /** Somebody said that they are still there. */
  stay(): void {
    this.#notice()
    this.isWarning = false
  }

  #notice(): void {
    this.#quietSince = Date.now()
    saySomebodyIsHere()
    otherTab.saySomebodyIsHere()
  }

  #look(lock: () => void): void {
    const idle = judgeIdle(Date.now() - this.#quietSince)
    if (idle === 'lock') lock()
    // It goes away at the next look and not under the finger that reaches for it.
    else this.isWarning = idle === 'warn'
  }
}

export const idleWatch = new IdleWatch()
