/** Two tabs of one browser share one sign-in, so the older one says that there is a newer one. */
const channelName = 'notes'

class OtherTab {
  isNewer = $state(false)

  /** Tells other tabs that this one is open, and hears of newer ones until it is stopped. */
  start(): () => void {
    if (typeof BroadcastChannel === 'undefined') return () => {}
    const channel = new BroadcastChannel(channelName)
    channel.addEventListener('message', () => (this.isNewer = true))
    channel.postMessage('opened')
    return () => {
      channel.close()
      this.isNewer = false
    }
  }
}

export const otherTab = new OtherTab()
