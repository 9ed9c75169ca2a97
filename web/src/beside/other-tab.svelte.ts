/** Two tabs of one browser share one sign-in, so the older one says that there is a newer one. */
const channelName = 'notes'
const sayEveryMs = 30_000

class OtherTab {
  isNewer = $state(false)
  /** When somebody last did something in another tab that is signed in, ms since 1970. */
  #activeAt = 0
  #saidAt = 0
  #channel: BroadcastChannel | null = null

  /** Tells other tabs that this one is open, and hears of newer ones until it is stopped. */
  start(): () => void {
    if (typeof BroadcastChannel === 'undefined') return () => {}
    const channel = new BroadcastChannel(channelName)
    channel.addEventListener('message', ({ data }) => {
      this.#activeAt = Date.now()
      if (data === 'opened') this.isNewer = true
    })
    channel.postMessage('opened')
    this.#channel = channel
    return () => {
      channel.close()
      this.#channel = null
      this.isNewer = false
    }
  }

  /** Somebody is here: another tab that is quiet must not end what they are at. */
  saySomebodyIsHere(): void {
    const now = Date.now()
    if (this.#channel === null || now - this.#saidAt < sayEveryMs) return
    this.#saidAt = now
    this.#channel.postMessage('active')
  }

  wasActiveWithin(ms: number): boolean {
    return Date.now() - this.#activeAt < ms
  }
}

export const otherTab = new OtherTab()
