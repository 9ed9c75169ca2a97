import { watchExit } from '#lib/ui/exit/watch-exit.ts'
import { app, dropEverything } from './app.svelte.ts'
import { otherTab } from './other-tab.svelte.ts'

/**
 * Makes a page let go of everything: by Exit at once, and by leaving it in any other way unless this
 * is one's own device, where a reload within the idle time goes on. Returns how to stop.
 */
export function guardPage(): () => void {
  const stopWatching = watchExit(dropEverything, () => app.view.preferences.exitTo)
  addEventListener('pagehide', letGo)
  return () => {
    stopWatching()
    removeEventListener('pagehide', letGo)
  }
}

function letGo(): void {
  const { session } = app.view
  const isKept = session.state === 'open' && session.device === 'own'
  if (isKept) return
  // The Worker goes with its page, often before its goodbye is out, and the cookie would stay behind.
  // A newer tab has a sign-in of its own by now, under the same cookie: that one is not ended here.
  const isOurs = session.state !== 'signed-out' && !otherTab.isNewer
  void dropEverything()
  if (isOurs) void fetch('/api/session', { method: 'DELETE', keepalive: true }).catch(() => null)
}
