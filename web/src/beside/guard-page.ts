import { watchExit } from '#lib/ui/exit/watch-exit.ts'
import { app, dropEverything, dropThisTab, mayBeIn } from './app.svelte.ts'
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

/** Drops what this tab holds. A newer one signed in anew under the same cookie, and stays signed in. */
export function lockTab(): void {
  if (otherTab.isNewer) dropThisTab()
  else void dropEverything()
}

function letGo(): void {
  const { session } = app.view
  const isKept = session.state === 'open' && session.device === 'own'
  if (isKept) return
  const isOurs = mayBeIn() && !otherTab.isNewer
  // A tab in which nobody came in says no goodbye: another tab may be signed in under the same cookie.
  if (isOurs) void dropEverything()
  else dropThisTab()
  // The Worker goes with its page, often before its goodbye is out, and the cookie would stay behind.
  if (isOurs) void fetch('/api/session', { method: 'DELETE', keepalive: true }).catch(() => null)
}
